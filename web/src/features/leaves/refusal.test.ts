// @vitest-environment node
import { describe, expect, it } from 'vitest'

import { Problem } from '@/api/problem'

import { refusalOf } from './refusal'

describe('a refused leave', () => {
  it('says which days are in the way, and whose', () => {
    const days = { from_day: '2026-03-01', until_day: '2026-03-05' }
    expect(refusalOf(new Problem('conflict', 409, '', days))).toEqual({ key: 'leave.refused.overlap', values: { from: '2026-03-01', until: '2026-03-05' } })
    expect(refusalOf(new Problem('conflict', 409, '', { ...days, field: 'substitute_id' }))?.key).toBe('leave.refused.substituteAway')
  })

  it('names the field that is wrong, and leaves the rest to the general words', () => {
    expect(refusalOf(new Problem('invalid', 422, '', { field: 'until_day' }))?.key).toBe('leave.refused.days')
    expect(refusalOf(new Problem('unreachable', 0, ''))).toBeNull()
  })
})
