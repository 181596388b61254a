/** A year of days, and a change of it in words. */
import { addDays, weekday } from '@/shared/format'

import type { Day, RowChange } from './types'

export interface Shown {
  day: string
  /** Monday is 0. */
  column: number
  worked: boolean
  /** Not what its weekday says. */
  special: boolean
  name: string
  changing: boolean
}

const usual = (day: string): boolean => ![0, 6].includes(weekday(day))

/** The months of a year, each with its days as they stand with what is to be changed on top. */
export function months(year: number, standing: readonly Day[], asked: ReadonlyMap<string, Day>): Shown[][] {
  const known = new Map(standing.map((one) => [one.day, one]))
  const all: Shown[][] = Array.from({ length: 12 }, () => [])
  for (let day = `${year}-01-01`; day.startsWith(String(year)); day = addDays(day, 1)) {
    const found = asked.get(day) ?? known.get(day)
    const worked = found?.is_workday ?? usual(day)
    const special = worked !== usual(day)
    all[Number(day.slice(5, 7)) - 1]!.push({ day, column: (weekday(day) + 6) % 7, worked, special, name: special ? (found?.name ?? '') : '', changing: asked.has(day) })
  }
  return all
}

/** Every day from one to another, whichever comes first. */
export function range(one: string, other: string): string[] {
  const [first, last] = one < other ? [one, other] : [other, one]
  const days = []
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day)
  return days
}

/** Names by which rows are told; codes stand where there is none. */
export interface Names {
  agency?: (code: string) => string
  category?: (code: string) => string
  /** What counts where a row has none before. */
  standing?: (row: RowChange) => Record<string, unknown> | null
}

export interface Worded {
  what: string
  before: string
  after: string
}

/** `4 工作时` */
export const limit = (value: unknown, unit: unknown, t: Translate): string => `${String(value)} ${t(`setting.unit.${String(unit)}`)}`

type Translate = (key: string, facts?: Record<string, unknown>) => string

/** A row of a change: of what, what it was, what it becomes. */
export function worded(row: RowChange, t: Translate, names: Names = {}): Worded {
  const one = (row.after ?? row.before) as Record<string, unknown>
  const told = (side: RowChange['before']): string => {
    if (row.table === 'workday_calendar') {
      const worked = side ? Boolean(side.is_workday) : usual(String(one.day))
      return [t(worked ? 'setting.work' : 'setting.rest'), side?.name].filter(Boolean).join(' ')
    }
    if (row.table === 'stage_limit_versions') return side ? limit(side.value, side.unit, t) : t('setting.asBefore')
    if (row.table === 'category_versions') {
      if (!side) return t('setting.asBefore')
      const owners = [side.lead_agency_type, ...(side.co_agency_types as string[])].map((code) => names.agency?.(String(code)) ?? String(code))
      return [owners.join('＋'), t(`setting.coordinates.${String(side.coordination)}`), t(`setting.first.${String(side.first_handler)}`), side.urgency, limit(side.limit_value, side.limit_unit, t)].join(' · ')
    }
    if (row.table === 'calendar_years') return side ? [t('setting.published'), side.notice].filter(Boolean).join(' ') : t('setting.none')
    return side ? [side.name, side.spans].filter(Boolean).join(' ') : t('setting.none')
  }
  const what =
    row.table === 'calendar_years'
      ? String(one.year)
      : row.table === 'category_versions'
        ? `${String(one.code)} ${names.category?.(String(one.code)) ?? ''} ${t('setting.from', { day: one.valid_from })}`
      : row.table === 'stage_limit_versions'
        ? `${t(`setting.stage.${String(one.stage)}`)} ${String(one.urgency)} ${t('setting.from', { day: one.valid_from })}`
      : row.table === 'workday_calendar'
        ? `${String(one.day)} ${t(`weekday.${weekday(String(one.day))}`)}`
        : t('setting.from', { day: one.first_day })
  return { what, before: told(row.before ?? names.standing?.(row) ?? null), after: told(row.after) }
}
