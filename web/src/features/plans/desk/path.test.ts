import { describe, expect, it } from 'vitest'

import { Problem } from '@/api/problem'

import type { PlanState, PlanView } from '../types'
import { buttonsOf, draftOf, refusedBy, stagesOf } from './path'

function view(state: PlanState, moves: string[] = [], given: string[] = []): PlanView {
  const consents = ['order', 'organisation', 'civil'].map((office) => ({ office, actor: given.includes(office) ? '某' : null, at: null }))
  return { plan: { state }, moves, consents, history: [], edits: [], stale: [] } as unknown as PlanView
}
const states = (of: PlanView) => stagesOf(of).map((one) => one.state)

describe('the way of a plan', () => {
  it('stands at the step whose turn it is', () => {
    expect(states(view('draft'))).toEqual(['now', 'next', 'next', 'next'])
    expect(states(view('returned'))).toEqual(['now', 'next', 'next', 'next'])
    expect(states(view('submitted'))).toEqual(['done', 'now', 'next', 'next'])
    expect(states(view('submitted', [], ['order', 'organisation', 'civil']))).toEqual(['done', 'done', 'now', 'next'])
    expect(states(view('approved'))).toEqual(['done', 'done', 'done', 'now'])
    expect(states(view('effective'))).toEqual(['done', 'done', 'done', 'done'])
    expect(states(view('withdrawn'))[0]).toBe('stopped')
  })

  it('keeps what is typed for a move under a name that no edit of others changes', () => {
    const at = (version: number) => ({ ...view('submitted'), plan: { id: 7, version, state: 'submitted' } }) as unknown as PlanView
    expect(draftOf(at(3), { move: 'return' })).toBe(draftOf(at(4), { move: 'return' }))
    expect(draftOf(at(3), { move: 'consent', office: 'order' })).not.toBe(draftOf(at(3), { move: 'consent', office: 'civil' }))
  })

  it('offers a consent for each office of mine that has not spoken', () => {
    const mine = (verb: string) => verb !== 'plan.consent.civil'
    expect(buttonsOf(view('submitted', ['return', 'consent'], ['order']), mine)).toEqual([{ move: 'consent', office: 'organisation' }, { move: 'return' }])
  })
})

describe('a refusal', () => {
  const of = (status: number, kind: string, facts: object) => refusedBy(new Problem(kind, status, '', facts as Record<string, unknown>)).why

  it('is known by its facts', () => {
    expect(of(409, 'conflict', { problems: [{ kind: 'gap', codes: [] }] })).toBe('faulty')
    expect(of(409, 'conflict', { codes: ['330402001001001'] })).toBe('stale')
    expect(of(422, 'invalid', { field: 'note' })).toBe('field')
    expect(of(403, 'forbidden', {})).toBe('other')
    expect(of(409, 'conflict', { state: 'draft' })).toBe('other')
  })
})
