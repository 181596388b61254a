import { describe, expect, it } from 'vitest'

import { Problem } from '@/api/problem'

import { spotOf, spotOfProblem } from './fields'

describe('the control that a refusal is about', () => {
  it.each([
    ['rules.3.conditions.places', { index: 3, control: 'places' }],
    ['rules.0.conditions.places.2', { index: 0, control: 'places' }],
    ['rules.12.outcome.office_code', { index: 12, control: 'office_code' }],
    ['rules.1.basis', { index: 1, control: 'basis' }],
    ['body.rules.1.name', { index: 1, control: 'name' }],
    ['rules.4.outcome', { index: 4, control: 'outcome' }],
    ['rules.4', { index: 4, control: '' }],
    ['rules', { index: null, control: 'rules' }],
    ['effective_on', { index: null, control: 'effective_on' }],
  ])('%s', (field, spot) => expect(spotOf(field)).toEqual(spot))

  it('is none where none is named', () => {
    expect(spotOfProblem(new Problem('conflict', 409, ''))).toBeNull()
    expect(spotOfProblem(new Problem('invalid', 422, '', { field: 'rules.2.name' }))).toEqual({ index: 2, control: 'name' })
  })
})
