import { describe, expect, it } from 'vitest'

import { treeOf } from './family'
import type { Family } from './types'

const link = (parent_code: string, child_code: string, kind: string, on_day: string) => ({ parent_code, child_code, kind, on_day, plan_id: 1 })
const own = { code: 'a', name: '第一网格' }
const family = (...items: Family['items']): Family => ({ items, grids: [] })
const said = (tree: ReturnType<typeof treeOf>) => tree.nodes.map((one) => [one.key, one.generation, one.position])

describe('the family of a grid', () => {
  it('is the grid alone when nothing ever changed', () => {
    const tree = treeOf(family(), own)
    expect(said(tree)).toEqual([['a@', 0, 0]])
    expect(tree.days).toEqual([null])
    expect(tree.nodes[0]).toMatchObject({ name: '第一网格', to: null, kind: null })
  })

  it('spreads the pieces of a split under the whole, which ends that day', () => {
    const tree = treeOf(family(link('a', 'a', 'adjust', '2026-04-01'), link('a', 'b', 'split', '2026-04-01'), link('a', 'c', 'split', '2026-04-01')), own)
    expect(said(tree)).toEqual([
      ['a@', 0, 1],
      ['a@2026-04-01', 1, 0],
      ['b@2026-04-01', 1, 1],
      ['c@2026-04-01', 1, 2],
    ])
    expect(tree.nodes[0]!.to).toBe('2026-04-01')
    expect(tree.nodes[1]!.to).toBeNull()
    expect(tree.width).toBe(3)
  })

  it('joins the parents of a merge in one child, and goes on from the right version', () => {
    const tree = treeOf(family(link('a', 'a', 'merge', '2025-01-01'), link('b', 'a', 'merge', '2025-01-01'), link('a', 'd', 'split', '2026-01-01')), own)
    expect(tree.edges).toEqual([
      { from: 'a@', to: 'a@2025-01-01', kind: 'merge' },
      { from: 'b@', to: 'a@2025-01-01', kind: 'merge' },
      { from: 'a@2025-01-01', to: 'd@2026-01-01', kind: 'split' },
    ])
    expect(tree.nodes.find((one) => one.key === 'a@2025-01-01')!.position).toBe(0.5)
    expect(tree.days).toEqual([null, '2025-01-01', '2026-01-01'])
  })

  it('shows a new grid without a parent and an ended one with its end', () => {
    const tree = treeOf(family(link('', 'n', 'new', '2025-01-01'), link('n', '', 'retire', '2026-01-01')), { code: 'n', name: '专属' })
    expect(tree.days).toEqual(['2025-01-01', '2026-01-01'])
    expect(tree.nodes.map((one) => [one.end, one.kind, one.to])).toEqual([
      [false, 'new', '2026-01-01'],
      [true, 'retire', null],
    ])
  })

  it('never lets two of a generation overlap', () => {
    const tree = treeOf(family(...['b', 'c', 'd'].map((to) => link('a', to, 'split', '2026-01-01')), ...['f', 'g', 'h'].map((to) => link('e', to, 'split', '2026-01-01'))), own)
    const row = tree.nodes.filter((one) => one.generation === 1).map((one) => one.position).sort((a, b) => a - b)
    expect(row.every((one, i) => i === 0 || one - row[i - 1]! >= 1)).toBe(true)
  })
})
