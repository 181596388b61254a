import { describe, expect, it } from 'vitest'

import { i18n } from '@/shared/i18n'

import { blankRule, lacks, ofKind, plainOutcome } from './rules'
import { differencesOf, spokenRule, weekdaysText, type Names, type Say } from './sentence'
import type { Conditions, Outcome, Rule } from './types'

/** No line breaks before the step of the ladder; here the space is as any other. */
const t: Say = (key, values) => i18n.global.t(key, values ?? {}).replaceAll('\u00a0', ' ')
const NAMES: Record<string, string> = { C0101: '占道经营', C0102: '乱停车', '330402008': '东栅街道', urban_enforcement: '综合执法(城管)', O1: '南湖区供电公司' }
const called = (code: string) => NAMES[code] ?? code
const names: Names = { category: called, place: called, agency: called, office: called, zone: called, layer: called, source: called }

function rule(conditions: Partial<Conditions>, outcome: Partial<Outcome>, over: Partial<Rule> = {}): Rule {
  const blank = blankRule('规则', conditions)
  return { ...blank, code: 'T-001', outcome: { ...plainOutcome(), ...outcome }, ...over }
}

describe('a rule in words', () => {
  it('names what, where and when, then who', () => {
    const one = rule({ categories: ['C0101', 'C0102'], places: ['330402008'], hours: 'work' }, { kind: 'agency', agency_type: 'urban_enforcement' })
    expect(spokenRule(one, names, t)).toBe('占道经营、乱停车 · 在 东栅街道 · 工作时间 → 属地 综合执法(城管) · 一责到底 R1')
  })

  it('without conditions holds for every report', () => {
    expect(spokenRule(rule({}, { kind: 'ladder', ladder: 'R3' }), names, t)).toBe('所有上报 → 重大事项由指挥室派单 R3')
  })

  it('that only marks says so, and that the next rules are asked', () => {
    const one = rule({ words: ['持刀', '斗殴'] }, { kind: 'mark', marks: ['emergency'], notice: '110' })
    expect(spokenRule(one, names, t)).toBe('提到 “持刀”、“斗殴” → 先拨 110、标为 紧急情况 · 继续往下匹配')
  })

  it('counts names when there are many', () => {
    const one = rule({ categories: ['A', 'B', 'C', 'D', 'E', 'F'] }, { kind: 'office', office_code: 'O1' })
    expect(spokenRule(one, names, t)).toContain('A、B、C、D 等 6 项 → 南湖区供电公司')
  })

  it('gives the last day on which it holds', () => {
    const one = rule({ from_day: '2026-01-01', until_day: '2026-07-01' }, { kind: 'component_owner' })
    expect(spokenRule(one, names, t)).toContain('2026-01-01 起 · 至 2026-06-30 → 部件权属单位')
  })

  it('names the document of a delegation', () => {
    const one = rule({}, { kind: 'agency', agency_type: 'urban_enforcement' }, { delegated: true, basis: '浙政发〔2025〕3号' })
    expect(spokenRule(one, names, t)).toContain('下放（浙政发〔2025〕3号）')
  })

  it('says runs of weekdays short', () => {
    expect(weekdaysText([5, 1, 2, 3, 4], t)).toBe('周一至周五')
    expect(weekdaysText([7, 6], t)).toBe('周六、周日')
    expect(weekdaysText([1, 3, 5], t)).toBe('周一、周三、周五')
  })
})

describe('differences of two versions', () => {
  it('are the controls that say something else', () => {
    const before = rule({ places: ['330402008'] }, { kind: 'agency', agency_type: 'urban_enforcement' })
    const after = rule({ hours: 'off' }, { kind: 'office', office_code: 'O1' })
    expect(differencesOf(before, after, names, t)).toEqual([
      { control: 'places', before: '在 东栅街道', after: '不限' },
      { control: 'hours', before: '不限', after: '非工作时间' },
      { control: 'outcome', before: '属地 综合执法(城管) · 一责到底 R1', after: '南湖区供电公司 · 一责到底 R1' },
    ])
  })
})

describe('what a rule still lacks', () => {
  it('is named by its control', () => {
    expect(lacks(rule({}, {}))).toEqual(['agency_type'])
    expect(lacks(rule({ from_day: '2026-02-01', until_day: '2026-02-01' }, { kind: 'mark' }, { name: ' ', delegated: true }))).toEqual(['name', 'marks', 'basis', 'until_day'])
    expect(lacks(rule({}, { kind: 'component_owner' }))).toEqual(['component_owner'])
    expect(lacks(rule({ component_owner: true }, { kind: 'component_owner' }))).toEqual([])
  })

  it('keeps for another kind only what means something there', () => {
    const outcome = { ...plainOutcome(), agency_type: 'police', platform: 'order' as const, marks: ['major' as const], first_handler: 'grid' as const }
    expect(ofKind(outcome, 'mark')).toEqual({ ...plainOutcome(), kind: 'mark', marks: ['major'] })
    expect(ofKind(outcome, 'ladder')).toMatchObject({ kind: 'ladder', agency_type: '', platform: 'order', first_handler: 'grid' })
  })
})
