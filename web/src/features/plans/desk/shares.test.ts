import { describe, expect, it } from 'vitest'

import { sharesText } from './shares'

describe('shares of a line grid', () => {
  it('are said largest first, noise left out', () => {
    const shares = [
      { grid_code: '330402001001004', grid_name: '第四网格', share: 0.28 },
      { grid_code: '330402001001003', grid_name: '', share: 0.717 },
      { grid_code: '330402001001005', grid_name: '第五网格', share: 0.003 },
    ]
    expect(sharesText(shares, '在')).toBe('72 % 在 330402001001003、28 % 在 第四网格')
  })
})
