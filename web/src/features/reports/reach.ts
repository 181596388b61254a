/** Whether somebody stands near enough to a case to check it; the server decides again. */
import { metresBetween } from '@/shared/format'

import type { Spot } from './draft'

type Place = Pick<Spot, 'lng' | 'lat'>

export interface Reach {
  distance_m: number
  within: boolean
  /** How much is missing, metres; 0 within. */
  missing_m: number
}

/** Null where either place is not known. */
export function reachOf(here: Place | null, there: Place | null, within_m: number): Reach | null {
  if (!here || !there) return null
  const distance = metresBetween([here.lng, here.lat], [there.lng, there.lat])
  return { distance_m: distance, within: distance <= within_m, missing_m: Math.max(0, distance - within_m) }
}
