/** Plays the steps of a period one after another; the next is asked for while this one shows. */
import { onScopeDispose, ref } from 'vue'

const PACE_MS = 900

export function usePlayback(given: {
  steps: () => string[]
  at: () => string | null
  show: (start: string | null) => void
  /** Resolves when a step can be shown whole. */
  ready: (start: string) => Promise<unknown>
}) {
  const playing = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined

  function stop(): void {
    playing.value = false
    clearTimeout(timer)
  }

  async function advance(): Promise<void> {
    const steps = given.steps()
    const now = given.at()
    const next = steps[now === null ? 0 : steps.indexOf(now) + 1]
    if (!playing.value) return
    if (next === undefined) return stop()
    await given.ready(next).catch(() => undefined)
    if (!playing.value) return
    given.show(next)
    const after = steps[steps.indexOf(next) + 1]
    if (after !== undefined) void given.ready(after).catch(() => undefined)
    timer = setTimeout(() => void advance(), PACE_MS)
  }

  function toggle(): void {
    if (playing.value) return stop()
    const steps = given.steps()
    if (given.at() === steps.at(-1)) given.show(null)
    playing.value = true
    void advance()
  }

  onScopeDispose(stop)
  return { playing, toggle, stop }
}
