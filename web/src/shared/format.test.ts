// @vitest-environment node
import { describe, expect, it } from 'vitest'

import { addDays, coordinates, dayOf, daysBetween, dayTime, decimal, fieldTime, metres, momentOf, percent, shortTime, signed, weekday } from './format'

describe('days and times', () => {
  it('are those of the county, whatever the zone of the browser', () => {
    expect(dayTime('2026-03-11T07:30:00Z')).toBe('2026-03-11 15:30')
    expect(dayOf(new Date('2026-03-10T16:00:00Z'))).toBe('2026-03-11')
    expect(dayTime('2026-03-10T16:05:00Z')).toBe('2026-03-11 00:05')
    expect(dayTime(null)).toBe('—')
  })

  it('are typed in the county too, whatever the zone of the browser', () => {
    expect(momentOf('2026-03-11T15:30')).toBe('2026-03-11T07:30:00.000Z')
    expect(momentOf('2026-01-01T00:00')).toBe('2025-12-31T16:00:00.000Z')
    expect(momentOf('1990-07-01T09:00')).toBe('1990-07-01T00:00:00.000Z') // summer time, as there was until 1991
    expect(fieldTime(momentOf('2026-03-11T15:30'))).toBe('2026-03-11T15:30')
  })

  it('say the year of another year', () => {
    const now = new Date('2026-11-24T04:00:00Z')
    expect(shortTime('2026-03-11T07:30:00Z', now)).toBe('03-11 15:30')
    expect(shortTime('2025-12-02T02:31:00Z', now)).toBe('2025-12-02')
  })

  it('reckon over months and leap years', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01')
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
    expect(daysBetween('2026-02-10', '2026-03-11')).toBe(30)
    expect(weekday('2026-03-11')).toBe(3)
  })
})

describe('numbers', () => {
  it('carry a true minus sign', () => {
    expect([signed(42), signed(-8), signed(0), signed(1234), signed(-0.04, 1)]).toEqual(['+42', '−8', '±0', '+1,234', '±0'])
  })

  it('are as short as they can be', () => {
    expect([decimal(9.1), decimal(12), decimal(0.04), percent(0.9336)]).toEqual(['9.1', '12', '0', '93.4'])
    expect([metres(340.4), metres(1234)]).toEqual(['340 m', '1.2 km'])
    expect(coordinates(120.868, 30.7521)).toBe('120.8680°E 30.7521°N')
  })
})
