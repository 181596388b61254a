import { describe, expect, it } from 'vitest'

import type { CandidateOffice, Proposal } from '@/api/schema'

import { helpersOf, leadOf, listed, moveFor, proposed, turned, withRole } from './naming'

const office = (code: string, part = '') => ({ code, part }) as CandidateOffice
const told = { offices: [office('a', 'lead'), office('b', 'co'), office('c'), office('d')], precedents: [{ office: { code: 'd', name: 'd' } }], often: false } as unknown as Proposal

describe('naming', () => {
  it('begins with what routing proposes', () => {
    expect(proposed(told)).toEqual({ a: 'lead', b: 'co' })
  })

  it('has one lead at most: who led before helps', () => {
    const roles = withRole(proposed(told), 'b', 'lead')
    expect([leadOf(roles), helpersOf(roles)]).toEqual(['b', ['a']])
    expect(withRole(roles, 'a', '')).toEqual({ b: 'lead' })
  })

  it('goes round by a key: nothing, helps, leads', () => {
    const helps = turned({}, 'c')
    const leads = turned(helps, 'c')
    expect([helps, leads, turned(leads, 'c')]).toEqual([{ c: 'co' }, { c: 'lead' }, {}])
  })

  it('lists those that are proposed, named before, chosen or added', () => {
    expect(listed(told, {}, []).map((one) => one.code)).toEqual(['a', 'b', 'd'])
    expect(listed(told, {}, ['c']).map((one) => one.code)).toEqual(['a', 'b', 'c', 'd'])
  })

  it('keeps or changes the lead of an urgent case', () => {
    const beside = ['confirm_lead', 'change_lead']
    expect([moveFor(['assign_lead'], null, 'a'), moveFor(beside, 'a', 'a'), moveFor(beside, 'a', 'b'), moveFor(['consult'], 'a', 'a')]).toEqual(['assign_lead', 'confirm_lead', 'change_lead', null])
  })
})
