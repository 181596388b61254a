// @vitest-environment node
import { describe, expect, it } from 'vitest'

import { again, gridsAtRisk, grouped, whenOf } from './leaves'
import type { Leave } from './types'

const TODAY = '2026-03-11'
const leave = (id: number, from_day: string, until_day: string, over: Partial<Leave> = {}): Leave => ({
  id, person_id: 10 + id, person_name: '徐海明', grids: [{ code: 'g', name: '一', duty: 'chief' }], from_day, until_day, substitute_id: null, substitute_name: null, reason: '年休假', entered_by: '', entered_at: '', cancelled_at: null, ...over,
})

describe('leaves in time', () => {
  it('count their last day, and a cancelled one is past', () => {
    expect(whenOf(leave(1, '2026-03-09', TODAY), TODAY)).toBe('now')
    expect(whenOf(leave(1, TODAY, TODAY), TODAY)).toBe('now')
    expect(whenOf(leave(1, '2026-03-12', '2026-03-13'), TODAY)).toBe('coming')
    expect(whenOf(leave(1, '2026-03-01', '2026-03-10'), TODAY)).toBe('past')
    expect(whenOf(leave(1, TODAY, TODAY, { cancelled_at: '2026-03-10T08:00:00Z' }), TODAY)).toBe('past')
  })

  it('are sorted by what comes next', () => {
    const groups = grouped([leave(1, '2026-03-01', '2026-03-20'), leave(2, '2026-03-01', '2026-03-12'), leave(3, '2026-04-02', '2026-04-03'), leave(4, '2026-04-01', '2026-04-09')], TODAY)
    expect([groups.now.map((one) => one.id), groups.coming.map((one) => one.id), groups.past]).toEqual([[2, 1], [4, 3], []])
  })
})

describe('taking a cancelled leave back', () => {
  it('asks for the same days, from today on', () => {
    expect(again(leave(1, '2026-03-09', '2026-03-15'), TODAY)).toEqual({ person_id: 11, from_day: TODAY, until_day: '2026-03-15', substitute_id: null, reason: '年休假' })
    expect(again(leave(1, '2026-04-01', '2026-04-02'), TODAY).from_day).toBe('2026-04-01')
  })
})

describe('grids at risk', () => {
  it('are those of people away today, each once, guides left out', () => {
    const guide = leave(3, TODAY, TODAY, { grids: [{ code: 'h', name: '二', duty: 'guide' }] })
    expect(gridsAtRisk([leave(1, TODAY, TODAY), leave(2, TODAY, TODAY), guide, leave(4, '2026-05-01', '2026-05-02', { grids: [{ code: 'x', name: '', duty: 'chief' }] })], TODAY)).toEqual(['g'])
  })
})
