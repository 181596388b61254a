/** A plan's way to approval as its head shows it. */
import type { Problem } from '@/api/problem'

import type { Consent, PlanView } from '../types'

export type Office = Consent['office']

export const STAGES = ['drafting', 'review', 'approval', 'force'] as const
export type Stage = (typeof STAGES)[number]
export type StageState = 'done' | 'now' | 'next' | 'stopped'

export const openOffices = (view: PlanView): Office[] => view.consents.filter((one) => !one.actor).map((one) => one.office)

function reached(view: PlanView): number {
  const { state } = view.plan
  if (state === 'draft' || state === 'returned') return 0
  if (state === 'submitted') return openOffices(view).length ? 1 : 2
  if (state === 'approved') return 3
  return STAGES.length
}

export function stagesOf(view: PlanView): { stage: Stage; state: StageState }[] {
  // A withdrawn plan stopped where it was: before the first step that nobody took.
  if (view.plan.state === 'withdrawn') return STAGES.map((stage, i) => ({ stage, state: i === 0 ? 'stopped' : 'next' }))
  const now = reached(view)
  return STAGES.map((stage, i) => ({ stage, state: i < now ? 'done' : i === now ? 'now' : 'next' }))
}

export interface OpenMove {
  move: string
  /** The office for which a consent is given. */
  office?: Office
}

const ORDER = ['submit', 'consent', 'approve', 'publish', 'return', 'recall', 'withdraw']
/** Moves that bring a plan on: who makes one reads first what the plan comes to. */
const FORWARD = ['submit', 'consent', 'approve', 'publish']
export const leadsOn = (move: string): boolean => FORWARD.includes(move)
/** What nothing takes back. */
export const ends = (move: string): boolean => move === 'withdraw'

/** The moves open to me as buttons; a consent once for each office that I may speak for and that has not spoken. */
export function buttonsOf(view: PlanView, can: (verb: string) => boolean): OpenMove[] {
  const known = ORDER.filter((move) => view.moves.includes(move))
  return known.flatMap((move): OpenMove[] => {
    if (move !== 'consent') return [{ move }]
    return openOffices(view)
      .filter((office) => can(`plan.consent.${office}`))
      .map((office) => ({ move, office }))
  })
}

export interface LeftProblem {
  kind: string
  codes: string[]
  text_zh?: string
  text_en?: string
}

export type Refused =
  | { why: 'faulty'; problems: LeftProblem[] }
  | { why: 'stale'; codes: string[]; names: string[] }
  | { why: 'field'; field: string }
  | { why: 'other' }

/** What a refusal of a move is about, so that the page can say what to do. */
export function refusedBy(problem: Problem): Refused {
  const { problems, codes, names, field } = problem.facts
  if (problem.status === 409 && Array.isArray(problems) && problems.length) return { why: 'faulty', problems: problems as LeftProblem[] }
  if (problem.status === 409 && Array.isArray(codes) && codes.length) return { why: 'stale', codes: codes.map(String), names: (Array.isArray(names) ? names : codes).map(String) }
  if (problem.kind === 'invalid' && typeof field === 'string') return { why: 'field', field }
  return { why: 'other' }
}

/** Under which name the form of a move keeps what is typed, whatever others do to the plan meanwhile. */
export const draftOf = (view: PlanView, open: OpenMove): string => `plan.${view.plan.id}.move.${open.move}.${open.office ?? ''}`
