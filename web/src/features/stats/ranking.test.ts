// @vitest-environment node
import { describe, expect, it } from 'vitest'

import type { AreaFigures } from '@/api/types'

import { foremost, latest, ranked, worst } from './ranking'

const area = (code: string, over: Partial<AreaFigures>) => ({ code, name: code, open: 0, overdue: 0, on_time_rate: null, ...over }) as AreaFigures

describe('ranking', () => {
  const items = [
    area('a', { overdue: 3, on_time_rate: 0.9, open: 5 }),
    area('b', { overdue: 12, on_time_rate: null, open: 9 }),
    area('c', { overdue: 3, on_time_rate: 0.8, open: 7 }),
  ]

  it('puts the most overdue first and the fuller of two equals', () => {
    expect(ranked(items, { column: 'overdue', falling: true }).map((i) => i.code)).toEqual(['b', 'c', 'a'])
  })

  it('ranks no rate that rests on too few', () => {
    for (const falling of [true, false]) {
      expect(ranked(items, { column: 'on_time_rate', falling }).at(-1)?.code).toBe('b')
    }
    expect(ranked(items, { column: 'on_time_rate', falling: false })[0]?.code).toBe('c')
  })

  it('leaves the given list as it was', () => {
    ranked(items, { column: 'name', falling: true })
    expect(items.map((i) => i.code)).toEqual(['a', 'b', 'c'])
  })
})

describe('the areas that are named', () => {
  const codes = (items: AreaFigures[]) => items.map((one) => one.code)
  const areas = (...overdue: number[]) => overdue.map((n, i) => area(String.fromCharCode(97 + i), { overdue: n, open: i }))

  it('are the worst three, none with nothing', () => {
    expect(codes(worst(areas(1, 4, 0, 3, 2)))).toEqual(['b', 'd', 'e'])
    expect(codes(worst(areas(0, 2, 0)))).toEqual(['b'])
    expect(worst(areas(0, 0))).toEqual([])
  })

  it('stand or fall with their equals', () => {
    expect(codes(worst(areas(5, 3, 3, 3)))).toEqual(['a'])
    expect(codes(worst(areas(5, 3, 3, 1)))).toEqual(['a', 'c', 'b'])
    expect(worst(areas(2, 2, 2, 2))).toEqual([])
  })

  it('of rates are those below the target', () => {
    const items = [area('a', { on_time_rate: 0.9 }), area('b', { on_time_rate: 0.96 }), area('c', { on_time_rate: 0.5 }), area('d', {})]
    expect(codes(latest(items))).toEqual(['c', 'a'])
    expect(codes(foremost(items, { column: 'on_time_rate', falling: false }, 1))).toEqual(['c'])
  })
})
