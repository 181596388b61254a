/** What the server tells of the figures on the screen, laid over what the page holds of them. */
import type { Areas, Level, Series, SeriesStepName } from '@/api/types'

/** The figures a page shows. */
export interface Sight {
  place: string
  levels: Level[]
  from: string
  to: string
  category: string
  step: SeriesStepName
}

/** An event of `GET /stats/live`. */
export interface Moved {
  as_of: string
  whole: boolean
  since: Areas['since']
  total: Areas['total']
  before: Areas['before']
  levels: { level: string; items: Areas['items']; breaks: Areas['breaks'] }[]
  steps: Series['items']
}

/** Where the stream of a sight is. */
export function addressOf({ place, levels, from, to, category, step }: Sight): string {
  const query = new URLSearchParams({ place, from, to, step, ...(category ? { category } : {}) })
  for (const level of new Set(levels)) query.append('level', level)
  return `/api/v1/stats/live?${query}`
}

/** The areas of a level after a message; null where nothing was known that it could be laid over. */
export function areasAfter(known: Areas | undefined, level: string, moved: Moved, days: { from: string; to: string }): Areas | null {
  const told = moved.levels.find((one) => one.level === level)
  const whole = { as_of: moved.as_of, since: moved.since, total: moved.total, before: moved.before }
  if (moved.whole) return told ? { level, begin: days.from, end: days.to, items: told.items, breaks: told.breaks, ...whole } : null
  if (!known) return null
  const rows = new Map(told?.items.map((one) => [one.code, one]))
  return { ...known, ...whole, items: rows.size ? known.items.map((one) => rows.get(one.code) ?? one) : known.items, breaks: told?.breaks ?? known.breaks }
}

/** The steps of time after a message; null as above. */
export function seriesAfter(known: Series | undefined, step: SeriesStepName, moved: Moved): Series | null {
  if (moved.whole) return { step, since: moved.since, items: moved.steps }
  if (!known) return null
  if (!moved.steps.length) return known
  const rows = new Map(moved.steps.map((one) => [one.start, one]))
  return { ...known, items: known.items.map((one) => rows.get(one.start) ?? one) }
}
