// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'

import { cache, changed, type Question } from '@/api/cache'
import { Problem } from '@/api/problem'

import { useLoad, type Load } from './useLoad'

function later<T>() {
  let give!: (value: T) => void
  const promise = new Promise<T>((yes) => (give = yes))
  return { promise, give }
}

const question = <T>(key: unknown, queryFn: () => Promise<T>, how = {}): Question<T> => ({ queryKey: [key], queryFn, ...how })
const loading = <T>(asked: () => Question<T> | null): Load<T> => effectScope().run(() => useLoad(asked))!

beforeEach(() => cache.clear())

describe('useLoad', () => {
  it('lets the last question win, whichever answer comes first', async () => {
    const source = ref<'a' | 'b'>('a')
    const answers = { a: later<string>(), b: later<string>() }
    const load = loading(() => question(source.value, () => answers[source.value].promise))
    source.value = 'b'
    await nextTick()
    answers.b.give('B')
    await vi.waitFor(() => expect(load.data.value).toBe('B'))
    answers.a.give('A')
    await nextTick()
    expect(load.data.value).toBe('B')
  })

  it('keeps what was there when a new question fails', async () => {
    const source = ref(1)
    const load = loading(() =>
      question(source.value, async () => {
        if (source.value > 1) throw new Problem('invalid', 422, 'no')
        return source.value
      }),
    )
    await vi.waitFor(() => expect(load.data.value).toBe(1))
    source.value = 2
    await vi.waitFor(() => expect(load.problem.value?.kind).toBe('invalid'))
    expect(load.data.value).toBe(1)
    expect(load.loading.value).toBe(false)
  })

  it('takes away what may be read no longer, and keeps it when the server only failed', async () => {
    let status = 200
    const load = loading(() =>
      question('one', async () => {
        if (status !== 200) throw new Problem('refused', status, '')
        return 'told'
      }),
    )
    await vi.waitFor(() => expect(load.data.value).toBe('told'))
    status = 500
    await load.reload()
    expect([load.data.value, load.problem.value?.status]).toEqual(['told', 500])
    status = 403
    await load.reload()
    expect([load.data.value, load.problem.value?.status]).toEqual([null, 403])
  })

  it('asks nothing and holds nothing without a source', async () => {
    const source = ref<number | null>(1)
    const ask = vi.fn(async () => 'told')
    const load = loading(() => (source.value ? question(source.value, ask) : null))
    await vi.waitFor(() => expect(load.data.value).toBe('told'))
    source.value = null
    await nextTick()
    await load.reload()
    expect(ask).toHaveBeenCalledTimes(1)
    expect(load.data.value).toBeNull()
  })

  it('says slow only after a while', async () => {
    vi.useFakeTimers()
    const load = loading(() => question('slow', () => new Promise(() => {})))
    expect(load.slow.value).toBe(false)
    vi.advanceTimersByTime(301)
    expect(load.slow.value).toBe(true)
    vi.useRealTimers()
  })

  it('has what was set, and what an event tells of is asked for again', async () => {
    const said = ['first', 'second', 'third']
    const live = (_: string, counties: Set<string>) => !counties.size || counties.has('330402')
    const load = loading(() => question('live', async () => said.shift()!, { meta: { live } }))
    const still = loading(() => question('still', async () => said.length))
    await vi.waitFor(() => expect([load.data.value, still.data.value]).toEqual(['first', 2]))
    load.data.value = 'moved'
    expect(load.data.value).toBe('moved')
    changed(new Set(['330411']))
    await nextTick()
    expect(load.data.value, 'another county').toBe('moved')
    changed(new Set(['330402']))
    await vi.waitFor(() => expect(load.data.value).toBe('second'))
    changed(new Set())
    await vi.waitFor(() => expect(load.data.value).toBe('third'))
    expect(still.data.value, 'no event concerns it').toBe(2)
  })
})
