import { describe, expect, it } from 'vitest'

import type { FlowChart, HopChart, HourChart, Series, StandingChart } from '@/api/schema'

import { spoken, type Ink } from '../model'
import type { Scope } from '../panels'
import { categories, changeOf } from './categories'
import { flows } from './flows'
import { bottleneck, hops } from './hops'
import { busiest, hours, limitsOf } from './hours'
import { ages, waiting } from './standing'
import { missedInARow, monthsUpTo, trend } from './trend'

const INK = { text: '#000', soft: '#666', line: '#ccc', accent: '#00f', panel: '#fff', seq: ['1', '2', '3', '4', '5'], warm: ['a', 'b', 'c', 'd', 'e'], ok: 'g', near: 'y', over: 'r', susp: 'p', gap: 'l' } satisfies Ink
const SCOPE: Scope = { place: '330402', category: '', period: { from: '2026-03-01', to: '2026-03-11' }, against: 'year' }
const AS_OF = '2026-03-11T07:30:00Z'

const step = (start: string, due: number, on_time: number) => ({ start, due, on_time, reported: due, closed: due }) as unknown as Series['items'][number]

describe('the trend', () => {
  it('goes over twelve months, and a year before as far as the same day', () => {
    expect(monthsUpTo('2026-03-11')).toEqual({ from: '2025-04-01', to: '2026-03-11' })
    expect(monthsUpTo('2026-03-11', 1)).toEqual({ from: '2024-04-01', to: '2025-03-11' })
    expect(monthsUpTo('2028-02-29', 1).to).toBe('2027-02-28')
  })

  it('says how long the target has been missed, and each month opens its list', () => {
    const now = { step: 'month', since: '2024-05-01', items: [step('2026-01-01', 100, 96), step('2026-02-01', 100, 94), step('2026-03-01', 100, 93)] } as Series
    const then = { step: 'month', items: [step('2025-01-01', 100, 90), step('2025-02-01', 9, 9), step('2025-03-01', 100, 94)] } as Series
    const model = trend('on_time_rate', now, then, SCOPE, INK)
    expect(spoken(model.finding)).toBe('连续 2 个月低于目标 95.0%，3 月 93.0%，比去年同月 −1.0 点。')
    expect(model.links[2]).toMatchObject({ filter: { measure: 'due', place: '330402', from: '2026-03-01', to: '2026-03-11', sensitive: false } })
    expect(model.rows[1]![2]!.text).toBe('样本少')
    expect(model.rows[0]![4]!.text).toBe('达到')
    expect(missedInARow([0.9, null, 0.9], 0.95, 'more')).toBe(1)
  })

  it('draws no month before the first case, and none of the year before that began earlier', () => {
    const now = { step: 'month', since: '2025-02-10', items: ['2025-01-01', '2025-02-01', '2026-02-01', '2026-03-01'].map((start) => step(start, 0, 0)) } as Series
    const then = { ...now, items: ['2024-01-01', '2024-02-01', '2025-02-01', '2025-03-01'].map((start) => step(start, 0, 0)) } as Series
    const model = trend('reported', now, then, SCOPE, INK)
    expect(model.rows.map((row) => [row[1]!.text, row[2]!.text])).toEqual([['—', '—'], ['0', '—'], ['0', '—'], ['0', '0']])
    const young = trend('reported', { ...now, since: '2026-03-02' }, then, SCOPE, INK)
    expect(spoken(young.finding)).toBe('3 月 0 件；案件数据自 2026-03-02 起，去年同月没有可比的数。')
  })
})

describe('categories', () => {
  it('name what grew most, and give no change of too few', () => {
    const told = { begin: '2026-03-01', end: '2026-03-11', then_begin: '2025-03-01', then_end: '2025-03-11', since: '2025-03-01', as_of: AS_OF, items: [{ code: 'E01', now: 246, then: 171 }, { code: 'E02', now: 30, then: 4 }, { code: 'E03', now: 20, then: 40 }] }
    const model = categories(told, (code) => `类${code}`, SCOPE, INK)
    expect(spoken(model.finding)).toBe('类E01多 75 件（+43.9%），占全部增量 101 件的 74.3%。')
    expect(model.rows.map((row) => row[4]!.text)).toEqual(['+43.9', '样本少', '−50.0'])
    expect(model.rows[0]![2]!.link!.filter).toMatchObject({ measure: 'reported', category: 'E01', from: '2025-03-01', to: '2025-03-11' })
    expect(changeOf(5, 9)).toBeNull()
  })

  it('hold nothing against days before the first case', () => {
    const told = { begin: '2026-03-01', end: '2026-03-11', then_begin: '2025-03-01', then_end: '2025-03-11', since: '2025-03-02', as_of: AS_OF, items: [{ code: 'E01', now: 246, then: null }] }
    const model = categories(told, (code) => code, SCOPE, INK)
    expect(spoken(model.finding)).toBe('案件数据自 2025-03-02 起，2025-03-01 至 2025-03-11 没有可比的数。')
    expect(model.rows[0]!.map((one) => one.text)).toEqual(['E01', '246', '—', '—', '—'])
  })
})

describe('hours', () => {
  const told: HourChart = { begin: '2026-03-01', end: '2026-03-11', as_of: AS_OF, days: [2, 2, 2, 1, 1, 1, 2], items: [{ weekday: 1, hour: 18, cases: 8 }, { weekday: 2, hour: 19, cases: 4 }, { weekday: 3, hour: 8, cases: 6 }, { weekday: 7, hour: 3, cases: 40 }] }

  it('find the two busiest hours of workdays and open just them', () => {
    expect(busiest(told)).toEqual({ hour: 18, cases: 12, day: 18 })
    const model = hours(told, SCOPE, INK)
    expect(spoken(model.finding)).toContain('18–20 时占全天 66.7%')
    expect(model.finding[1]!.link!.filter).toMatchObject({ measure: 'reported', weekdays: '1-5', hours: '18-20' })
    expect(model.rows[18]![1]).toMatchObject({ text: '4', link: { filter: { weekdays: '1', hours: '18' } } })
    expect(model.links).toHaveLength(4)
  })

  it('cut five classes above nothing, and are empty without a case', () => {
    expect(limitsOf(10)).toEqual([2, 4, 6, 8])
    expect(limitsOf(0)).toEqual([])
    expect(hours({ ...told, items: [] }, SCOPE, INK)).toMatchObject({ empty: true })
  })
})

describe('hops', () => {
  const hop = (name: string, ratio: number | null, over = 0) => ({ hop: name, cases: ratio === null ? 4 : 100, over, median: ratio === null ? null : 2.1, ninth: ratio === null ? null : 7.8, limit: ratio === null ? null : 4, usual: ratio === null ? null : 0.5, ratio })
  const told: HopChart = { begin: '2026-03-01', end: '2026-03-11', as_of: AS_OF, items: [hop('accept', 0.9), hop('sign', 1.95, 31), hop('handle', null), hop('check', 1.2, 9)] }

  it('name the bottleneck with its list, and none where all are in time', () => {
    expect(bottleneck(told.items)!.hop).toBe('sign')
    const model = hops(told, SCOPE, INK)
    expect(spoken(model.finding)).toBe('签收是堵点：九分位 7.8 工作小时，用到时限（多为 4）的 1.95 倍；超时限 31 件。')
    expect(model.finding[0]!.link!.filter).toMatchObject({ measure: 'closed', hop: 'sign', pace: 'over' })
    expect(model.rows[2]!.map((one) => one.text)).toEqual(['处置', '4', '样本少', '样本少', '—', '—', '0'])
    expect(spoken(hops({ ...told, items: [hop('accept', 0.9)] }, SCOPE, INK).finding)).toBe('各环节九分位都在时限内。')
  })
})

describe('what stands open', () => {
  const counts = (in_time: number, overdue = 0, suspended = 0) => ({ in_time, near_due: 0, overdue, suspended })
  const told: StandingChart = {
    as_of: AS_OF,
    ages: [
      { least: 0, begin: '2026-03-11', end: '2026-03-11', counts: counts(286) },
      { least: 1, begin: '2026-03-09', end: '2026-03-10', counts: counts(40, 2) },
      { least: 10, begin: null, end: '2026-02-25', counts: counts(3, 14, 18) },
    ],
    hops: [{ code: 'sign', name: 'sign', open: 20, overdue: 3 }, { code: '', name: '', open: 18, overdue: 0 }],
    posts: [{ code: 'signer', name: 'signer', open: 20, overdue: 3 }, { code: '', name: '', open: 18, overdue: 0 }],
    offices: [{ code: 'O1', name: '城管', open: 20, overdue: 14 }, { code: '', name: '', open: 5, overdue: 0 }],
  }

  it('tells its ages, each part with its days and its stand', () => {
    const model = ages(told, SCOPE, INK)
    expect(spoken(model.finding)).toBe('满 10 个工作日未结 35 件，其中超期 14 件、挂起 18 件。')
    expect(model.rows.map((row) => row[0]!.text)).toEqual(['不足 1', '1–9', '10 以上'])
    expect(model.rows[2]![3]!.link!.filter).toEqual({ place: '330402', category: undefined, to: '2026-02-25', due: 'overdue', sensitive: false })
    expect(model.rows[1]![5]!.link!.filter).toMatchObject({ open: true, from: '2026-03-09', to: '2026-03-10' })
  })

  it('tells where it waits; what waits for others opens no list', () => {
    const model = waiting(told, SCOPE, INK)
    expect(spoken(model.finding)).toBe('未结最多在签收，20 件；超期最多在城管，14 件。')
    expect(model.rows[0]![2]!.link!.filter).toMatchObject({ open: true, hop: 'sign' })
    expect(model.rows[1]![2]!.link).toBeUndefined()
    expect(model.rows[2]!.slice(0, 2).map(({ text }) => text)).toEqual(['岗位', '单位签收人员'])
    expect(model.rows[2]![3]!.link!.filter).toMatchObject({ due: 'overdue', post: 'signer' })
  })
})

describe('flows', () => {
  it('lead from the one side to the other, also where two offices pass to each other', () => {
    const told: FlowChart = { begin: '2026-03-01', end: '2026-03-11', as_of: AS_OF, reported: 200, items: [{ source: 'A', source_name: '甲', target: 'B', target_name: '乙', cases: 9, led: 6 }, { source: 'B', source_name: '乙', target: 'A', target_name: '甲', cases: 2, led: 2 }] }
    const model = flows(told, SCOPE, INK)
    expect(spoken(model.finding)).toBe('最多的是 甲 → 乙，9 件，占期内上报的 4.5%。')
    expect(model.rows[0]!.map((one) => one.text)).toEqual(['甲', '乙', '9', '6', '3'])
    expect(model.links[1]!.filter).toMatchObject({ measure: 'reported', flow: 'B>A' })
    expect(flows({ ...told, items: [] }, SCOPE, INK).empty).toBe(true)
  })
})
