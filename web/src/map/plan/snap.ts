/** Where a dragged or drawn point snaps: first to a vertex, exactly; else to the nearest place on a segment. */
import type { LngLat } from '../geo'

import { keyOf, rounded } from './topology'

/** A line that may be snapped to. */
export interface SnapLine {
  /** What it is, for the words beside the pointer. */
  kind: 'grid' | 'force' | 'road' | 'river' | 'outline' | 'straight'
  points: LngLat[]
  /** False where only its vertices take a point: a neighbour's side would need a vertex it doesn't have. */
  sides: boolean
}

export interface Snapped {
  place: LngLat
  on: 'vertex' | 'segment'
  kind: SnapLine['kind']
}

/** Pixels a degree of longitude and of latitude takes at this zoom. */
export type PixelScale = [x: number, y: number]

/**
 * The place a point snaps to.
 *
 * Args:
 *   at: where the pointer is.
 *   lines: what may be snapped to; those far away cost one comparison a vertex.
 *   scale: pixels a degree takes.
 *   reach_px: how near is near.
 *   skip: vertices, by name, that don't hold it: those of the border being moved, where it would fold onto itself.
 *
 * Returns: null when nothing is near. A vertex keeps its coordinates to the last digit.
 */
export function snap(at: LngLat, lines: SnapLine[], scale: PixelScale, reach_px: number, skip?: Set<string>): Snapped | null {
  let vertex: Snapped | null = null
  let side: Snapped | null = null
  let nearestVertex = reach_px ** 2
  let nearestSide = reach_px ** 2
  for (const line of lines) {
    for (let i = 0; i < line.points.length; i++) {
      const [px, py] = line.points[i]!
      const x = (px - at[0]) * scale[0]
      const y = (py - at[1]) * scale[1]
      const distance = x * x + y * y
      if (distance <= nearestVertex && line.kind !== 'straight' && !skip?.has(keyOf([px, py]))) {
        nearestVertex = distance
        vertex = { place: [px, py], on: 'vertex', kind: line.kind }
      }
      if (!line.sides || i === 0) continue
      const [qx, qy] = line.points[i - 1]!
      const bx = (qx - px) * scale[0]
      const by = (qy - py) * scale[1]
      const length = bx * bx + by * by
      const share = length ? Math.max(0, Math.min(1, -(x * bx + y * by) / length)) : 0
      const away = (x + share * bx) ** 2 + (y + share * by) ** 2
      if (away <= nearestSide) {
        nearestSide = away
        side = { place: rounded([px + share * (qx - px), py + share * (qy - py)]), on: 'segment', kind: line.kind }
      }
    }
  }
  return vertex ?? side
}
