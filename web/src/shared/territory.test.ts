// @vitest-environment node
import { describe, expect, it } from 'vitest'

import { covers } from './territory'

describe('territory', () => {
  it('holds what lies below a division', () => {
    expect(covers([{ level: 'county', code: '330402' }], '330402101')).toBe(true)
    expect(covers([{ level: 'county', code: '330402' }], '330411')).toBe(false)
    expect(covers([{ level: 'city', code: '330400' }], '330411002')).toBe(true)
    expect(covers([{ level: 'city', code: '330400' }], '330500')).toBe(false)
    expect(covers([{ level: 'all', code: '' }], '110000')).toBe(true)
  })

  it('holds a development zone whose code begins otherwise by what lies above it', () => {
    expect(covers([{ level: 'county', code: '330402' }], 'KA07F')).toBe(false)
    expect(covers([{ level: 'county', code: '330402' }], 'KA07F', '330402')).toBe(true)
    expect(covers([{ level: 'office', code: '330402' }], 'KA07F', '330402')).toBe(false)
  })

  it('does not hold what lies above, and an office is no territory', () => {
    expect(covers([{ level: 'town', code: '330402101' }], '330402')).toBe(false)
    expect(covers([{ level: 'office', code: '330402' }], '330402')).toBe(false)
    expect(covers([], '330402')).toBe(false)
  })
})
