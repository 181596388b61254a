// @vitest-environment node
import { describe, expect, it } from 'vitest'

import { MAPPED, RATES } from '@/api/vocabulary'

import { areaFill, classOf, fillsOf, legendRows, ramped, readingOf, rowLabel, stepCuts, valueText } from './measures'

describe('classes', () => {
  it('puts a limit into the class above it', () => {
    expect([2.9, 3, 9, 8.99].map((v) => classOf(v, [3, 5, 7, 9]))).toEqual([0, 1, 4, 3])
  })

  it('has a class for nothing at all, and hatches what is not known', () => {
    expect([0, 1, 2, 12, null].map((value) => areaFill('overdue', value, [2, 3, 5, 10]))).toEqual(['zero', 'seqw-1', 'seqw-2', 'seqw-5', 'none'])
    expect(areaFill('close_rate', 0, [0.8, 0.9]), 'nothing done is the worst there is').toBe('seq-5')
  })

  it('colours by the target: reached is not a shade of missed', () => {
    const cuts = [0.8, 0.9, 0.95]
    expect([1, 0.95, 0.94, 0.85, 0.2].map((value) => areaFill('on_time_rate', value, cuts))).toEqual(['met', 'met', 'seqw-3', 'seqw-4', 'seqw-5'])
  })

  it('spreads few classes over the whole ramp', () => {
    expect(ramped(3)).toEqual(['seq-1', 'seq-3', 'seq-5'])
    expect(ramped(1)).toEqual(['seq-1'])
  })

  it('lists rates before counts, each with as many fills as classes', () => {
    const firstCount = MAPPED.findIndex((one) => !(one in RATES))
    expect(MAPPED.slice(firstCount).some((one) => one in RATES)).toBe(false)
    for (const one of MAPPED) expect(new Set(fillsOf(one, [0.1, 0.2, 0.3])).size).toBe(4)
  })
})

describe('steps of time', () => {
  it('shares the limits of a count among the steps and leaves shares alone', () => {
    expect(stepCuts('reported_per_1000', [30, 60, 90, 120], 30)).toEqual([1, 2, 3, 4])
    expect(stepCuts('on_time_rate', [0.8, 0.9], 30)).toEqual([0.8, 0.9])
    expect(stepCuts('reported', [10, 60, 90, 120], 30), 'one case is never the most').toEqual([2, 3, 4])
  })
})

describe('legend', () => {
  const write = (v: number) => valueText('open_per_1000', v)

  it('names classes and counts what lies in them, nothing first', () => {
    const rows = legendRows('open_per_1000', [0, 0, 1, 4, 4.5, 12, null], [3, 9], write)
    expect(rows.map((r) => [r.label, r.count, r.fill])).toEqual([['0', 2, 'zero'], ['< 3', 1, 'seq-1'], ['3–9', 2, 'seq-3'], ['≥ 9', 1, 'seq-5']])
  })

  it('has no rows before its limits are known', () => {
    expect(legendRows('overdue', [1, null], [], String)).toEqual([])
  })

  it('writes whole numbers as spans, and the last with its top', () => {
    expect(legendRows('overdue', [0, 1, 2, 5], [2, 3], String).map((r) => r.label)).toEqual(['0', '1', '2', '≥ 3'])
    expect([rowLabel(30, null, true, String, 66), rowLabel(66, null, true, String, 66)]).toEqual(['30–66', '66'])
  })

  it('starts with what reaches the target, and says so', () => {
    const rows = legendRows('on_time_rate', [0.7, 0.99, null], [0.8, 0.9, 0.95], (v) => valueText('on_time_rate', v), (label) => `${label} 达标`)
    expect(rows.map((r) => [r.label, r.count, r.fill])).toEqual([['≥ 95.0 达标', 1, 'met'], ['90.0–95.0', 0, 'seqw-3'], ['80.0–90.0', 0, 'seqw-4'], ['< 80.0', 1, 'seqw-5']])
  })
})

it('reads what is late in warm colours', () => {
  expect([readingOf('overdue').ramp, readingOf('open').ramp]).toEqual(['seqw', 'seq'])
})
