import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { mounted } from '@/shared/mounting'

import TeamList from './TeamList.vue'

const person = (duty: string, name: string, over: object = {}) => ({ duty, name, phone: '13800001111', person_id: 1, on_leave_until: null, stands_in_for: null, ...over })

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-03-03T08:00:00Z') })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('a team', () => {
  it('offers no call to who is away, and says who stands in until when', () => {
    const team = [person('chief', '张三', { on_leave_until: '2026-03-05' }), person('chief', '李四', { stands_in_for: '张三' }), person('fulltime', '王五', { phone: '100****1234' })]
    const shown = mounted(TeamList, { team })
    const rows = shown.all('team-member')
    expect(rows.map((row) => row.querySelector('a')?.getAttribute('href') ?? null)).toEqual([null, 'tel:13800001111', null])
    expect(shown.find('on-leave')?.textContent).toBe('休假至 3月5日')
    expect(shown.find('stands-in')?.textContent).toBe('代 张三，至 3月5日')
    shown.unmount()
  })
})
