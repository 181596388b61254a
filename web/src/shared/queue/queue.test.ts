import { describe, expect, it } from 'vitest'

import { after, clockOf } from './queue'

describe('a queue', () => {
  it('leads on to the next, else to the one before', () => {
    const items = ['a', 'b', 'c'].map((number) => ({ case: { number } }))
    expect([after(items, 'a'), after(items, 'c'), after(items.slice(0, 1), 'a')]).toEqual(['b', 'b', null])
  })

  it('tells how the time to decide stands', () => {
    const row = { near: '2026-03-11T10:00:00Z', due: '2026-03-11T11:00:00Z' }
    const at = (time: string) => clockOf(row, new Date(`2026-03-11T${time}Z`))
    expect([at('09:59:59'), at('10:00:00'), at('11:00:00')]).toEqual(['ok', 'near', 'over'])
    const now = new Date('2026-03-11T11:00:00Z')
    expect(clockOf({ near: null, due: row.due }, now)).toBe('over')
    expect(clockOf({ near: null, due: '2026-03-11T11:00:01Z' }, now)).toBe('ok')
    expect(clockOf({ near: null, due: null }, now)).toBe('ok')
  })
})
