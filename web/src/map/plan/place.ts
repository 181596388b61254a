/** A place inside a shape where its name can stand. */
import type { Area, LngLat } from '../geo'

import { boxAround, ringsOf } from './topology'

/** The middle of the widest of some level cuts through a shape; always inside, also of a crescent. */
export function placeInside(geometry: Area): LngLat {
  const [west, south, east, north] = boxAround(geometry)
  const rings = ringsOf(geometry)
  let best: LngLat = [(west + east) / 2, (south + north) / 2]
  let widest = 0
  for (const share of [0.5, 0.42, 0.58, 0.34, 0.66, 0.25, 0.75]) {
    const lat = south + (north - south) * share
    const cuts = rings
      .flatMap((ring) =>
        ring.slice(1).flatMap((end, i) => {
          const begin = ring[i]!
          return begin[1] > lat !== end[1] > lat ? [begin[0] + ((lat - begin[1]) / (end[1] - begin[1])) * (end[0] - begin[0])] : []
        }),
      )
      .sort((a, b) => a - b)
    for (let i = 0; i + 1 < cuts.length; i += 2) {
      // A cut near the middle wins unless another is clearly wider.
      const width = (cuts[i + 1]! - cuts[i]!) * (1 - Math.abs(share - 0.5) * 0.8)
      if (width <= widest) continue
      widest = width
      best = [(cuts[i]! + cuts[i + 1]!) / 2, lat]
    }
  }
  return best
}
