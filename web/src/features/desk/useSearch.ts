/** Search over case numbers, grids and addresses at once; a part that fails or may not be asked gives nothing. */
import { ref, shallowRef, watch } from 'vue'
import type { RouteLocationRaw } from 'vue-router'

import * as api from '@/api/calls'
import { useSession } from '@/features/session/useSession'

export interface Hit {
  kind: 'case' | 'grid' | 'address'
  key: string
  title: string
  note: string
  to: RouteLocationRaw
}

const WAIT_MS = 220
const EACH = 5

async function find(text: string, can: (verb: string) => boolean): Promise<Hit[]> {
  const [cases, grids, addresses] = await Promise.all([
    can('case.read') ? api.cases({ text, limit: EACH }).catch(() => null) : null,
    can('grid.read') ? api.grids({ q: text, limit: EACH }).catch(() => null) : null,
    can('route.ask') ? api.geocode(text).catch(() => null) : null,
  ])
  return [
    ...(cases?.items ?? []).map((one): Hit => ({
      kind: 'case',
      key: one.number,
      title: one.number,
      note: [one.category_zh, one.address_text || one.village_name].filter(Boolean).join(' · '),
      to: { name: 'case', params: { number: one.number } },
    })),
    ...(grids?.items ?? []).map((one): Hit => ({
      kind: 'grid',
      key: one.code,
      title: one.name,
      note: one.code,
      to: { name: 'map', query: { place: one.village_code, grid: one.code } },
    })),
    ...(addresses?.items ?? []).slice(0, EACH).map((one): Hit => ({
      kind: 'address',
      key: `${one.lng},${one.lat},${one.text}`,
      title: one.text,
      note: '',
      to: { name: 'map', query: { who: `${one.lng.toFixed(6)},${one.lat.toFixed(6)}` } },
    })),
  ]
}

export function useSearch() {
  const text = ref('')
  const hits = shallowRef<Hit[]>([])
  const searched = ref('')
  const { can } = useSession()
  let timer: ReturnType<typeof setTimeout> | undefined

  watch(text, (now) => {
    clearTimeout(timer)
    const wanted = now.trim()
    if (wanted.length < 2) {
      hits.value = []
      searched.value = ''
      return
    }
    timer = setTimeout(async () => {
      const found = await find(wanted, can)
      if (text.value.trim() !== wanted) return
      hits.value = found
      searched.value = wanted
    }, WAIT_MS)
  })
  return { text, hits, searched }
}
