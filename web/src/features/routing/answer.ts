/** Judgements on an answer that the pages share. */
import { PLACE_DOUBTS } from '@/api/vocabulary'
import type { RouteAnswer } from '@/api/types'

import type { Answer } from './types'

const NOTHING = { cadres: [], lines: [], addresses: [], routing_rule: null, notice: '', timings_ms: {} }

/** An answer with all its parts; one that a phone has kept since an earlier version lacks the newer ones. */
export function whole(answer: RouteAnswer): Answer {
  const said = Object.entries(answer).filter(([, value]) => value !== undefined && value !== null)
  return { ...answer, ...NOTHING, ...(Object.fromEntries(said) as Partial<Answer>) } as Answer
}

export type PlaceDoubt = (typeof PLACE_DOUBTS)[number]

export function doubtsOf(flags: readonly string[]): PlaceDoubt[] {
  return PLACE_DOUBTS.filter((one) => flags.includes(one))
}

export type Way = 'pin' | 'address' | 'category' | 'grid'

const NEXT: Record<PlaceDoubt, Way> = {
  unlocated: 'address',
  datum_suspected: 'pin',
  no_grid: 'pin',
  outside_grids: 'grid',
  address_uncertain: 'address',
  near_border: 'grid',
}

/** The way of correcting that clears the gravest doubt; with no grid to choose from, the pin is moved. */
export function wayFor(flags: readonly string[], candidates: number): Way | null {
  const [first] = doubtsOf(flags)
  if (!first) return null
  return NEXT[first] === 'grid' && !candidates ? 'pin' : NEXT[first]
}

/** Grids that a point within its accuracy may belong to as well. */
export function alternatives(answer: Answer): Answer['candidates'] {
  return answer.flags.includes('near_border') ? answer.candidates.filter((one) => !one.chosen) : []
}
