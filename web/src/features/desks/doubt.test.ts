import { describe, expect, it } from 'vitest'

import type { CaseBrief, Story } from '@/api/types'

import { plain, stepOf } from './doubt'

const brief = (facts: Partial<CaseBrief> = {}) => ({ flags: [], sensitive: false, supervised: null, report_count: 1, urgency: 'P3', ...facts }) as unknown as CaseBrief
const story = (facts: { brief?: Partial<CaseBrief>; move?: string; offices?: { code: string; name: string }[]; routed?: string }) =>
  ({
    case: brief(facts.brief),
    moves: facts.move ? [{ move: facts.move, brings: facts.move === 'dispatch' ? ['office'] : [], offices: facts.offices ?? [], reasons: [], workers: [] }] : [],
    events: [{ seq: 7 }],
    decision: facts.routed ? { office: { code: facts.routed } } : null,
  }) as unknown as Story

describe('what can be done with several at once', () => {
  it('leaves out what a person should look at', () => {
    expect(plain(brief())).toBe(true)
    for (const facts of [{ flags: ['near_border'] }, { sensitive: true }, { report_count: 2 }, { urgency: 'P1' }, { supervised: 'red' }] as Partial<CaseBrief>[]) expect(plain(brief(facts))).toBe(false)
  })

  it('gives a case to the office that routing names alone', () => {
    const offices = [{ code: 'a', name: '甲' }, { code: 'b', name: '乙' }]
    expect(stepOf(story({ move: 'dispatch', offices, routed: 'a' }), 'dispatch')).toEqual({ office: 'a', name: '甲', why: '', seen: 7 })
    expect(stepOf(story({ move: 'dispatch', offices, routed: 'b' }), 'dispatch').why).toBe('office')
    expect(stepOf(story({ move: 'dispatch', offices }), 'dispatch').why).toBe('office')
    expect(stepOf(story({ move: 'sign' }), 'dispatch').why).toBe('shut')
    expect(stepOf(story({ move: 'register', brief: { flags: ['major'] as never } }), 'register').why).toBe('doubt')
    expect(stepOf(story({ move: 'register' }), 'register')).toEqual({ office: '', name: '', why: '', seen: 7 })
  })
})
