import { describe, expect, it } from 'vitest'

import { lastDay } from '@/shared/format'
import { mounted } from '@/shared/mounting'

import FamilyTree from './FamilyTree.vue'

describe('the family tree', () => {
  const grids = [
    { code: '330402101001001', name: '第一网格', valid_from: '2020-01-01', valid_to: '2026-03-11' },
    { code: '330402101001002', name: '第二网格', valid_from: '2026-03-11', valid_to: null },
  ]
  const items = [{ parent_code: grids[0]!.code, child_code: grids[1]!.code, kind: 'split', on_day: '2026-03-11', plan_id: 1 }]

  it('says the last day on which a grid was in force, not the first on which it was not', () => {
    const shown = mounted(FamilyTree, { family: { items, grids }, code: grids[1]!.code, name: '第二网格', day: '2026-03-12' })
    const [old, now] = shown.all('family-node').map((one) => one.getAttribute('aria-label')!)
    expect(old).toContain('2026-03-10')
    expect(old).not.toContain('2026-03-11')
    expect(now).toContain('2026-03-11')
    shown.unmount()
  })

  it('has no last day where there is no end', () => {
    expect(lastDay(null)).toBeNull()
    expect(lastDay('2026-03-01')).toBe('2026-02-28')
  })
})
