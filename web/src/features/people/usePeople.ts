/** The people of a place on a day, the grids with who is missing, and who is chosen. */
import { computed, ref, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'

import { gridShapes } from '@/api/calls'
import { dayOf } from '@/shared/format'
import { usePlace } from '@/shared/places/usePlace'
import { useLoad } from '@/shared/useLoad'
import { allPages } from '@/shared/usePages'

import * as api from './calls'
import { byLook, shownOf } from './gaps'

const PAGE = 100
/** More is no list to read; the page says so. */
const MOST = 300
const WAIT_MS = 250
const text = (value: unknown): string | null => (typeof value === 'string' && value ? value : null)

export function usePeople() {
  const route = useRoute()
  const router = useRouter()
  const today = dayOf(new Date())
  const day = computed(() => text(route.query.at) ?? today)
  const only = computed(() => text(route.query.only))
  const shown = computed(() => shownOf(only.value))
  const chosen = computed(() => Number(text(route.query.person)) || null)
  const show = (patch: Record<string, string | null>) => router.replace({ query: Object.fromEntries(Object.entries({ ...route.query, ...patch }).filter(([, value]) => value)) as Record<string, string> })

  const words = ref(text(route.query.q) ?? '')
  const asked = ref(words.value)
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(words, (now) => {
    clearTimeout(timer)
    timer = setTimeout(() => (asked.value = now.trim()), WAIT_MS)
  })

  const place = usePlace(() => text(route.query.place), 'county')
  const code = computed(() => place.data.value?.division.code ?? null)
  const county = computed(() => {
    const at = place.data.value
    return at ? ([...at.ancestors, at.division].find((one) => one.level === 'county') ?? null) : null
  })
  const coverage = useLoad(() => (code.value ? api.coverage(code.value, day.value) : null))
  const counts = useLoad(() => (code.value ? api.counts(code.value, day.value) : null))
  const list = useLoad(() => {
    const parent = code.value
    if (!parent || shown.value.grids) return null
    const query = { parent, at: day.value, only: shown.value.people ?? undefined, q: asked.value, order: 'worst' as const, limit: PAGE }
    return { queryKey: ['people', query], queryFn: () => allPages((cursor) => api.people({ ...query, cursor }), MOST) }
  })
  const shapes = useLoad(() => (code.value ? gridShapes({ parent: code.value, at: day.value }) : null))
  const card = useLoad(() => (chosen.value ? api.person(chosen.value, day.value) : null))
  const grids = computed(() => coverage.data.value?.items ?? [])
  const looks = computed(() => byLook(grids.value))
  async function reload(): Promise<void> {
    await Promise.all([coverage.reload(), counts.reload(), list.reload(), card.reload()])
  }
  return { today, day, only, shown, chosen, show, words, place, code, county, coverage, counts, list, shapes, card, grids, looks, reload }
}
