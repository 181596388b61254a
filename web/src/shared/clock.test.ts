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
    expect(shareUsed(start, new Date('2026-03-11T08:30:00Z'), now)).toBe(0.5)
    expect(shareUsed(start, new Date('2026-03-11T07:00:00Z'), now)).toBe(2)
    expect(shareUsed(start, start, now)).toBe(1)
  })
})
