/** A row of a change in words: of what, what it was, what it becomes. */
import { weekday } from '@/shared/format'

import { limit, usual } from './calendar'
import type { RowChange } from './types'

/** Names by which rows are told; codes stand where there is none. */
export interface Names {
  agency?: (code: string) => string
  category?: (code: string) => string
  county?: (code: string) => string
  event?: (code: string) => string
  post?: (code: string) => string
  /** What counts where a row has none before. */
  standing?: (row: RowChange) => Record<string, unknown> | null
}

export interface Worded {
  what: string
  before: string
  after: string
}

type Translate = (key: string, facts?: Record<string, unknown>) => string
type Side = Record<string, unknown>
interface Told {
  what: (one: Side, t: Translate, names: Names) => string
  /** What a side says; of none, what stands instead. */
  says: (side: Side, t: Translate, names: Names, other: Side | null) => string
  none?: string
}

const text = (value: unknown): string => String(value ?? '')
const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])
const from = (one: Side, t: Translate) => t('setting.from', { day: one.valid_from ?? one.first_day })
const joined = (parts: unknown[], by = ' ') => parts.filter(Boolean).join(by)
/** What a verb lets somebody do. */
export const verbWords = (verb: string, t: Translate): string => (verb.startsWith('report.as.') ? t('account.verbs.report.as', { source: t(`source.${verb.slice('report.as.'.length)}`) }) : t(`account.verbs.${verb}`))

const owners = (side: Side, names: Names) => [side.lead_agency_type, ...list(side.co_agency_types)].filter(Boolean).map((code) => names.agency?.(text(code)) ?? text(code)).join('＋')
const terms = (side: Side, t: Translate, names: Names) =>
  [owners(side, names), t(`setting.coordinates.${text(side.coordination)}`), side.first_handler && t(`setting.first.${text(side.first_handler)}`), side.urgency, side.limit_value && limit(side.limit_value, side.limit_unit, t)].filter(Boolean).join(' · ')
const kind = (side: Side, t: Translate) => joined([side.name_zh, t(`platform.${text(side.platform)}`), side.leads && t('setting.leads')], ' · ')
const stage = (one: Side, t: Translate) => `${t(`setting.stage.${text(one.stage)}`)} ${text(one.urgency)}`
const named = (one: Side, t: Translate) => joined([one.code, one.name_zh, one.valid_from && from(one, t)])

const TOLD: Record<string, Told> = {
  calendar_years: { what: (one) => text(one.year), says: (side, t) => joined([t('setting.published'), side.notice]) },
  work_schedules: { what: from, says: (side) => joined([side.name, side.spans]) },
  category_versions: { what: (one, t, names) => `${text(one.code)} ${names.category?.(text(one.code)) ?? ''} ${from(one, t)}`, says: terms, none: 'setting.asBefore' },
  categories: { what: named, says: (side, t, names) => (side.level === 1 ? text(side.name_en) : terms(side, t, names)) },
  stage_limit_versions: { what: (one, t) => `${stage(one, t)} ${from(one, t)}`, says: (side, t) => limit(side.value, side.unit, t), none: 'setting.asBefore' },
  stage_limits: { what: stage, says: (side, t) => limit(side.value, side.unit, t) },
  thresholds: { what: (one, t) => t(`setting.threshold.${text(one.name)}`), says: (side) => text(side.value) },
  agency_type_versions: { what: named, says: kind, none: 'setting.asBefore' },
  agency_types: { what: named, says: kind },
  message_rules: { what: (one, _t, names) => joined([names.event?.(text(one.event)) ?? one.event, names.post?.(text(one.post)) ?? one.post], ' · '), says: (_side, t) => t('setting.told.told'), none: 'setting.told.nobody' },
  quiet_hours: { what: (_one, t) => t('setting.told.quiet'), says: (side) => `${text(side.begins)}–${text(side.ends)}` },
  reporter_pages: { what: (one, _t, names) => names.county?.(text(one.county_code)) ?? text(one.county_code), says: (side, t) => joined([t(side.open ? 'setting.pages.opened' : 'setting.pages.closed'), side.phone, side.address], ' · '), none: 'setting.pages.closed' },
  roles: {
    what: named,
    says: (side, t, _names, other) => {
      const more = list(side.verbs).filter((verb) => !list(other?.verbs).includes(verb))
      const appoints = list(side.appoints).filter((role) => !list(other?.appoints).includes(role))
      return joined([more.map((verb) => verbWords(verb, t)).join('、'), appoints.length && t('setting.appoints', { roles: appoints.join('、') })], '；') || '—'
    },
  },
}

/** A row of a change: of what, what it was, what it becomes. */
export function worded(row: RowChange, t: Translate, names: Names = {}): Worded {
  const one = (row.after ?? row.before) as Side
  const before = row.before ?? names.standing?.(row) ?? null
  if (row.table === 'workday_calendar') {
    const says = (side: Side | null) => joined([t((side ? side.is_workday : usual(text(one.day))) ? 'setting.work' : 'setting.rest'), side?.name])
    return { what: `${text(one.day)} ${t(`weekday.${weekday(text(one.day))}`)}`, before: says(row.before), after: says(row.after) }
  }
  const told = TOLD[row.table]!
  const says = (side: Side | null, other: Side | null) => (side ? told.says(side, t, names, other) : t(told.none ?? 'setting.none'))
  return { what: told.what(one, t, names), before: says(before, row.after), after: says(row.after, before) }
}
