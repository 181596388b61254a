/** Sends a move of a plan, and lays its edits anew on a net that has changed. */
import { ref, shallowRef } from 'vue'

import { asProblem, type Problem } from '@/api/problem'

import { rebase } from '../calls'
import type { PlanView } from '../types'
import { move, type MoveFacts } from './calls'

export interface Rebased {
  view: PlanView
  dropped: { seq: number; kind: string; reason: string }[]
}

export function usePlanMove(view: () => PlanView, moved: (view: PlanView) => void) {
  const busy = ref(false)
  const problem = shallowRef<Problem | null>(null)
  const rebased = shallowRef<Rebased | null>(null)

  async function attempt<T>(act: () => Promise<T>): Promise<T | null> {
    busy.value = true
    problem.value = null
    try {
      return await act()
    } catch (reason) {
      problem.value = asProblem(reason)
      return null
    } finally {
      busy.value = false
    }
  }

  /** True when the plan has moved. */
  async function send(facts: MoveFacts): Promise<boolean> {
    const fresh = await attempt(() => move(view().plan.id, facts))
    if (fresh) moved(fresh)
    return fresh !== null
  }

  async function layAnew(): Promise<void> {
    const { id, version } = view().plan
    const done = await attempt(() => rebase(id, version))
    if (!done) return
    rebased.value = done
    moved(done.view)
  }

  function clear(): void {
    problem.value = null
    rebased.value = null
  }

  return { busy, problem, rebased, send, layAnew, clear }
}
