/** The nearest point of a boundary, on a plane whose unit is the metre at that latitude. */
import type { LngLat, Shape } from './geo'

const M_PER_DEGREE = 111_320

export interface Nearest {
  place: LngLat
  metres: number
}

function onSegment([ax, ay]: LngLat, [bx, by]: LngLat): LngLat {
  const length = (bx - ax) ** 2 + (by - ay) ** 2
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, -(ax * (bx - ax) + ay * (by - ay)) / length))
  return [ax + along * (bx - ax), ay + along * (by - ay)]
}

/**
 * The point of a shape's border that is nearest to a place.
 *
 * Holes have borders too. Null for a shape without any. Good for distances of some kilometres.
 */
export function nearestBorder(shape: Shape, [lng, lat]: LngLat): Nearest | null {
  const kx = M_PER_DEGREE * Math.cos((lat * Math.PI) / 180)
  const flat = ([x, y]: number[]): LngLat => [((x ?? 0) - lng) * kx, ((y ?? 0) - lat) * M_PER_DEGREE]
  const rings = shape.geometry.type === 'Polygon' ? shape.geometry.coordinates : shape.geometry.coordinates.flat()
  let best: LngLat | null = null
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const at = onSegment(flat(ring[i - 1]!), flat(ring[i]!))
      if (!best || Math.hypot(...at) < Math.hypot(...best)) best = at
    }
  }
  return best && { place: [lng + best[0] / kx, lat + best[1] / M_PER_DEGREE], metres: Math.hypot(...best) }
}
