import { describe, expect, it } from 'vitest'

import type { Area } from '@/map'

import type { GridImpact, Homes } from '../types'
import { HomeCounter, liveRows } from './liveCounts'

const box = (west: number, east: number): Area => ({ type: 'Polygon', coordinates: [[[west, 0], [east, 0], [east, 1], [west, 1], [west, 0]]] })
const homes: Homes = { lng: [0.5, 1.5, 1.8, 5], lat: [0.5, 0.5, 0.2, 0.5], households: [10, 4.4, 2, 99] }
const row = (code: string, households: number): GridImpact => ({ code, layer: 'village', over: false, village_code: '', name: code, chief: null, before: null, after: { households } as GridImpact['after'] })

describe('households while dragging', () => {
  const counter = new HomeCounter(homes)

  it('are summed over the points inside', () => {
    expect(counter.in(box(0, 1))).toBe(10)
    expect(counter.in(box(1, 2))).toBeCloseTo(6.4)
    expect(counter.in(box(2, 3))).toBe(0)
  })

  it('leave out a hole', () => {
    const holed: Area = { type: 'Polygon', coordinates: [...(box(0, 3).coordinates as never[]), [[0.2, 0.2], [0.8, 0.2], [0.8, 0.8], [0.2, 0.8], [0.2, 0.2]]] }
    expect(counter.in(holed)).toBeCloseTo(6.4)
  })

  it('start from what the server counted and add the difference', () => {
    const before = new Map<string, Area>([['a', box(0, 1)], ['b', box(1, 2)]])
    const changed = new Map<string, Area>([['a', box(0, 1.6)], ['b', box(1.6, 2)]])
    const rows = new Map([['a', row('a', 100)], ['b', row('b', 50)]])
    const live = liveRows(changed, (code) => before.get(code) ?? null, rows, 100, counter)
    expect(live.map((one) => [one.code, one.before, one.after])).toEqual([['a', 100, 104], ['b', 50, 46]])
    expect(live[0]!.deviation![1]).toBeCloseTo(0.04)
  })

  it('stay as they are while the points are not here', () => {
    const live = liveRows(new Map([['a', box(0, 3)]]), () => box(0, 1), new Map([['a', row('a', 7)]]), null, null)
    expect(live).toEqual([{ code: 'a', name: 'a', before: 7, after: 7, deviation: null }])
  })
})
