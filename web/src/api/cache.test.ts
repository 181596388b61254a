import { QueryObserver } from '@tanstack/vue-query'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

import { cache, changed, FIGURES, LIVE } from './cache'

/** A question on the screen, and how often it was asked. */
function shown(name: string, how: object): () => number {
  let asked = 0
  const observer = new QueryObserver(cache, { queryKey: [name], queryFn: () => Promise.resolve((asked += 1)), ...how })
  ends.push(observer.subscribe(() => undefined))
  return () => asked
}

const ends: (() => void)[] = []
beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  for (const end of ends.splice(0)) end()
  cache.clear()
  vi.useRealTimers()
})

it('asks for cases with every change, for figures every twenty to thirty seconds, and never forgets the last change', async () => {
  const [cases, figures] = [shown('cases', LIVE), shown('figures', FIGURES)]
  await vi.advanceTimersByTimeAsync(1)
  for (let second = 0; second < 60; second += 1) {
    changed(new Set(['330402']))
    await vi.advanceTimersByTimeAsync(1000)
  }
  expect(cases()).toBe(61)
  expect(figures()).toBeGreaterThanOrEqual(3)
  expect(figures()).toBeLessThanOrEqual(4)
  const before = figures()
  changed(new Set(['330402']))
  await vi.advanceTimersByTimeAsync(30_001)
  expect(figures()).toBe(before + 1)
  await vi.advanceTimersByTimeAsync(120_000)
  expect(figures(), 'nothing changed since').toBe(before + 1)
})

it('spreads pages that hear of the same change', async () => {
  const spread = vi.spyOn(Math, 'random')
  spread.mockReturnValue(0).mockReturnValueOnce(0.9)
  const [late, soon] = [shown('late', FIGURES), shown('soon', FIGURES)]
  await vi.advanceTimersByTimeAsync(1)
  changed(new Set())
  await vi.advanceTimersByTimeAsync(20_001)
  expect([late(), soon()]).toEqual([1, 2])
  await vi.advanceTimersByTimeAsync(10_000)
  expect([late(), soon()]).toEqual([2, 2])
  spread.mockRestore()
})
