import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { computed, effectScope, ref } from 'vue'

import { EACH_MS, useRotation } from './useRotation'
import { withFirst } from './useWall'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('goes round, survives that things come and go, and ends with the page', () => {
  const things = ref<string[]>([])
  const scope = effectScope()
  const { at, now } = scope.run(() => useRotation(computed(() => things.value)))!
  expect([at.value, now.value]).toEqual([0, null])
  things.value = ['a', 'b', 'c']
  const seen = Array.from({ length: 4 }, () => {
    vi.advanceTimersByTime(EACH_MS)
    return now.value
  })
  expect(seen).toEqual(['b', 'c', 'a', 'b'])
  things.value = ['a']
  expect(now.value).toBe('a')
  scope.stop()
  expect(vi.getTimerCount()).toBe(0)
})

it('where to look first comes before each five areas, and not where nothing is said', () => {
  expect(withFirst(['a', 'b', 'c', 'd', 'e', 'f'], true)).toEqual([null, 'a', 'b', 'c', 'd', 'e', null, 'f'])
  expect([withFirst([], true), withFirst(['a'], false)]).toEqual([[null], ['a']])
})
