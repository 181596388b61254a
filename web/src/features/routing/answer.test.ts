// @vitest-environment node
import { describe, expect, it } from 'vitest'

import type { RouteAnswer } from '@/api/types'

import { alternatives, doubtsOf, wayFor, whole } from './answer'

const option = (code: string, chosen = false) => ({ code, name: code, layer: 'village', border_m: 8, chosen })
const answer = (over: object = {}) => ({ flags: [], candidates: [], team: [], reasons: [], ...over }) as unknown as RouteAnswer

describe('an answer', () => {
  it('that was kept before a part existed gets it empty', () => {
    const full = whole(answer({ notice: '119' }))
    expect(full.notice).toBe('119')
    expect([full.lines, full.cadres, full.addresses, full.routing_rule, full.timings_ms]).toEqual([[], [], [], null, {}])
  })

  it('names other grids only near a border', () => {
    const candidates = [option('a', true), option('b')]
    expect(alternatives(whole(answer({ candidates })))).toEqual([])
    expect(alternatives(whole(answer({ candidates, flags: ['near_border'] }))).map((one) => one.code)).toEqual(['b'])
  })
})

describe('doubts on the place', () => {
  it('come gravest first, and other flags are none', () => {
    expect(doubtsOf(['near_border', 'sensitive', 'unlocated'])).toEqual(['unlocated', 'near_border'])
    expect(doubtsOf(['reroute', 'major'])).toEqual([])
  })

  it('say what to do next', () => {
    expect(wayFor(['near_border'], 2)).toBe('grid')
    expect(wayFor(['outside_grids'], 0)).toBe('pin')
    expect(wayFor(['near_border', 'address_uncertain'], 2)).toBe('address')
    expect(wayFor(['datum_suspected'], 2)).toBe('pin')
    expect(wayFor(['sensitive'], 2)).toBeNull()
  })
})
