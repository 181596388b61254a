/** Sends what was written without a network as soon as there is one again, whatever page of the phone is open. */
import { onScopeDispose, shallowRef } from 'vue'

import { Problem } from '@/api/problem'
import type { Receipt } from '@/api/types'
import { listen } from '@/shared/listen'

import { dropDraft, keepDraft, keptDraft, type Draft } from './draft'
import { Changed, sendDraft } from './send'

const EVERY_MS = 20_000

/** The last report that went out by itself. */
export const sentLater = shallowRef<Receipt | null>(null)

/** What a failed try leaves of a draft: whether it waits for the network, or for its sender. */
export function afterFailure(draft: Draft, reason: unknown, whole: boolean): Draft {
  const arrived = reason instanceof Changed ? reason.first : draft.arrived
  const waits = !(reason instanceof Changed) && !(reason instanceof Problem && reason.kind !== 'unreachable')
  // What is kept apart does not go along by itself.
  return { ...draft, arrived, failed: true, queued: waits && whole && !draft.reporter }
}

/** Sends the kept draft of a person if it waits for the network. */
export async function flush(username: string): Promise<void> {
  let draft = keptDraft(username)
  if (!draft?.queued) return
  const keep = (changed: Draft) => keepDraft(username, (draft = changed))
  try {
    const receipt = await sendDraft(draft, { received: (got) => keep({ ...draft!, receipt: got }), photos: () => undefined })
    dropDraft(username)
    sentLater.value = receipt
  } catch (reason) {
    keep(afterFailure(draft, reason, true))
  }
}

/** Calls `attempt` when the network returns, and now and then, since not every return is told. */
export function onNetwork(attempt: () => Promise<void>): void {
  let busy = false
  async function run(): Promise<void> {
    if (busy || !navigator.onLine) return
    busy = true
    await attempt().finally(() => (busy = false))
  }
  const timer = setInterval(() => void run(), EVERY_MS)
  onScopeDispose(() => clearInterval(timer))
  listen(window, 'online', () => void run())
}
