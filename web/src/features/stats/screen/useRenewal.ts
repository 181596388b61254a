/** Keeps a page that nobody sits at signed in: its sign-in is renewed while it is open, long before it ends. */
import { onScopeDispose } from 'vue'

import { renew } from '@/api/calls'

export const RENEW_MS = 10 * 60_000

/** What does not come through is tried again by the next turn; one that has ended leads to the door as everywhere. */
export function useRenewal(ask: () => Promise<unknown> = renew): void {
  const turn = () => void ask().catch(() => undefined)
  turn()
  const timer = setInterval(turn, RENEW_MS)
  onScopeDispose(() => clearInterval(timer))
}
