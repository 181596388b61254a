// @vitest-environment node
import { describe, expect, it } from 'vitest'

import { shareUsed, spanKey, spanTo } from './clock'

const now = new Date('2026-03-11T07:30:00Z')
const said = (due: string) => spanKey(spanTo(new Date(due), now))

describe('time left', () => {
  it('is written as hours and minutes below two days, then as days', () => {
    expect(said('2026-03-11T14:10:00Z')).toEqual({ key: 'span.left', values: { clock: '06:40' } })
    expect(said('2026-03-12T10:30:00Z')).toEqual({ key: 'span.left', values: { clock: '27:00' } })
    expect(said('2026-03-14T07:30:00Z')).toEqual({ key: 'span.leftDays', values: { n: 3 } })
  })

  it('says by how much it is late', () => {
    expect(said('2026-03-11T07:18:00Z')).toEqual({ key: 'span.lateMinutes', values: { n: 12 } })
    expect(said('2026-03-11T05:20:00Z')).toEqual({ key: 'span.lateHours', values: { n: 2 } })
    expect(said('2026-03-05T07:30:00Z')).toEqual({ key: 'span.lateDays', values: { n: 6 } })
  })

  it('knows the share of a limit that is used', () => {
    const start = new Date('2026-03-11T06:30:00Z')
    expect(shareUsed(start, null, new Date('2026-03-11T08:30:00Z'), now, 0.8)).toBe(0.5)
    expect(shareUsed(start, null, new Date('2026-03-11T07:00:00Z'), now, 0.8)).toBe(2)
    expect(shareUsed(start, start, start, now, 0.8)).toBe(1)
  })

  it('comes to its tick when the server says that it is near-due, whatever the hours between', () => {
    const start = new Date('2026-03-06T06:30:00Z')
    const due = new Date('2026-03-11T09:30:00Z')
    expect(shareUsed(start, now, due, now, 0.8)).toBeCloseTo(0.8)
    expect(shareUsed(start, now, due, now, 0.6)).toBeCloseTo(0.6)
    expect(shareUsed(start, now, due, new Date('2026-03-08T19:00:00Z'), 0.8)).toBeCloseTo(0.4)
    expect(shareUsed(start, now, due, new Date('2026-03-11T08:30:00Z'), 0.8)).toBeCloseTo(0.9)
    expect(shareUsed(start, now, due, due, 0.8)).toBe(1)
  })
})
