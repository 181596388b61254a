// @vitest-environment node
import { describe, expect, it } from 'vitest'

import { dayWords, inOrder, unmanned } from './team'
import type { Member } from './types'

const person = (duty: string, name: string, over: Partial<Member> = {}): Member => ({ duty, name, phone: '', ...over }) as Member

describe('a team', () => {
  it('begins with the chief, and who stands in follows with the last day', () => {
    const team = [person('fulltime', '丙'), person('chief', '甲', { on_leave_until: '2026-03-05' }), person('chief', '乙', { stands_in_for: '甲' })]
    expect(inOrder(team).map((one) => [one.name, one.until])).toEqual([
      ['甲', null],
      ['乙', '2026-03-05'],
      ['丙', null],
    ])
  })

  it('says days as people do', () => {
    expect(dayWords('2026-03-05', 'zh-CN', '2026-03-01')).toBe('3月5日')
    expect(dayWords('2027-01-02', 'zh-CN', '2026-12-30')).toBe('2027年1月2日')
    expect(dayWords('2026-03-05', 'en', '2026-03-01')).toBe('March 5')
  })

  it('is unmanned when all are away and nobody stands in; a guide does not count', () => {
    const away = person('chief', '甲', { on_leave_until: '2026-03-05' })
    expect(unmanned([away, person('guide', '丁')])).toBe(true)
    expect(unmanned([away, person('chief', '乙', { stands_in_for: '甲' })])).toBe(false)
    expect(unmanned([])).toBe(true)
  })
})
