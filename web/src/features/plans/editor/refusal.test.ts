import { describe, expect, it } from 'vitest'

import { Problem, unreachable } from '@/api/problem'
import shared from '@/shared/i18n/words.zh-CN'

import { refusalText } from './refusal'
import type { Refusal } from './usePlan'
import own from './words.zh-CN'

const zh = { ...shared, ...own }

const text = (part: Partial<Refusal>) =>
  refusalText({ kind: 'move_vertices', problem: new Problem('invalid', 422, '这样移动会使边界自相交。'), codes: [], who: null, ...part }, (code) => `网格${code}`)

describe('a refusal', () => {
  it('is the server’s own words, with the grids it is about', () => {
    expect(text({ codes: ['1', '2'] })).toBe('这样移动会使边界自相交。（涉及 网格1、网格2）')
    expect(text({ problem: new Problem('conflict', 409, 'It is no draft.', { state: 'submitted' }) })).toBe('It is no draft.')
  })

  it('says who was quicker', () => {
    expect(text({ who: '王工' })).toContain('王工')
    expect(text({ who: '' })).toBe(zh.plan.refused.seen)
  })

  it('has words of its own only where the server said nothing', () => {
    expect(text({ problem: unreachable() })).toBe(zh.problem.unreachable)
    expect(text({ problem: new Problem('unknown', 502, '') })).toContain('502')
  })
})
