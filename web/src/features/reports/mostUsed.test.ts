import { describe, expect, it } from 'vitest'

import type { Category } from '@/api/types'

import { mostUsed } from './mostUsed'

const category = (code: string, over: Partial<Category> = {}) =>
  ({ code, level: 2, parent_code: code.slice(0, 3), tier: 'core', sensitive: false, first_handler: 'grid', ...over }) as Category

describe('the ten most used', () => {
  it('takes one of each group before a second of any, and grid matters before others', () => {
    const items = [
      category('G0101'),
      category('G0102'),
      category('G0301'),
      category('E0101', { first_handler: 'agency' }),
      category('E0201'),
    ]
    expect(mostUsed(items).map((one) => one.code)).toEqual(['G0101', 'G0301', 'E0201', 'G0102', 'E0101'])
  })

  it('leaves out groups, rare and sensitive ones, and stops at ten', () => {
    const many = Array.from({ length: 14 }, (_, i) => category(`X${String(i).padStart(2, '0')}01`))
    expect(mostUsed(many)).toHaveLength(10)
    expect(mostUsed([category('G01', { level: 1 }), category('G0204', { sensitive: true }), category('E0106', { tier: 'extended' })])).toEqual([])
  })
})
