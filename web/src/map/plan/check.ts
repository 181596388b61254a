/** What a hand can see wrong while it drags: a border that crosses itself or a neighbour's. The server judges again. */
import type { Area, Changed, LngLat } from '../geo'

import { boxAround, keyOf, ringsOf, type Held } from './topology'

export interface Fault {
  kind: 'crosses-itself' | 'overlaps'
  codes: string[]
}

type Segment = [LngLat, LngLat]

function side(a: LngLat, b: LngLat, c: LngLat): number {
  return Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]))
}

/** Whether two segments cross inside both; touching ends don't count. */
export function crosses([a, b]: Segment, [c, d]: Segment): boolean {
  if (Math.max(a[0], b[0]) < Math.min(c[0], d[0]) || Math.max(c[0], d[0]) < Math.min(a[0], b[0])) return false
  if (Math.max(a[1], b[1]) < Math.min(c[1], d[1]) || Math.max(c[1], d[1]) < Math.min(a[1], b[1])) return false
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
}

function segments(geometry: Area): Segment[] {
  return ringsOf(geometry).flatMap((ring) => ring.slice(1).map((end, i) => [ring[i]!, end] as Segment))
}

/** The segments of a shape that end at a place. */
export function segmentsAt(geometry: Area, at: LngLat): Segment[] {
  const key = keyOf(at)
  return segments(geometry).filter(([begin, end]) => keyOf(begin) === key || keyOf(end) === key)
}

/**
 * Faults of a gesture that moved one vertex to a place.
 *
 * Args:
 *   changed: the shapes as they would be.
 *   all: every shape of the layer as it was.
 *   at: where the vertex is now; only the segments that end there are looked at.
 */
export function faultsOf(changed: Changed, all: Held[], at: LngLat): Fault[] {
  const faults: Fault[] = []
  const fresh = new Map<string, Segment>()
  for (const geometry of changed.values()) {
    for (const segment of segmentsAt(geometry, at)) fresh.set([keyOf(segment[0]), keyOf(segment[1])].sort().join(' '), segment)
  }
  for (const [code, geometry] of changed) {
    const own = segmentsAt(geometry, at)
    if (segments(geometry).some((one) => own.some((mine) => crosses(mine, one)))) faults.push({ kind: 'crosses-itself', codes: [code] })
  }
  const moved = [...fresh.values()]
  const xs = moved.flatMap((one) => [one[0][0], one[1][0]])
  const ys = moved.flatMap((one) => [one[0][1], one[1][1]])
  const [west, south, east, north] = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
  for (const { code, geometry: before } of all) {
    const geometry = changed.get(code) ?? before
    const box = boxAround(geometry)
    if (box[0] > east || box[2] < west || box[1] > north || box[3] < south) continue
    const theirs = segments(geometry)
    const others = [...changed].filter(([other, shape]) => other !== code && segmentsAt(shape, at).some((mine) => theirs.some((one) => crosses(mine, one))))
    for (const [other] of others) {
      if (faults.some((fault) => fault.codes.includes(code) && (fault.kind === 'crosses-itself' || fault.codes.includes(other)))) continue
      faults.push({ kind: 'overlaps', codes: [other, code] })
    }
  }
  return faults
}
