/** Without a network: open cases of the kind close by, of those that the phone holds of its grids. */
import type { CaseBrief } from '@/api/types'
import { metresBetween } from '@/shared/format'

import type { Spot } from './draft'

/** As far as the server looks, where nobody set it otherwise. */
const NEAR_M = 100

export interface Near {
  case: CaseBrief
  distance_m: number
}

/** The nearest first. */
export function heldDoubles(cases: CaseBrief[], spot: Pick<Spot, 'lng' | 'lat' | 'accuracy_m'>, category: string): Near[] {
  const reach = NEAR_M + (spot.accuracy_m ?? 0)
  return cases
    .flatMap((one) => (one.category_code === category && one.lng !== null && one.lat !== null ? [{ case: one, distance_m: metresBetween([spot.lng, spot.lat], [one.lng, one.lat]) }] : []))
    .filter((one) => one.distance_m <= reach)
    .sort((a, b) => a.distance_m - b.distance_m)
}
