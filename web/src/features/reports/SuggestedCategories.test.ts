import { beforeEach, describe, expect, it, vi } from 'vitest'
import { h, nextTick, shallowRef } from 'vue'

import { cache } from '@/api/cache'
import * as api from '@/api/calls'
import { mounted } from '@/shared/mounting'

import SuggestedCategories from './SuggestedCategories.vue'

vi.mock('@/api/calls')

const likely = { category_code: 'E0302', name_zh: '路灯故障', name_en: 'Lamp', probability: 0.8 }

describe('likely categories', () => {
  beforeEach(() => {
    cache.clear()
    vi.useFakeTimers({ shouldAdvanceTime: true })
    vi.mocked(api.suggestions).mockImplementation((text) => ({ queryKey: ['likely', text], queryFn: () => Promise.resolve({ county_code: '1', items: text.includes('灯') ? [likely] : [], trained_at: null }) }))
  })

  it('tell what was seen last, and that nothing is any more, but nothing once the text has arrived', async () => {
    const words = shallowRef('路灯不亮了')
    const locked = shallowRef(false)
    const seen: string[][] = []
    const page = mounted({ render: () => h(SuggestedCategories, { words: words.value, category: '', locked: locked.value, onShown: (codes: string[]) => seen.push(codes) }) })
    await vi.waitFor(() => expect(page.find('suggestion')?.textContent).toContain('80.0%'))
    words.value = '别的事情啊'
    await nextTick()
    await vi.waitFor(() => expect(page.find('suggestion')).toBeNull())
    expect(seen).toEqual([['E0302'], []])
    words.value = '路灯又不亮'
    await nextTick()
    await vi.waitFor(() => expect(seen).toHaveLength(3))
    locked.value = true
    await nextTick()
    await vi.waitFor(() => expect(page.find('suggestion')).toBeNull())
    expect(seen).toEqual([['E0302'], [], ['E0302']])
    page.unmount()
  })
})
