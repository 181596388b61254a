/** Past cases sent through the rules as they are on the screen, saved or not. */
import { computed, onScopeDispose, ref, shallowRef, type Ref } from 'vue'

import { asProblem, type Problem } from '@/api/problem'

import * as api from './calls'
import { unkeyed } from './rules'
import type { Draft, Trial } from './types'

export const SPANS = [30, 90, 365] as const
export const SHOWN = 20

export function useTrial(id: Ref<number | null>, rules: Ref<Draft[]>) {
  const days = ref<(typeof SPANS)[number]>(90)
  const result = shallowRef<Trial | null>(null)
  const problem = shallowRef<Problem | null>(null)
  const running = ref(false)
  const seconds = ref(0)
  const made = shallowRef<{ rules: Draft[]; days: number; id: number | null } | null>(null)
  let turn: AbortController | null = null
  let clock: ReturnType<typeof setInterval> | undefined

  /** The rules have changed since. */
  const outdated = computed(() => made.value !== null && (made.value.rules !== rules.value || made.value.days !== days.value))

  function stop(): void {
    turn?.abort()
    turn = null
    clearInterval(clock)
    running.value = false
  }

  async function run(): Promise<void> {
    if (id.value === null) return
    stop()
    const mine = (turn = new AbortController())
    const about = { rules: rules.value, days: days.value, id: id.value }
    running.value = true
    seconds.value = 0
    clock = setInterval(() => seconds.value++, 1000)
    problem.value = null
    try {
      const found = await api.trial(about.id, { rules: unkeyed(about.rules), days: about.days, limit: SHOWN }, mine.signal)
      if (mine.signal.aborted) return
      result.value = found
      made.value = about
    } catch (reason) {
      if (!mine.signal.aborted) problem.value = asProblem(reason)
    } finally {
      if (turn === mine) stop()
    }
  }

  function forget(): void {
    stop()
    result.value = made.value = problem.value = null
  }
  onScopeDispose(stop)

  return { days, result, problem, running, seconds, outdated, run, stop, forget }
}
