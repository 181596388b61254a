// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'

import { usePlayback } from './usePlayback'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function player(ready: (start: string) => Promise<unknown> = () => Promise.resolve()) {
  let at: string | null = null
  const shown: (string | null)[] = []
  const scope = effectScope()
  const playback = scope.run(() =>
    usePlayback({
      steps: () => ['a', 'b', 'c'],
      at: () => at,
      show: (start) => {
        at = start
        shown.push(start)
      },
      ready,
    }),
  )!
  return { playback, shown, scope }
}

describe('playing time', () => {
  it('shows every step once, in order, and stops at the end', async () => {
    const { playback, shown } = player()
    playback.toggle()
    await vi.advanceTimersByTimeAsync(5000)
    expect(shown).toEqual(['a', 'b', 'c'])
    expect(playback.playing.value).toBe(false)
  })

  it('starts over from the end', async () => {
    const { playback, shown } = player()
    playback.toggle()
    await vi.advanceTimersByTimeAsync(5000)
    playback.toggle()
    await vi.advanceTimersByTimeAsync(0)
    expect(shown).toEqual(['a', 'b', 'c', null, 'a'])
  })

  it('waits until a step can be shown whole, and shows nothing more once stopped', async () => {
    let give: () => void = () => undefined
    const { playback, shown, scope } = player(() => new Promise<void>((yes) => (give = yes)))
    playback.toggle()
    await vi.advanceTimersByTimeAsync(3000)
    expect(shown).toEqual([])
    scope.stop()
    give()
    await vi.advanceTimersByTimeAsync(3000)
    expect(shown).toEqual([])
  })
})
