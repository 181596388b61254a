/** Hot spots in groups and on the map: the numbers of list and map are the same. */
import type { HotSpot, HotSpots } from '@/api/schema'
import type { CaseFilter } from '@/api/types'
import { counted } from '@/features/cases'
import type { HotMark, LngLat } from '@/map'
import { addDays } from '@/shared/format'

import type { Asked, Standing } from './types'

const STANDINGS: Standing[] = ['new', 'persistent', 'fading']

export interface Numbered {
  number: number
  spot: HotSpot
}

/** By standing, in the order of the list; without those of which there is none. */
export function grouped(items: readonly HotSpot[]): [Standing, Numbered[]][] {
  const all = items.map((spot, n) => ({ number: n + 1, spot }))
  return STANDINGS.map((one): [Standing, Numbered[]] => [one, all.filter(({ spot }) => spot.standing === one)]).filter(([, some]) => some.length > 0)
}

export const marksOf = (told: HotSpots | null, chosen: string | null): HotMark[] =>
  (told?.items ?? []).map((one, n) => ({ place: [one.lng, one.lat] as LngLat, mark: String(n + 1), standing: one.standing, radius_m: told!.radius_m, chosen: one.cell === chosen }))

/** The cases that a hot spot counts in the period, or in the four weeks before it. */
export function casesOf(spot: HotSpot, { place, category, period }: Asked, before = false): CaseFilter {
  const days = before ? { from: addDays(period.from, -28), to: addDays(period.from, -1) } : period
  return counted({ measure: 'reported', place, category: category || undefined, cell: spot.cell, rings: spot.rings, ...days })
}

/** A probability as people read it. */
export const pText = (p: number) => (p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(3)}`)
