// @vitest-environment node
import { describe, expect, it } from 'vitest'

import type { Category } from '@/api/types'

import { mostUsed } from './mostUsed'

const category = (code: string, over: Partial<Category> = {}) =>
  ({ code, level: 2, parent_code: code.slice(0, 3), tier: 'core', sensitive: false, first_handler: 'grid', limit_value: 4, limit_unit: 'work_hour', ...over }) as Category

describe('the ten most used', () => {
  it('takes one of each group before a second of any, and grid matters before others', () => {
    const items = [
      category('G0101', { limit_value: 5, limit_unit: 'work_day' }),
      category('G0102', { limit_value: 6, limit_unit: 'work_day' }),
      category('G0301'),
      category('E0101', { first_handler: 'agency' }),
      category('E0201', { limit_value: 2 }),
    ]
    expect(mostUsed(items).map((one) => one.code)).toEqual(['E0201', 'G0301', 'G0101', 'G0102', 'E0101'])
  })

  it('puts daily matters before emergencies', () => {
    const items = [category('G0701', { limit_value: 0.5, limit_unit: 'urgent_hour' }), category('E0103', { limit_value: 1, limit_unit: 'work_day' })]
    expect(mostUsed(items).map((one) => one.code)).toEqual(['E0103', 'G0701'])
  })

  it('starts with what the worker reported most', () => {
    const items = [category('E0201'), category('G0301'), category('E0302', { first_handler: 'agency', tier: 'extended' })]
    expect(mostUsed(items, ['E0302', 'G0301', 'E0302']).map((one) => one.code)).toEqual(['E0302', 'G0301', 'E0201'])
  })

  it('leaves out groups, rare and sensitive ones, and stops at ten', () => {
    const many = Array.from({ length: 14 }, (_, i) => category(`X${String(i).padStart(2, '0')}01`))
    expect(mostUsed(many)).toHaveLength(10)
    expect(mostUsed([category('G01', { level: 1 }), category('G0204', { sensitive: true }), category('E0106', { tier: 'extended' })])).toEqual([])
  })
})
