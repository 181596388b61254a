import { describe, expect, it } from 'vitest'

import type { Story } from '@/api/types'
import type { Answer } from '@/features/routing'

import { causeOf, chipsOf, mayCorrect, rowsOf } from './redecide'

const story = (state: string) => ({ case: { state } }) as Story
const answer = (grid: string, office: string | null) =>
  ({ grid: { code: grid, name: grid, layer: 'village' }, village: { code: 'v', name: '菱塘社区' }, town: { code: 't', name: '东栅街道' }, office: office && { name: office }, platform: 'enforcement' }) as unknown as Answer

describe('correcting a decision', () => {
  it('is open to who accepts or dispatches, until the case ends', () => {
    const dispatcher = (verb: string) => verb === 'case.dispatch'
    expect(mayCorrect(story('handling'), dispatcher)).toBe(true)
    expect(mayCorrect(story('closed'), dispatcher)).toBe(false)
    expect(mayCorrect(story('handling'), () => false)).toBe(false)
  })

  it('shows grid, village, office and platform always, the town only when it changes', () => {
    const rows = rowsOf(answer('一', '甲'), answer('二', null), ['grid', 'office'], (code) => `平台 ${code}`)
    expect(rows.map((one) => [one.key, one.before, one.after, one.changed])).toEqual([
      ['grid', '一', '二', true],
      ['village', '菱塘社区', '菱塘社区', false],
      ['office', '甲', '', true],
      ['platform', '平台 enforcement', '平台 enforcement', false],
    ])
    expect(rowsOf(answer('一', null), answer('二', null), ['town'], (code) => code).map((one) => one.key)).toContain('town')
  })
})

describe('what the timeline says of it', () => {
  it('is what differs, by names', () => {
    const facts = { cause: 'moved', before: { grid: '1', grid_name: '一', office: 'a', office_name: '甲', category: 'E0101' }, after: { grid: '2', grid_name: '二', office: 'a', office_name: '甲', category: 'E0201' } }
    expect(chipsOf(facts, (code) => `类 ${code}`)).toEqual([
      { key: 'grid', before: '一', after: '二' },
      { key: 'category', before: '类 E0101', after: '类 E0201' },
    ])
    expect(causeOf(facts)).toBe('moved')
  })

  it('is nothing of an event without such facts', () => {
    expect([chipsOf({}, (code) => code), causeOf({ cause: 7 })]).toEqual([[], null])
  })
})
