import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { h, nextTick, ref } from 'vue'

import { Problem } from '@/api/problem'
import { mounted } from '@/shared/mounting'

import Combobox from './Combobox.vue'

const WAIT_MS = 220

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function shown(ask: (text: string) => Promise<{ items: string[] }>, least = 2) {
  const text = ref('')
  const choose = vi.fn()
  const page = mounted({
    render: () =>
      h(Combobox<{ items: string[] }>, { modelValue: text.value, 'onUpdate:modelValue': (now: string) => (text.value = now), label: '地址', testid: 'field', optionId: 'offer', ask, least, of: (_: unknown, i: number) => i, onChoose: choose }, { default: ({ item }: { item: unknown }) => String(item) }),
  })
  const input = page.find('field') as HTMLInputElement
  const type = async (said: string) => {
    input.value = said
    input.dispatchEvent(new Event('input'))
    await nextTick()
  }
  const press = (key: string) => input.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }))
  return { page, input, type, press, choose }
}

describe('a field that offers what fits', () => {
  it('asks once a pause has passed, and for enough letters only', async () => {
    const ask = vi.fn(async (text: string) => ({ items: [`${text}一号`, `${text}二号`] }))
    const { page, type } = shown(ask)
    for (const said of ['纺', '纺工', '纺工路']) await type(said)
    expect(ask).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(WAIT_MS + 1)
    expect(ask.mock.calls).toEqual([['纺工路']])
    expect(page.all('offer').map((one) => one.textContent)).toEqual(['纺工路一号', '纺工路二号'])
    await type('纺')
    expect(page.all('offer')).toHaveLength(0)
    page.unmount()
  })

  it('takes the best of what is still to come with Enter, asked for once', async () => {
    const ask = vi.fn(async () => ({ items: ['a', 'b'] }))
    const { page, type, press, choose } = shown(ask)
    await type('纺工路')
    press('Enter')
    await vi.advanceTimersByTimeAsync(WAIT_MS * 2)
    expect(choose.mock.calls).toEqual([['a']])
    expect(ask).toHaveBeenCalledTimes(1)
    page.unmount()
  })

  it('takes nothing that was asked for another text', async () => {
    let answer: (found: { items: string[] }) => void = () => undefined
    const { page, type, press, choose } = shown(() => new Promise((done) => (answer = done)))
    await type('纺工路')
    press('Enter')
    await type('中山路')
    answer({ items: ['old'] })
    await vi.advanceTimersByTimeAsync(1)
    expect(choose).not.toHaveBeenCalled()
    expect(page.all('offer')).toHaveLength(0)
    page.unmount()
  })

  it('offers all at once where no letter is needed', async () => {
    const { page, input } = shown(async () => ({ items: ['a'] }), 0)
    input.dispatchEvent(new Event('focus'))
    await vi.advanceTimersByTimeAsync(WAIT_MS + 1)
    expect(page.all('offer')).toHaveLength(1)
    page.unmount()
  })

  it('says what failed', async () => {
    const { page, type } = shown(() => Promise.reject(new Problem('unavailable', 503, '服务繁忙。')))
    await type('纺工路')
    await vi.advanceTimersByTimeAsync(WAIT_MS + 1)
    expect(page.element.textContent).toContain('服务繁忙。')
    page.unmount()
  })
})
