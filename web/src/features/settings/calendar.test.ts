// @vitest-environment node
import { describe, expect, it } from 'vitest'

import { months, range } from './calendar'
import { worded } from './wording'

const said = (key: string, facts: Record<string, unknown> = {}) => [key, ...Object.values(facts)].join(':')

describe('a year of days', () => {
  it('has all its days under their weekdays, leap years too', () => {
    const year = months(2028, [], new Map())
    expect(year.map((days) => days.length)).toEqual([31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
    expect(year[1]![28]).toMatchObject({ day: '2028-02-29', column: 1, worked: true, special: false })
  })
  it('shows what is to be changed over what stands', () => {
    const standing = [{ day: '2026-10-01', is_workday: false, name: '国庆节' }, { day: '2026-10-10', is_workday: true, name: '调休' }]
    const asked = new Map([['2026-10-10', { day: '2026-10-10', is_workday: null, name: '' }]])
    const october = months(2026, standing, asked)[9]!
    expect(october[0]).toMatchObject({ worked: false, special: true, name: '国庆节', changing: false })
    expect(october[9]).toMatchObject({ worked: false, special: false, name: '', changing: true })
  })
  it('takes a range from either end', () => {
    expect(range('2026-03-02', '2026-02-27')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02'])
    expect(range('2026-03-02', '2026-03-02')).toEqual(['2026-03-02'])
  })
})

describe('a change in words', () => {
  it('tells a day that had no row by its weekday', () => {
    const row = { table: 'workday_calendar', before: null, after: { day: '2026-03-13', is_workday: false, name: '停工' } }
    expect(worded(row, said)).toEqual({ what: '2026-03-13 weekday.5', before: 'setting.work', after: 'setting.rest 停工' })
    expect(worded({ ...row, before: row.after, after: null }, said).after).toBe('setting.work')
  })
  it('tells years and hours', () => {
    expect(worded({ table: 'calendar_years', before: null, after: { year: 2027, notice: '一号' } }, said)).toEqual({ what: '2027', before: 'setting.none', after: 'setting.published 一号' })
    expect(worded({ table: 'work_schedules', before: { first_day: '2026-06-15', spans: '08:00-12:00', name: '夏令' }, after: null }, said)).toEqual({ what: 'setting.from:2026-06-15', before: '夏令 08:00-12:00', after: 'setting.none' })
  })
})
