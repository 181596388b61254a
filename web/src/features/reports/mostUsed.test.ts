// @vitest-environment node
import { describe, expect, it } from 'vitest'

import type { Category } from '@/api/types'

import { mostUsed } from './mostUsed'

const category = (code: string, over: Partial<Category> = {}) =>
  ({ code, level: 2, parent_code: code.slice(0, 3), tier: 'core', sensitive: false, first_handler: 'grid', often: 0, limit_value: 4, limit_unit: 'work_hour', ...over }) as Category

describe('the ten most used', () => {
  it('starts with what workers report most, then with what a grid sees first', () => {
    const items = [category('E0101', { first_handler: 'agency' }), category('G0301', { often: 3 }), category('E0201', { often: 9 }), category('G0101')]
    expect(mostUsed(items).map((one) => one.code)).toEqual(['E0201', 'G0301', 'G0101', 'E0101'])
  })

  it('puts the worker\'s own before what others report', () => {
    const items = [category('E0201', { often: 50 }), category('G0301'), category('E0302', { first_handler: 'agency', tier: 'extended' })]
    expect(mostUsed(items, ['E0302', 'G0301', 'E0302']).map((one) => one.code)).toEqual(['E0302', 'G0301', 'E0201'])
  })

  it('leaves out groups, rare and sensitive ones, and stops at ten', () => {
    const many = Array.from({ length: 14 }, (_, i) => category(`X${String(i).padStart(2, '0')}01`))
    expect(mostUsed(many)).toHaveLength(10)
    expect(mostUsed([category('G01', { level: 1 }), category('G0204', { sensitive: true }), category('E0106', { tier: 'extended' })])).toEqual([])
  })
})
