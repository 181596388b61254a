// @vitest-environment node
import { describe, expect, it } from 'vitest'

import type { RouteAnswer } from '@/api/types'

import { whole } from '../answer'
import { stepsOf } from './steps'

const reason = (key: string, ok = true) => ({ key, ok, text_zh: key, text_en: key })
const answer = (over: object) => whole({ flags: [], candidates: [], team: [], reasons: [], ...over } as unknown as RouteAnswer)
const grids = [
  { code: 'a', name: 'a', layer: 'village', border_m: 3, chosen: true },
  { code: 'b', name: 'b', layer: 'village', border_m: 3, chosen: false },
]
const shown = (of: ReturnType<typeof answer>) => stepsOf(of).map((one) => [one.key, one.parts])

describe('steps of an explanation', () => {
  it('keep the order of the reasons, each with its part', () => {
    const given = answer({ reasons: ['located', 'grid', 'near_border', 'rule', 'office'].map((key) => reason(key)), candidates: grids, routing_rule: { code: 'T-1', name: 'n', set_id: 1, delegated: false, basis: '' } })
    expect(shown(given)).toEqual([
      ['located', []],
      ['grid', []],
      ['near_border', ['candidates']],
      ['rule', ['rule']],
      ['office', []],
    ])
  })

  it('put a part without its reason last', () => {
    const line = { id: 1, kind: 'river', name: '海盐塘', code: '', distance_m: 4, km: null, chief: null }
    expect(shown(answer({ reasons: [reason('grid')], lines: [line] }))).toEqual([
      ['grid', []],
      ['lines', ['lines']],
    ])
  })

  it('show no grids to choose from when there was only one', () => {
    expect(shown(answer({ reasons: [reason('grid')], candidates: grids.slice(0, 1) }))).toEqual([['grid', []]])
  })
})
