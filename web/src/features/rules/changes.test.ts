import { describe, expect, it } from 'vitest'

import { changesOf, reordered, same } from './changes'
import { blankRule, copied, keyed } from './rules'
import type { Rule } from './types'

const rule = (code: string, over: Partial<Rule> = {}): Rule => ({ ...blankRule(code), code, ...over })
const base = ['A', 'B', 'C', 'D'].map((code) => rule(code))

describe('changes against the set in force', () => {
  it('are none in a copy', () => {
    const found = changesOf(base, keyed(base))
    expect(found.total).toBe(0)
    expect(found.marks.size).toBe(0)
  })

  it('call moved only the one that was taken elsewhere', () => {
    const found = changesOf(base, keyed([base[3]!, base[0]!, base[1]!, base[2]!]))
    expect(found.moved.map((one) => [one.after.code, one.from, one.to])).toEqual([['D', 3, 0]])
    expect([...found.marks]).toEqual([['D', 'moved']])
  })

  it('tell added, changed and removed apart, and count a rule once', () => {
    const fresh = copied(base[0]!, 'A 副本')
    const list = [...keyed([{ ...base[2]!, basis: '浙政发〔2025〕3号', delegated: true }, base[0]!, base[1]!]), fresh]
    const found = changesOf(base, list)
    expect(found.added).toEqual([fresh])
    expect(found.changed.map((one) => one.after.code)).toEqual(['C'])
    expect(found.removed.map((one) => one.code)).toEqual(['D'])
    expect(found.marks.get('C')).toBe('changed')
    expect(found.total).toBe(3)
  })

  it('don’t count the order in which categories were chosen', () => {
    const one = rule('A', { conditions: { ...base[0]!.conditions, categories: ['G01', 'G02'] } })
    const other = rule('A', { changed_in: 8, conditions: { ...base[0]!.conditions, categories: ['G02', 'G01'] } })
    expect(same(one, other)).toBe(true)
    expect(same(one, rule('A', { conditions: { ...one.conditions, hours: 'off' } }))).toBe(false)
  })

  it('are all new where there was no set', () => {
    expect(changesOf([], keyed(base)).added).toHaveLength(4)
  })
})

describe('a new order', () => {
  it('takes one rule and shifts the others', () => {
    expect(reordered(['A', 'B', 'C', 'D'], 0, 2)).toEqual(['B', 'C', 'A', 'D'])
    expect(reordered(['A', 'B', 'C', 'D'], 3, 0)).toEqual(['D', 'A', 'B', 'C'])
  })

  it('stays where it would leave the list', () => {
    expect(reordered(['A', 'B'], 1, 9)).toEqual(['A', 'B'])
    expect(reordered(['A', 'B'], 0, -1)).toEqual(['A', 'B'])
    expect(reordered(['A'], 4, 0)).toEqual(['A'])
  })
})
