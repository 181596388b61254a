import { expect, test } from 'vitest'

import { barsOf } from './roster'
import type { Shift } from './types'

const MIDNIGHT = new Date('2026-03-11T00:00:00+08:00')
const shift = (from: string, to: string, role = 'receiver', away = false) => ({ role, away, starts_at: `2026-03-${from}:00+08:00`, ends_at: `2026-03-${to}:00+08:00` }) as Shift
const hours = (bars: ReturnType<typeof barsOf>) => bars.map((one) => [one.from * 24, one.to * 24, one.shift !== null])

test('a day shift leaves a gap before and after it, and what hangs over midnight counts within the day', () => {
  expect(hours(barsOf([shift('11T08:30', '11T17:30')], 'receiver', MIDNIGHT))).toEqual([[0, 8.5, false], [8.5, 17.5, true], [17.5, 24, false]])
  expect(hours(barsOf([shift('10T17:30', '11T08:30'), shift('11T08:30', '11T17:30'), shift('11T17:30', '12T08:30')], 'receiver', MIDNIGHT))).toEqual([[0, 8.5, true], [8.5, 17.5, true], [17.5, 24, true]])
})

test('who is away leaves a gap, and a role that nobody ever has shows none', () => {
  expect(hours(barsOf([shift('11T00:00', '11T12:00'), shift('11T12:00', '12T00:00', 'receiver', true)], 'receiver', MIDNIGHT))).toEqual([[0, 12, true], [12, 24, false]])
  expect(barsOf([shift('11T00:00', '11T12:00')], 'checker', MIDNIGHT)).toEqual([])
})
