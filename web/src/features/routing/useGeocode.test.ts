import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'

import { Problem } from '@/api/problem'
import { answering } from '@/shared/answering'

import * as api from './calls'
import { useGeocode, WAIT_MS } from './useGeocode'

vi.mock('./calls')

const found = (text: string) => ({ items: [{ county_code: '', town_code: '', village_code: '', text, kind: 'house', lng: 1, lat: 2, score: 0.9 }], elsewhere: 0 })

beforeEach(() => {
  vi.useFakeTimers()
  vi.mocked(api.geocode).mockReset()
})
afterEach(() => {
  vi.useRealTimers()
})

function typed() {
  const text = ref('')
  const search = effectScope().run(() => useGeocode(text))!
  return { text, search }
}

describe('addresses as one types', () => {
  it('are asked for once a pause has passed', async () => {
    vi.mocked(api.geocode).mockReturnValue(answering(() => (found('纺工路 12 号'))))
    const { text, search } = typed()
    text.value = '纺工'
    await nextTick()
    text.value = '纺工路'
    await nextTick()
    expect(api.geocode).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(WAIT_MS + 1)
    expect(vi.mocked(api.geocode).mock.calls.map((call) => call[0])).toEqual(['纺工路'])
    expect(search.items.value[0]?.text).toBe('纺工路 12 号')
  })

  it('come at once with Enter, and not twice', async () => {
    vi.mocked(api.geocode).mockReturnValue(answering(() => (found('a'))))
    const { text, search } = typed()
    text.value = '纺工路'
    await nextTick()
    expect((await search.ask())[0]?.text).toBe('a')
    await search.ask()
    await vi.advanceTimersByTimeAsync(WAIT_MS * 2)
    expect(api.geocode).toHaveBeenCalledTimes(1)
  })

  it('say what failed, and forget it with an empty text', async () => {
    vi.mocked(api.geocode).mockReturnValue(answering(() => Promise.reject(new Problem('unavailable', 503, ''))))
    const { text, search } = typed()
    text.value = '纺工路'
    await nextTick()
    await search.ask()
    expect(search.problem.value?.kind).toBe('unavailable')
    text.value = ''
    await nextTick()
    expect([search.problem.value, search.asked.value]).toEqual([null, ''])
  })
})
