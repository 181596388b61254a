// @vitest-environment node
import { describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'

import { Problem } from '@/api/problem'

import { useLoad } from './useLoad'

function later<T>() {
  let give!: (value: T) => void
  let refuse!: (reason: unknown) => void
  const promise = new Promise<T>((yes, no) => ([give, refuse] = [yes, no]))
  return { promise, give, refuse }
}

describe('useLoad', () => {
  it('lets the last question win, whichever answer comes first', async () => {
    const source = ref<string | null>('a')
    const answers = { a: later<string>(), b: later<string>() }
    const load = effectScope().run(() => useLoad(source, (key) => answers[key as 'a' | 'b'].promise))!
    source.value = 'b'
    await nextTick()
    answers.b.give('B')
    await vi.waitFor(() => expect(load.data.value).toBe('B'))
    answers.a.give('A')
    await nextTick()
    expect(load.data.value).toBe('B')
  })

  it('keeps what was there when a new question fails', async () => {
    const source = ref<number | null>(1)
    const load = effectScope().run(() =>
      useLoad(source, async (n) => {
        if (n > 1) throw new Problem('invalid', 422, 'no')
        return n
      }),
    )!
    await vi.waitFor(() => expect(load.data.value).toBe(1))
    source.value = 2
    await vi.waitFor(() => expect(load.problem.value?.kind).toBe('invalid'))
    expect(load.data.value).toBe(1)
    expect(load.loading.value).toBe(false)
  })

  it('asks nothing and holds nothing without a source', async () => {
    const ask = vi.fn()
    const load = effectScope().run(() => useLoad(ref(null), ask))!
    await nextTick()
    expect(ask).not.toHaveBeenCalled()
    expect(load.data.value).toBeNull()
  })

  it('says slow only after a while', async () => {
    vi.useFakeTimers()
    const load = effectScope().run(() => useLoad(ref(1), () => new Promise(() => {})))!
    expect(load.slow.value).toBe(false)
    vi.advanceTimersByTime(301)
    expect(load.slow.value).toBe(true)
    vi.useRealTimers()
  })
})
