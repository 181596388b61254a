import { describe, expect, it } from 'vitest'

import type { CaseBrief } from '@/api/types'

import { ranked } from './hits'

const cases = [{ number: '330402-20260311-00042', category_zh: '占道', address_text: '纺工路 12 号', village_name: '' }] as CaseBrief[]
const grids = [{ code: '330402013006004', name: '菱塘社区第四网格', village_code: '330402013006' }]
const CODES = { county_code: '330402', town_code: '330402013', village_code: '330402013006' }
const address = (score: number) => ({ ...CODES, text: '纺工路 12 号', kind: 'house', lng: 120.77, lat: 30.75, score })
const kinds = (text: string, score = 0.9) => ranked(text, cases, grids, [address(score)]).map((one) => one.kind)

describe('what was found', () => {
  it('begins with the address that fits', () => {
    expect(kinds('纺工路12号')).toEqual(['address', 'grid', 'case'])
  })

  it('begins with the case for a number, and with a grid for its name', () => {
    expect(kinds('330402-20260311')[0]).toBe('case')
    expect(kinds('菱塘社区第四网格')[0]).toBe('grid')
  })

  it('leaves an address that hardly fits for the end', () => {
    expect(kinds('纺工', 0.4)).toEqual(['grid', 'case', 'address'])
  })

  it('opens the panel at the address', () => {
    expect(ranked('纺', [], [], [address(0.9)])[0]!.to).toEqual({ name: 'map', query: { who: '120.770000,30.750000' } })
  })
})
