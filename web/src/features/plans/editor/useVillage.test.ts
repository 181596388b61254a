import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'

import { answering } from '@/shared/answering'
import * as api from '../calls'
import { useVillage } from './useVillage'

vi.mock('../calls')

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('says of sums over the plan that they are those before the edit, until the new ones have come', async () => {
  vi.mocked(api.villages).mockReturnValue(answering(() => []))
  let answer: (value: never) => void = () => {}
  vi.mocked(api.impact).mockReturnValue(answering(() => new Promise((done) => (answer = done))))
  const data = effectScope().run(() => useVillage(ref(1), ref(null), { homes: ref(false), cases: ref(false) }))!
  await nextTick()
  expect(data.settling.value).toBe(false)
  data.refresh()
  expect(data.settling.value).toBe(true)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(data.settling.value, 'asked and not answered').toBe(true)
  answer({ households: 240 } as never)
  await vi.advanceTimersByTimeAsync(1)
  expect(data.settling.value).toBe(false)
  expect(data.impact.data.value?.households).toBe(240)
})
