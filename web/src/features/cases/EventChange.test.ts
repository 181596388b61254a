import { describe, expect, it, vi } from 'vitest'

import { mounted } from '@/shared/mounting'

import EventChange from './EventChange.vue'

vi.mock('@/shared/categories/useCategories', () => ({ useCategories: () => ({ nameOf: (code: string) => code }) }))

describe('a decision made again, on the timeline', () => {
  it('shows before and after of what differs', () => {
    const facts = { cause: 'net', changes: ['grid'], before: { grid_name: '一网格', office_name: '甲' }, after: { grid_name: '二网格', office_name: '甲' } }
    const shown = mounted(EventChange, { facts })
    const text = shown.find('event-change')!.textContent!
    expect(text).toContain('网格调整')
    expect(text).toMatch(/一网格.*→.*二网格/)
    expect(text).not.toContain('甲')
    shown.unmount()
  })

  it('says when it was only confirmed', () => {
    const shown = mounted(EventChange, { facts: { cause: 'confirmed', before: { grid_name: '一' }, after: { grid_name: '一' } } })
    expect(shown.find('event-change')!.textContent).toContain('人工确认')
    expect(shown.find('event-change')!.querySelector('s')).toBeNull()
    shown.unmount()
  })
})
