// @vitest-environment node
import { describe, expect, it } from 'vitest'

import { byStage, fits } from './terms'
import { worded } from './wording'

const said = (key: string, facts: Record<string, unknown> = {}) => [key, ...Object.values(facts)].join(':')

describe('categories', () => {
  const one = { code: 'E0201', name_zh: '暴露垃圾', name_en: 'Litter' }
  it('are found by code, name and owner, by every word', () => {
    expect(fits(one, '环卫', '')).toBe(true)
    expect(fits(one, '环卫', 'e02 环卫')).toBe(true)
    expect(fits(one, '环卫', '垃圾 公安')).toBe(false)
  })
  it('are told with owners, who comes first and the limit', () => {
    const after = { code: 'E0201', valid_from: '2026-12-07', lead_agency_type: 'sanitation', co_agency_types: ['village'], coordination: 'clear', first_handler: 'grid', urgency: 'P3', limit_value: 2, limit_unit: 'work_hour' }
    const told = worded({ table: 'category_versions', before: null, after }, said, { agency: (code) => ({ sanitation: '环卫' })[code] ?? code, category: () => '暴露垃圾' })
    expect(told).toEqual({ what: 'E0201 暴露垃圾 setting.from:2026-12-07', before: 'setting.asBefore', after: '环卫＋village · setting.coordinates.clear · setting.first.grid · P3 · 2 setting.unit.work_hour' })
  })
})

describe('stages', () => {
  it('stand in the order of a case, each with its urgencies', () => {
    const limit = (stage: string, urgency: 'P1' | 'P2') => ({ stage, urgency, value: 1, unit: 'work_hour' as const })
    const rows = byStage([limit('close', 'P1'), limit('own', 'P1'), limit('accept', 'P2'), limit('accept', 'P1')])
    expect(rows.map((one) => [one.stage, [...one.at.keys()]])).toEqual([['accept', ['P2', 'P1']], ['close', ['P1']], ['own', ['P1']]])
  })
})
