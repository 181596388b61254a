// @vitest-environment node
import { describe, expect, it } from 'vitest'

import { asProblem, Problem, problemOf } from './problem'

describe('problems', () => {
  it('keeps the kind, the detail and the facts of a problem document', () => {
    const problem = problemOf(409, {
      type: '/problems/conflict',
      title: 'Conflict',
      status: 409,
      detail: 'A closed case cannot be assigned.',
      instance: '/cases/42/moves',
      state: 'closed',
    })
    expect([problem.kind, problem.status, problem.detail]).toEqual(['conflict', 409, 'A closed case cannot be assigned.'])
    expect(problem.facts).toEqual({ state: 'closed' })
  })

  it('names a refusal without a document by its status', () => {
    expect(problemOf(401, 'no').kind).toBe('unauthenticated')
    expect(problemOf(502, null).kind).toBe('unknown')
  })

  it('takes anything else for a lost connection', () => {
    expect(asProblem(new TypeError('fetch failed')).kind).toBe('unreachable')
    const same = new Problem('invalid', 422, '')
    expect(asProblem(same)).toBe(same)
  })
})
