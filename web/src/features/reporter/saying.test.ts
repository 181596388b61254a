import { describe, expect, it } from 'vitest'

import { day, moment, span } from './saying'

const NOW = new Date('2026-03-12T00:00:00Z')

describe('moments and spans', () => {
  it('are said in the zone of the county', () => {
    expect(moment('2026-03-11T05:38:00Z', NOW)).toBe('3月11日 13:38')
    expect(moment('2026-03-11T16:30:00Z', NOW)).toBe('3月12日 00:30')
    expect(day('2025-12-31T15:59:00Z', NOW)).toBe('2025年12月31日')
    expect(day('2025-12-31T16:00:00Z', NOW)).toBe('1月1日')
  })

  it.each([
    ['2026-03-11T00:00:00Z', '2026-03-12T03:20:00Z', '1 天 3 小时'],
    ['2026-03-11T00:00:00Z', '2026-03-13T00:30:00Z', '2 天'],
    ['2026-03-11T00:00:00Z', '2026-03-11T05:07:00Z', '5 小时 7 分钟'],
    ['2026-03-11T00:00:00Z', '2026-03-11T00:00:20Z', '1 分钟'],
    ['2026-03-11T00:00:00Z', '2026-03-10T00:00:00Z', '1 分钟'],
  ])('from %s to %s it took %s', (from, to, said) => expect(span(from, to)).toBe(said))
})
