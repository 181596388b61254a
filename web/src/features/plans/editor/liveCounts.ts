/** Households of grids while a hand moves their border: the server's number, plus what the gesture adds or takes. */
import { holds, type Area, type Changed } from '@/map'
import { boxAround } from '@/map/plan'
import { signed } from '@/shared/format'

import type { GridImpact, Homes } from '../types'

/** A share of one as whole per cent with its sign; a half is rounded the same wherever it is shown. */
export function percentOff(share: number): string {
  return signed(Math.round(share * 100 + Math.sign(share) * 1e-6))
}

export interface LiveRow {
  code: string
  name: string
  before: number
  after: number
  /** households / target − 1, before and after; null without a target. */
  deviation: [number, number] | null
}

/** Sums households of address points in shapes. Points on a border count by even-odd, which the server judges again. */
export class HomeCounter {
  private readonly order: number[]

  constructor(private readonly homes: Homes) {
    this.order = homes.lng.map((_, i) => i).sort((a, b) => homes.lng[a]! - homes.lng[b]!)
  }

  private firstFrom(west: number): number {
    let low = 0
    let high = this.order.length
    while (low < high) {
      const half = (low + high) >> 1
      if (this.homes.lng[this.order[half]!]! < west) low = half + 1
      else high = half
    }
    return low
  }

  in(geometry: Area): number {
    const [west, south, east, north] = boxAround(geometry)
    const shape = { type: 'Feature' as const, properties: {}, geometry }
    const { lng, lat, households } = this.homes
    let sum = 0
    for (let i = this.firstFrom(west); i < this.order.length; i++) {
      const n = this.order[i]!
      if (lng[n]! > east) break
      if (lat[n]! < south || lat[n]! > north) continue
      if (holds(shape, [lng[n]!, lat[n]!])) sum += households[n]!
    }
    return sum
  }
}

/** The table's rows of the grids that a gesture changes. */
export function liveRows(changed: Changed, before: (code: string) => Area | null, rows: Map<string, GridImpact>, target: number | null, counter: HomeCounter | null): LiveRow[] {
  return [...changed].flatMap(([code, now]) => {
    const row = rows.get(code)
    const known = row?.after?.households
    const then = before(code)
    if (!row || known == null || !then) return []
    const after = counter ? Math.max(0, Math.round(known + counter.in(now) - counter.in(then))) : known
    const share = (households: number) => (target ? households / target - 1 : 0)
    return [{ code, name: row.name, before: Math.round(known), after, deviation: target ? [share(known), share(after)] : null }]
  })
}
