/** What may be undone now, one move or those made together: whoever made it has some seconds, wherever on the page they went meanwhile. */
import { ref, shallowRef } from 'vue'

import { changed } from '@/api/cache'
import * as api from '@/api/calls'
import { asProblem, type Problem } from '@/api/problem'
import type { MoveMade } from '@/api/types'

export interface Offer {
  /** The cases that were moved, in the order in which they were. */
  numbers: string[]
  /** What was done, as the toast says it. */
  words: string
  /** When it is over, by the browser's own clock: the server says how long, not until when. */
  ends: number
  /** Gives back what was typed. */
  restore?: () => void
}
/** What of an undo stayed as it was made, each case with the reason, and how many came back. */
export interface Refused {
  kept: { number: string; problem: Problem }[]
  back: number
}

export const offered = shallowRef<Offer | null>(null)
export const undoing = ref(false)
export const refused = shallowRef<Refused | null>(null)
/** The cases of the last undo that stand as before; another object each time. */
export const undone = shallowRef<{ numbers: string[] } | null>(null)

/**
 * Offers to undo what was just made; nothing where the table of moves does not let it be undone.
 *
 * Args:
 *   made: one move, or those made together, the last one now.
 *
 * Returns: whether it is offered, so that the toast says what was done.
 */
export function offerUndo(made: MoveMade | MoveMade[], words: string, restore?: () => void): boolean {
  refused.value = null
  const open = [made].flat().filter((one) => one.undo_s > 0)
  offered.value = open.length ? { numbers: open.map((one) => one.case.number), words, ends: Date.now() + open.at(-1)!.undo_s * 1000, restore } : null
  return offered.value !== null
}

export function dropOffer(): void {
  offered.value = refused.value = null
}

/** Takes back all of it that can be, the last one first; what was not reached is offered again. */
export async function undoNow(): Promise<void> {
  const offer = offered.value
  if (!offer || undoing.value) return
  undoing.value = true
  refused.value = null
  const back: string[] = []
  const kept: Refused['kept'] = []
  const counties = new Set<string>()
  for (const number of [...offer.numbers].reverse()) {
    try {
      counties.add((await api.undoCase(number)).case.county_code)
      back.push(number)
    } catch (reason) {
      kept.push({ number, problem: asProblem(reason) })
    }
  }
  undoing.value = false
  refused.value = kept.length ? { kept, back: back.length } : null
  const again = kept.filter((one) => !one.problem.status).map((one) => one.number)
  if (offered.value === offer) offered.value = again.length ? { ...offer, numbers: again.reverse() } : null
  if (!back.length) return
  offer.restore?.()
  undone.value = { numbers: back }
  changed(counties)
}
