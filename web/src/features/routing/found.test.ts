// @vitest-environment node
import { describe, expect, it } from 'vitest'

import { isExact, scoreText, shortAddress } from './found'

describe('addresses found', () => {
  it('say their score, and 100 % only when it is', () => {
    expect([scoreText(0.973), scoreText(0.999), scoreText(1), scoreText(0)]).toEqual(['97%', '99%', '100%', '0%'])
  })

  it('are shown without the city', () => {
    expect(shortAddress('嘉兴市南湖区东栅街道纺工路12号')).toBe('南湖区东栅街道纺工路12号')
    expect(shortAddress('嘉兴市海宁市硖石街道')).toBe('海宁市硖石街道')
    expect(shortAddress('纺工路12号')).toBe('纺工路12号')
  })

  it('are exact with a house number and a good score only', () => {
    expect(isExact({ precision: 'house', score: 0.9 })).toBe(true)
    expect(isExact({ precision: 'relative', score: 1 })).toBe(false)
    expect(isExact({ precision: 'building', score: 0.7 })).toBe(false)
  })
})
