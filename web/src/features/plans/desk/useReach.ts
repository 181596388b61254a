/** How many villages and grids each plan of the list touches; asked one plan after the other, the list does not wait. */
import { onScopeDispose, shallowRef, watch, type ComputedRef } from 'vue'

import * as api from '../calls'
import type { PlanRow, PlanView } from '../types'

export type Reach = {
  villages: number
  grids: number
  /** The plan waits for something that I may do and its author may not. */
  mine: boolean
}

export function reachOf(view: Pick<PlanView, 'edits' | 'villages' | 'moves'>): Reach {
  const codes = new Set(view.edits.filter((edit) => !edit.undone).flatMap((edit) => edit.codes))
  const mine = view.moves.some((move) => ['consent', 'approve', 'publish'].includes(move))
  return { mine, grids: codes.size, villages: view.villages?.length ?? new Set([...codes].map((code) => code.slice(0, 12))).size }
}

export function useReach(rows: ComputedRef<PlanRow[]>) {
  const known = shallowRef(new Map<number, Reach>())
  const versions = new Map<number, number>()
  let turn = new AbortController()

  watch(
    rows,
    async (asked) => {
      turn.abort()
      const mine = (turn = new AbortController())
      for (const row of asked) {
        if (versions.get(row.id) === row.version) continue
        const view = await api.plan(row.id, mine.signal).catch(() => null)
        if (mine.signal.aborted) return
        if (!view) continue
        versions.set(row.id, row.version)
        known.value = new Map(known.value).set(row.id, reachOf(view))
      }
    },
    { immediate: true },
  )
  onScopeDispose(() => turn.abort())
  return known
}
