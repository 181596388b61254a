// @vitest-environment node
import { describe, expect, it } from 'vitest'

import type { OpenMove } from '@/api/types'

import { ordered } from './moves'

const move = (name: string) => ({ move: name, target: '', brings: [], offices: [], reasons: [], workers: [] }) as OpenMove

describe('order of moves', () => {
  it('puts the usual move first and those that end a case last', () => {
    const given = ['start_verify', 'withdraw', 'ask_info', 'register', 'reject'].map(move)
    expect(ordered(given).map((one) => one.move)).toEqual(['register', 'start_verify', 'ask_info', 'reject', 'withdraw'])
  })
})
