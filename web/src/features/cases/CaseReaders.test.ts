import { beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'

import * as api from '@/api/calls'
import { Problem } from '@/api/problem'
import type { Story } from '@/api/types'
import { mounted } from '@/shared/mounting'

import CaseReaders from './CaseReaders.vue'

vi.mock('@/api/calls')
vi.mock('@/shared/ui/element', () => ({ ElMessage: vi.fn(), ElOption: {}, ElSelect: {} }))

const reader = (username: string, part: string, office_code: string | null = null) => ({ account_id: 1, username, name: username, title: '', part, office_code, reason: '上门', added_at: '2026-03-11T02:00:00Z', added_by: '高志明' })
const story = (over: object = {}, kase: object = {}) =>
  ({ case: { number: 'n', flags: [], sensitive: true, office_code: null, office_name: null, closed_at: null, ...kase }, readers: [reader('receiver', 'receiver'), reader('worker', 'named')], may_name: true, ...over }) as unknown as Story

beforeEach(() => {
  sessionStorage.clear()
  vi.mocked(api.removeReader).mockReset()
})

describe('the need-to-know list', () => {
  it('says who is on it and why', () => {
    const shown = mounted(CaseReaders, { story: story() })
    expect(shown.all('reader').map((one) => one.textContent)).toEqual([expect.stringContaining('按职务'), expect.stringContaining('高志明于')])
    shown.unmount()
  })

  it('is changed by those alone who may', () => {
    const shown = mounted(CaseReaders, { story: story({ may_name: false }) })
    expect(shown.find('reader-add')).toBeNull()
    expect(shown.find('reader-remove-worker')).toBeNull()
    shown.unmount()
  })

  it('takes nobody off without a reason, and shows a refusal', async () => {
    vi.mocked(api.removeReader).mockRejectedValue(new Problem('conflict', 409, '不能将自己移出知悉名单。'))
    const shown = mounted(CaseReaders, { story: story() })
    shown.find('reader-remove-worker')!.click()
    await nextTick()
    expect((shown.find('reader-submit') as HTMLButtonElement).disabled).toBe(true)
    const reason = shown.find('reader-reason') as HTMLInputElement
    reason.value = '已核实'
    reason.dispatchEvent(new Event('input'))
    await nextTick()
    shown.find('reader-leave')!.dispatchEvent(new Event('submit', { cancelable: true }))
    await vi.waitFor(() => expect(shown.element.querySelector('[role=alert]')?.textContent).toContain('不能将自己移出'))
    expect(vi.mocked(api.removeReader).mock.calls).toEqual([['n', 'worker', '已核实']])
    shown.unmount()
  })

  it('warns where nobody of the office that has the case is listed', () => {
    const stuck = { readers: [reader('receiver', 'receiver')] }
    const dispatched = { office_code: 'o', office_name: '司法所' }
    const shown = mounted(CaseReaders, { story: story(stuck, dispatched) })
    expect(shown.find('readers-stuck')?.textContent).toContain('司法所还没有人')
    shown.unmount()
    const led = mounted(CaseReaders, { story: story({ readers: [reader('justice', 'office', 'o')] }, dispatched) })
    expect(led.find('readers-stuck')).toBeNull()
    led.unmount()
  })
})
