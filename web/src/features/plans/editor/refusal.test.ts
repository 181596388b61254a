import { describe, expect, it } from 'vitest'

import { Problem } from '@/api/problem'
import zh from '@/shared/i18n/zh-CN'

import { refusalText } from './refusal'
import type { Refusal } from './usePlan'

const at = (key: string): unknown => key.split('.').reduce((tree: unknown, part) => (tree as Record<string, unknown> | undefined)?.[part], zh)
const t = (key: string, values: Record<string, unknown> = {}) => String(at(key)).replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]))
const te = (key: string) => typeof at(key) === 'string'
const text = (part: Partial<Refusal>, locale = 'zh-CN') =>
  refusalText({ kind: 'move_vertices', problem: new Problem('invalid', 422, 'A border would cross itself there.'), codes: [], who: null, ...part }, t, te, locale, (code) => `网格${code}`)

describe('a refusal', () => {
  it('is explained by the edit where the server speaks another language, with the grids it is about', () => {
    expect(text({ codes: ['1', '2'] })).toBe(`${zh.plan.refused.move_vertices}(涉及 网格1、网格2)`)
  })

  it('is the server’s own words where the reader understands them', () => {
    expect(text({}, 'en')).toBe('A border would cross itself there.')
    expect(text({ problem: new Problem('invalid', 422, '边界自相交。') })).toBe('边界自相交。')
  })

  it('says who was quicker, or that the plan is no draft any more', () => {
    expect(text({ who: '王工' })).toContain('王工')
    expect(text({ who: '' })).toBe(zh.plan.refused.seen)
    expect(text({ problem: new Problem('conflict', 409, 'no', { state: 'submitted' }) })).toBe(zh.plan.readOnly.state)
  })

  it('has words for every edit', () => {
    for (const kind of ['draw', 'split', 'merge', 'transfer', 'repair', 'propose', 'undo', 'redo'] as const) {
      expect(text({ kind })).toBe(zh.plan.refused[kind])
    }
  })
})
