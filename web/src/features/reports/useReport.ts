/** The report being written: kept at every change, sent under one id, dropped when all of it has arrived. */
import { onScopeDispose, ref, shallowRef, watch } from 'vue'

import { asProblem, type Problem } from '@/api/problem'
import type { Receipt } from '@/api/types'
import { listen } from '@/shared/listen'
import { useSession } from '@/shared/session/useSession'

import { dropDraft, hasContent, keepDraft, keptDraft, newDraft, type Draft, type Kept } from './draft'
import { afterChange, Changed, photosOf, sendDraft } from './send'

const PAUSE_MS = 400
const EVERY_MS = 20_000

/** What a failed try leaves of a draft. */
export const afterFailure = (draft: Draft, reason: unknown): Draft => ({ ...draft, arrived: reason instanceof Changed ? reason.first : draft.arrived, failed: true })

/** Calls `attempt` when the network returns, and now and then, since not every return is told. */
function onNetwork(attempt: () => Promise<void>): void {
  const run = () => void (navigator.onLine && attempt())
  const timer = setInterval(run, EVERY_MS)
  onScopeDispose(() => clearInterval(timer))
  listen(window, 'online', run)
}

export function useReport() {
  const username = useSession().me.value?.username ?? ''
  const draft = shallowRef<Draft>(keptDraft(username) ?? newDraft(new Date()))
  const kept = ref<Kept>('all')
  const sending = ref<{ photos: number; of: number } | null>(null)
  const problem = shallowRef<Problem | null>(null)
  const done = shallowRef<Receipt | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined

  function keep(): void {
    clearTimeout(timer)
    if (!done.value && hasContent(draft.value)) kept.value = keepDraft(username, draft.value)
  }

  watch(draft, () => {
    clearTimeout(timer)
    timer = setTimeout(keep, PAUSE_MS)
  })
  // A page that is put away or reloaded does not wait for the pause to end.
  listen(window, 'pagehide', keep)
  onScopeDispose(keep)
  onNetwork(async () => {
    if (problem.value?.kind === 'unreachable') await send()
  })

  function change(patch: Partial<Draft>): void {
    draft.value = { ...draft.value, ...patch, saved_at: new Date().toISOString() }
  }

  async function send(): Promise<void> {
    if (sending.value) return
    keep()
    sending.value = { photos: 0, of: photosOf(draft.value).length }
    problem.value = null
    try {
      const receipt = await sendDraft(draft.value, {
        received: (got) => change({ receipt: got }),
        photos: (photos, of) => (sending.value = { photos, of }),
      })
      finish(receipt)
    } catch (reason) {
      if (!(reason instanceof Changed)) problem.value = asProblem(reason)
      change(afterFailure(draft.value, reason))
      if (problem.value?.facts.kind === 'intake.case_ended') change({ joins: undefined })
      keep()
    } finally {
      sending.value = null
    }
  }

  /** All of it has arrived, or as much as its sender wants to tell. */
  function finish(receipt: Receipt): void {
    done.value = receipt
    clearTimeout(timer)
    dropDraft(username)
  }

  /** Sends what was changed after an earlier try had arrived: added to its case, or anew. */
  async function sendChange(added: boolean): Promise<void> {
    const first = draft.value.arrived
    if (!first) return
    change(afterChange(draft.value, first, added ? first.case_number : undefined))
    await send()
  }

  function discard(): void {
    dropDraft(username)
    done.value = null
    problem.value = null
    draft.value = newDraft(new Date())
  }

  return { draft, kept, sending, problem, done, change, send, sendChange, finish, discard }
}
