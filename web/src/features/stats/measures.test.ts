// @vitest-environment node
import { describe, expect, it } from 'vitest'

import { areaFill, classOf, cutsOf, fillOf, hexCuts, legendRows, readingOf, stepCuts, valueText } from './measures'

describe('classes', () => {
  it('puts a limit into the class above it', () => {
    expect([2.9, 3, 9, 8.99].map((v) => classOf(v, [3, 5, 7, 9]))).toEqual([0, 1, 4, 3])
  })

  it('shows zero as the lowest class and nothing as no data', () => {
    const cuts = cutsOf('overdue', [0, 0, 1, 3])
    expect(cuts).toEqual([1, 3])
    expect(areaFill('overdue', 0, cuts)).toBe(1)
    expect(areaFill('overdue', 7, cuts)).toBe(5)
    expect(areaFill('overdue', null, cuts)).toBe('none')
  })

  it('darkens downwards where less is worse', () => {
    const cuts = cutsOf('on_time_rate', [0.8, 0.85, 0.9, 0.95])
    expect(areaFill('on_time_rate', 0.7, cuts)).toBe(5)
    expect(areaFill('on_time_rate', 0.99, cuts)).toBe(1)
  })

  it('spreads few classes over the whole ramp', () => {
    expect([0, 1, 2].map((i) => fillOf(i, 3))).toEqual([1, 3, 5])
    expect(fillOf(0, 1)).toBe(1)
  })

  it('parts those that have something where most have nothing', () => {
    const values = [...Array<number>(40).fill(0), 0.54, 1.2, 2.6, 3.17, null]
    expect(cutsOf('open_per_1000', [0, 0, 0, 0], values)).toEqual([0.5, 1.2, 2.6, 3.1])
    expect(cutsOf('overdue', [0, 0, 0, 0], [0, 0, 1])).toEqual([1])
    expect(cutsOf('overdue', [0, 0, 0, 1], [0, 0, 1, 1, 1, 1, 2, 3])).toEqual([1, 2, 3])
    expect(cutsOf('overdue', [], [0, 0])).toEqual([])
  })

  it('rounds limits to what the legend writes', () => {
    expect(cutsOf('open_per_1000', [3.0412, 3.0433, 7.26, 9.1])).toEqual([3.04, 7.26, 9.1])
    expect(cutsOf('open_per_1000', [3.0412, 5.55, 7.26, 9.1])).toEqual([3, 5.5, 7.2, 9.1])
  })
})

describe('steps of time', () => {
  it('shares the limits of a count among the steps and leaves rates alone', () => {
    expect(stepCuts('reported_per_1000', [30, 60, 90, 120], 30)).toEqual([1, 2, 3, 4])
    expect(stepCuts('on_time_rate', [0.8, 0.9], 30)).toEqual([0.8, 0.9])
  })

  it('keeps whole, rising limits for hexes', () => {
    expect(hexCuts([1, 2, 4, 8], 1)).toEqual([2, 3, 4, 8])
    expect(hexCuts([1, 2, 4, 8], 30)).toEqual([2, 3, 4, 5])
  })
})

describe('legend', () => {
  it('names classes and counts what lies in them', () => {
    const write = (v: number) => valueText('open_per_1000', v)
    const rows = legendRows([1, 4, 4.5, 12, null], [3, 9], { ...readingOf('open_per_1000'), write })
    expect(rows.map((r) => [r.label, r.count, r.fill])).toEqual([['< 3', 1, 1], ['3–9', 2, 3], ['≥ 9', 1, 5]])
  })

  it('writes whole numbers as spans', () => {
    const rows = legendRows([0, 1, 2, 5], [1, 3], { ...readingOf('overdue'), write: String })
    expect(rows.map((r) => r.label)).toEqual(['0', '1–2', '≥ 3'])
    expect(legendRows([1], [2, 4], { ...readingOf('overdue'), write: String, least: 1 }).map((r) => r.label)).toEqual(['1', '2–3', '≥ 4'])
  })

  it('starts with the best where less is worse', () => {
    const rows = legendRows([0.7, 0.99], [0.9], { ...readingOf('on_time_rate'), write: (v) => valueText('on_time_rate', v) })
    expect(rows.map((r) => [r.label, r.fill])).toEqual([['≥ 90.0', 1], ['< 90.0', 5]])
  })
})
