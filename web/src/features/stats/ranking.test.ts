// @vitest-environment node
import { describe, expect, it } from 'vitest'

import type { AreaFigures } from '@/api/types'

import { ranked } from './ranking'

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
