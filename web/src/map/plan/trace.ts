/** Follows an existing border between two points that lie on it, the shorter way round. */
import type { LngLat } from '../geo'

import { keyOf, type Ring } from './topology'

/** Degrees a point may stand off a border and still lie on it: a hand's breadth, as far as snapping at city zooms errs. */
const NEAR = 3e-6

/** Where on a ring a point lies: the segment's number and the share of it. */
function spotOn(ring: Ring, at: LngLat): number | null {
  let best: number | null = null
  let least = NEAR
  for (let i = 0; i + 1 < ring.length; i++) {
    const [ax, ay] = ring[i]!
    const [bx, by] = ring[i + 1]!
    const length = (bx - ax) ** 2 + (by - ay) ** 2
    const share = length ? Math.max(0, Math.min(1, ((at[0] - ax) * (bx - ax) + (at[1] - ay) * (by - ay)) / length)) : 0
    const away = Math.hypot(at[0] - ax - share * (bx - ax), at[1] - ay - share * (by - ay))
    if (away < least) {
      least = away
      best = i + share
    }
  }
  return best
}

/** Vertices from one spot forward to another, both left out. */
function forward(ring: Ring, from: number, to: number): LngLat[] {
  const count = ring.length - 1
  const found: LngLat[] = []
  let i = Math.floor(from) + 1
  const last = to > from ? to : to + count
  for (; i < last; i++) found.push(ring[i % count]!)
  return found
}

function lengthOf(points: LngLat[]): number {
  const flat = Math.cos(((points[0]?.[1] ?? 0) * Math.PI) / 180)
  let sum = 0
  for (let i = 1; i < points.length; i++) {
    sum += Math.hypot((points[i]![0] - points[i - 1]![0]) * flat, points[i]![1] - points[i - 1]![1])
  }
  return sum
}

/**
 * The vertices between two points along the ring both lie on.
 *
 * Args:
 *   rings: closed rings to follow; the one with the shortest way is taken.
 *
 * Returns: the vertices in the order of walking, without the two points; null when no ring has both.
 */
export function trace(rings: Ring[], begin: LngLat, end: LngLat): LngLat[] | null {
  const ends = new Set([keyOf(begin), keyOf(end)])
  let best: LngLat[] | null = null
  let least = Infinity
  for (const ring of rings) {
    const from = spotOn(ring, begin)
    const to = from === null ? null : spotOn(ring, end)
    if (from === null || to === null || ends.size < 2) continue
    for (const way of [forward(ring, from, to), forward(ring, to, from).reverse()]) {
      const between = way.filter((at) => !ends.has(keyOf(at)))
      const length = lengthOf([begin, ...between, end])
      if (length < least) {
        least = length
        best = between
      }
    }
  }
  return best
}

/** A drawn line with the stretches filled in that were to follow a border. */
export function withTraces(points: LngLat[], traced: (index: number) => boolean, rings: Ring[]): LngLat[] {
  return points.flatMap((at, i) => {
    const before = points[i - 1]
    if (!before || !traced(i)) return [at]
    return [...(trace(rings, before, at) ?? []), at]
  })
}
