/** The one move that may be undone now: whoever made it has some seconds, wherever on the page they went meanwhile. */
import { ref, shallowRef } from 'vue'

import { changed } from '@/api/cache'
import * as api from '@/api/calls'
import { asProblem, type Problem } from '@/api/problem'
import type { MoveMade } from '@/api/types'

export interface Offer {
  number: string
  /** What was done, as the toast says it. */
  words: string
  /** When it is over, by the browser's own clock: the server says how long, not until when. */
  ends: number
  /** Gives back what was typed. */
  restore?: () => void
}

export const offered = shallowRef<Offer | null>(null)
export const undoing = ref(false)
/** Why it was not undone. */
export const refused = shallowRef<Problem | null>(null)
/** The case of the last undo; another object each time. */
export const undone = shallowRef<{ number: string } | null>(null)

/**
 * Offers to undo what was just made; nothing where the table of moves does not let it be undone.
 *
 * Returns: whether it is offered, so that the toast says what was done.
 */
export function offerUndo(now: MoveMade, words: string, restore?: () => void): boolean {
  refused.value = null
  offered.value = now.undo_s > 0 ? { number: now.case.number, words, ends: Date.now() + now.undo_s * 1000, restore } : null
  return offered.value !== null
}

export function dropOffer(): void {
  offered.value = refused.value = null
}

export async function undoNow(): Promise<void> {
  const offer = offered.value
  if (!offer || undoing.value) return
  undoing.value = true
  try {
    const now = await api.undoCase(offer.number)
    if (offered.value === offer) offered.value = null
    offer.restore?.()
    undone.value = { number: offer.number }
    changed(new Set([now.case.county_code]))
  } catch (reason) {
    refused.value = asProblem(reason)
    if (refused.value.status) offered.value = null
  } finally {
    undoing.value = false
  }
}
