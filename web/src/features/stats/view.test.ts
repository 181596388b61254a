// @vitest-environment node
import { describe, expect, it } from 'vitest'

import { earlierOf, fillLevels, parseView, periodOf, queryOf, START, stepOf, stepPeriod, type View } from './view'

describe('the view in the address', () => {
  it('comes back as it was written', () => {
    const view: View = {
      ...START,
      place: '330402101',
      grid: '330402101001003',
      mode: 'hexes',
      measure: 'overdue',
      level: 'village',
      category: 'E0101',
      days: null,
      from: '2026-03-01',
      to: '2026-03-31',
      step: 'week',
      at: '2026-03-09',
      compare: 'swipe',
      against: 'year',
      who: [120.754, 30.756],
      on: '2026-03-01',
      pick: '330402101001',
      sort: '-open',
      over: ['offices', 'rivers'],
      list: 'measure=overdue&place=330402101',
      spot: [120.75401, 30.75601, 13.25],
    }
    expect(parseView(queryOf(view) as Record<string, string>)).toEqual(view)
  })

  it('says nothing that is as at the start', () => {
    expect(queryOf(START)).toEqual({})
    expect(parseView({})).toEqual(START)
  })

  it('takes nonsense as not said', () => {
    const view = parseView({ mode: 'party', measure: 'x', days: '-3', from: 'soon', to: '2026-01-01', who: '999,1', at: '2026-99-99', over: 'moon', spot: '1,2' })
    expect(view).toEqual(START)
    expect(parseView({ from: '2026-02-01', to: '2026-01-01' }).days).toBe(30)
    expect(parseView({ who: '120.7' }).who).toBeNull()
  })
})

describe('periods and steps', () => {
  it('counts today among the days', () => {
    expect(periodOf({ ...START, days: 7 }, '2026-03-11')).toEqual({ from: '2026-03-05', to: '2026-03-11' })
  })

  it('chooses days, weeks or months by length', () => {
    const today = '2026-03-11'
    const step = (days: number) => stepOf({ ...START, days }, periodOf({ ...START, days }, today))
    expect([step(7), step(30), step(90), step(365)]).toEqual(['day', 'day', 'week', 'month'])
  })

  it('cuts a step to its period', () => {
    const period = { from: '2026-02-10', to: '2026-03-11' }
    expect(stepPeriod('2026-02-01', 'month', period)).toEqual({ from: '2026-02-10', to: '2026-02-28' })
    expect(stepPeriod('2026-03-09', 'week', period)).toEqual({ from: '2026-03-09', to: '2026-03-11' })
    expect(stepPeriod('2026-02-20', 'day', period)).toEqual({ from: '2026-02-20', to: '2026-02-20' })
  })

  it('offers only levels below a place', () => {
    expect(fillLevels('county')).toEqual(['village', 'town'])
    expect(fillLevels('village')).toEqual(['grid'])
  })
})

describe('the period compared with', () => {
  const days = (from: string, to: string) => ({ from, to })

  it('is as long and just before', () => {
    expect(earlierOf(days('2026-03-11', '2026-03-11'), 'before')).toEqual(days('2026-03-10', '2026-03-10'))
    expect(earlierOf(days('2026-02-10', '2026-03-11'), 'before')).toEqual(days('2026-01-11', '2026-02-09'))
  })

  it('is whole months before whole months', () => {
    expect(earlierOf(days('2026-03-01', '2026-03-31'), 'before')).toEqual(days('2026-02-01', '2026-02-28'))
    expect(earlierOf(days('2026-01-01', '2026-03-31'), 'before')).toEqual(days('2025-10-01', '2025-12-31'))
  })

  it('is the same days a year earlier, also around a leap day', () => {
    expect(earlierOf(days('2026-02-10', '2026-03-11'), 'year')).toEqual(days('2025-02-10', '2025-03-11'))
    expect(earlierOf(days('2024-02-29', '2024-03-05'), 'year')).toEqual(days('2023-02-28', '2023-03-05'))
    expect(earlierOf(days('2025-02-01', '2025-02-28'), 'year')).toEqual(days('2024-02-01', '2024-02-29'))
  })
})
