import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'

import { RENEW_MS, useRenewal } from './useRenewal'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('renews at once and then every ten minutes, goes on after a failure, and ends with the page', async () => {
  let asked = 0
  const scope = effectScope()
  scope.run(() => useRenewal(() => (++asked === 2 ? Promise.reject(new Error('no network')) : Promise.resolve())))
  expect(asked).toBe(1)
  await vi.advanceTimersByTimeAsync(3 * RENEW_MS)
  expect(asked).toBe(4)
  scope.stop()
  expect(vi.getTimerCount()).toBe(0)
})
