import { expect, it } from 'vitest'

import type { Areas, Series } from '@/api/types'

import { addressOf, areasAfter, seriesAfter, type Moved } from './sight'

const days = { from: '2026-03-01', to: '2026-03-31' }
const row = (code: string, overdue: number) => ({ code, name: code, overdue }) as unknown as Areas['items'][number]
const moved = (told: Partial<Moved>) => ({ as_of: '2026-03-31T10:00:00+08:00', whole: false, total: { overdue: 3 }, before: {}, levels: [], steps: [], ...told }) as unknown as Moved
const known = { level: 'town', begin: days.from, end: days.to, as_of: '', items: [row('a', 1), row('b', 1)], total: { overdue: 2 }, before: {}, breaks: { overdue: [1] } } as unknown as Areas

it('names each level once, and no category where there is none', () => {
  const sight = { place: '330402', levels: ['town', 'village', 'town'] as const, category: '', step: 'day' as const, ...days }
  expect(addressOf({ ...sight, levels: [...sight.levels] })).toBe('/api/v1/stats/live?place=330402&from=2026-03-01&to=2026-03-31&step=day&level=town&level=village')
})

it('lays the rows that moved over those it knew, in their order, with the new sums', () => {
  const now = areasAfter(known, 'town', moved({ levels: [{ level: 'town', items: [row('b', 2)], breaks: { overdue: [2] } as never }] }), days)!
  expect(now.items).toEqual([row('a', 1), row('b', 2)])
  expect([now.total.overdue, now.breaks.overdue]).toEqual([3, [2]])
  const untouched = areasAfter(known, 'town', moved({}), days)!
  expect([untouched.items, untouched.total.overdue]).toEqual([known.items, 3])
})

it('takes a whole message instead of what it knew, and asks nothing of a part of what it never knew', () => {
  const whole = moved({ whole: true, levels: [{ level: 'town', items: [row('c', 3)], breaks: {} as never }], steps: [{ start: '2026-03-01', reported: 1 } as never] })
  expect(areasAfter(known, 'town', whole, days)!.items).toEqual([row('c', 3)])
  expect(areasAfter(undefined, 'village', whole, days)).toBeNull()
  expect(areasAfter(undefined, 'town', moved({}), days)).toBeNull()
  expect(seriesAfter(undefined, 'month', whole)!.items).toHaveLength(1)
  expect(seriesAfter(undefined, 'month', moved({}))).toBeNull()
})

it('changes the steps that moved', () => {
  const series = { step: 'day', items: [{ start: '2026-03-01', reported: 1 }, { start: '2026-03-02', reported: 1 }] } as unknown as Series
  const now = seriesAfter(series, 'day', moved({ steps: [{ start: '2026-03-02', reported: 5 } as never] }))!
  expect(now.items.map((one) => one.reported)).toEqual([1, 5])
  expect(seriesAfter(series, 'day', moved({}))).toBe(series)
})
