// @vitest-environment node
import { describe, expect, it } from 'vitest'

import type { CaseEvent, OpenMove } from '@/api/types'

import { newsOf, ordered } from './moves'

const move = (name: string) => ({ move: name, target: '', brings: [], offices: [], reasons: [], workers: [] }) as OpenMove

describe('order of moves', () => {
  it('puts the usual move first and those that end a case last', () => {
    const given = ['start_verify', 'withdraw', 'ask_info', 'register', 'reject'].map(move)
    expect(ordered(given).map((one) => one.move)).toEqual(['register', 'start_verify', 'ask_info', 'reject', 'withdraw'])
  })
})

describe('news of a case', () => {
  it('are what others did since, without reminders and what was undone again', () => {
    const event = (seq: number, move: string, undoes: number | null = null) => ({ seq, move, undoes }) as CaseEvent
    const events = [event(1, 'submit'), event(2, 'dispatch'), event(3, 'ladder'), event(4, 'redispatch'), event(5, 'sign'), event(6, 'undo', 5), event(7, 'urge')]
    expect(newsOf(events, 2).map((one) => one.move)).toEqual(['redispatch'])
    expect(newsOf(events, 4)).toEqual([])
  })
})
