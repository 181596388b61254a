/** The leaves of a place from a month back to a year ahead, and the grids nobody serves today. */
import { computed, type ComputedRef, type Ref } from 'vue'

import { tryFor } from '@/api/cache'
import { grid } from '@/api/calls'
import { unmanned } from '@/features/routing'
import { addDays } from '@/shared/format'
import { gridsOf } from '@/shared/places/usePlace'
import { useLoad } from '@/shared/useLoad'
import { allPages } from '@/shared/usePages'

import * as api from './calls'
import { gridsAtRisk, grouped } from './leaves'

const BACK_DAYS = 31
const AHEAD_DAYS = 366
const PAGE = 100
/** More than this is no list to read; the page says that there are more. */
const MOST = 500
const CARDS = 60
const TOWN_DIGITS = 9

export interface Unmanned {
  code: string
  name: string
  village: string
  /** Who is away; empty where nobody was ever assigned. */
  away: string[]
}

const all = (parent: string, today: string) =>
  allPages((cursor) => api.leaves({ parent, from: addDays(today, -BACK_DAYS), to: addDays(today, AHEAD_DAYS), limit: PAGE, cursor }), MOST)

/** Grids of a town or village that have no chief; of a county these would be too many shapes to ask for. */
async function withoutChief(parent: string): Promise<string[]> {
  if (parent.length < TOWN_DIGITS) return []
  const shapes = await tryFor(gridsOf(parent))
  return (shapes?.features ?? []).filter((one) => !one.properties.chief).map((one) => one.properties.code)
}

async function withoutAnybody(codes: string[]): Promise<Unmanned[]> {
  const cards = await Promise.all(codes.slice(0, CARDS).map((code) => tryFor(grid(code))))
  return cards.flatMap((card) => {
    if (!card || !unmanned(card.team)) return []
    return [{ code: card.code, name: card.name, village: card.village.code, away: card.team.filter((one) => one.on_leave_until).map((one) => one.name) }]
  })
}

export function useLeaves(place: ComputedRef<string | null>, today: Ref<string>) {
  const found = useLoad(() => {
    const parent = place.value
    const day = today.value
    return parent ? { queryKey: ['leaves', parent, day], queryFn: () => all(parent, day) } : null
  })
  const groups = computed(() => grouped(found.data.value?.items ?? [], today.value))
  const risk = useLoad(() => {
    const parent = place.value
    const items = found.data.value?.items
    if (!parent || !items) return null
    const away = gridsAtRisk(items, today.value)
    return { queryKey: ['unmanned', parent, away, items.length], queryFn: async () => withoutAnybody([...new Set([...away, ...(await withoutChief(parent))])]) }
  })
  return { found, groups, unmanned: computed(() => risk.data.value ?? []) }
}
