/** What is known of the place of a report before it is sent: its grid and chief, the address there, and whether it may be reported at all. */
import { computed } from 'vue'

import { orNull } from '@/api/cache'
import * as api from '@/api/calls'
import { alternatives, whole } from '@/features/routing'
import { useLoad } from '@/shared/useLoad'

import type { Spot } from './draft'
import { useGround } from './useGround'

const to = (degrees: number, digits: number) => Number(degrees.toFixed(digits))

/**
 * Args:
 *   of: the spot and the category as they are; `chosen` where a grid was chosen in place of a point.
 */
export function useWhere(of: () => { spot: Spot | null; category: string; chosen: { code: string } | null }) {
  const route = useLoad(() => {
    const { spot, category } = of()
    return spot && api.route({ lng: to(spot.lng, 6), lat: to(spot.lat, 6), accuracy_m: spot.accuracy_m ?? undefined, category })
  })
  const near = useLoad(() => {
    const { spot } = of()
    return spot && orNull(api.reverse(to(spot.lng, 5), to(spot.lat, 5)))
  })
  const chief = computed(() => route.data.value?.team.find((one) => one.duty === 'chief')?.name)
  const others = computed(() => (route.data.value ? alternatives(whole(route.data.value)) : []))
  /** Said before anything is sent: the place is outside, or not one where this person may report. */
  const refused = computed(() => {
    const problem = route.problem.value
    return problem && (problem.kind === 'forbidden' || problem.facts.field === 'lng') ? problem : null
  })
  const outside = computed(() => !of().chosen && (!!refused.value || (!!route.data.value && !route.data.value.grid && !route.data.value.county)))
  /** Without a network: what the phone knows of it; decided again when it arrives. */
  const here = useGround(() => (route.data.value || refused.value ? null : of().spot), () => of().category)
  return { route, near, chief, others, refused, outside, here }
}
