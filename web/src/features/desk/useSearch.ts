/** Search over addresses, grids and case numbers at once; a part that fails or may not be asked gives nothing. */
import { onScopeDispose, ref, shallowRef, watch } from 'vue'

import { tryFor } from '@/api/cache'
import * as api from '@/api/calls'
import { geocode } from '@/features/routing'
import { CASE_VERBS, useSession } from '@/shared/session/useSession'

import { ranked, type Hit } from './hits'

const WAIT_MS = 220
const LEAST = 2
const EACH = 5

async function find(text: string, { can, me }: ReturnType<typeof useSession>): Promise<Hit[]> {
  const [cases, grids, addresses] = await Promise.all([
    CASE_VERBS.some(can) ? tryFor(api.cases({ text, limit: EACH })) : null,
    can('grid.read') ? tryFor(api.grids({ q: text, limit: EACH })) : null,
    can('route.ask') ? tryFor(geocode(text, { county: me.value?.home?.county_code ?? undefined })) : null,
  ])
  return ranked(text, cases?.items ?? [], grids?.items ?? [], (addresses?.items ?? []).slice(0, EACH))
}

export function useSearch() {
  const text = ref('')
  const hits = shallowRef<Hit[]>([])
  const searched = ref('')
  const session = useSession()
  let timer: ReturnType<typeof setTimeout> | undefined

  /** Asks at once; what was already answered isn't asked again. */
  async function search(): Promise<Hit[]> {
    clearTimeout(timer)
    const wanted = text.value.trim()
    if (wanted.length < LEAST || wanted === searched.value) return hits.value
    const found = await find(wanted, session)
    if (text.value.trim() !== wanted) return []
    hits.value = found
    searched.value = wanted
    return found
  }

  watch(text, (now) => {
    clearTimeout(timer)
    if (now.trim().length < LEAST) {
      hits.value = []
      searched.value = ''
      return
    }
    timer = setTimeout(() => void search(), WAIT_MS)
  })
  onScopeDispose(() => clearTimeout(timer))
  return { text, hits, searched, search }
}
