/** Sends a move of a plan, and lays its edits anew on a net that has changed. */
import { shallowRef } from 'vue'

import { useAct } from '@/shared/useAct'

import { rebase } from '../calls'
import type { PlanView, Rebased } from '../types'
import { move, type MoveFacts } from './calls'

export function usePlanMove(view: () => PlanView, moved: (view: PlanView) => void) {
  const { busy, problem, act } = useAct()
  const rebased = shallowRef<Rebased | null>(null)

  /** True when the plan has moved. */
  async function send(facts: MoveFacts): Promise<boolean> {
    const fresh = await act(() => move(view().plan.id, facts))
    if (fresh) moved(fresh)
    return fresh !== null
  }

  async function layAnew(): Promise<void> {
    const { id, version } = view().plan
    const done = await act(() => rebase(id, version))
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
