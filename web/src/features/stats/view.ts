/** What the leaders' map shows, kept whole in the address so that a link shows the same. */
import type { LocationQuery, LocationQueryRaw } from 'vue-router'

import type { Level, SeriesStepName } from '@/api/types'
import { MAPPED } from '@/api/vocabulary'
import { dayIn, pointIn, pointText, saidIn } from '@/shared/address'
import { addDays, daysBetween } from '@/shared/format'
import type { Period } from '@/shared/overview/span'

export { periodOf, type Period } from '@/shared/overview/span'

export const MODES = ['areas', 'heat', 'hexes', 'cases'] as const
export type Mode = (typeof MODES)[number]

/** How two periods are compared: not, as what changed, beside one another, or under a line that is moved. */
export const COMPARISONS = ['change', 'beside', 'swipe'] as const
export type Comparison = (typeof COMPARISONS)[number]
/** With what: the period just before, or the same days a year earlier. */
export const EARLIER = ['before', 'year'] as const
export type Earlier = (typeof EARLIER)[number]

export type Measure = (typeof MAPPED)[number]

export const OVERLAYS = ['offices', 'exclusive', 'rivers', 'places'] as const
export type Overlay = (typeof OVERLAYS)[number]

const LEVELS: readonly Level[] = ['county', 'town', 'village', 'grid']
const STEPS: readonly SeriesStepName[] = ['day', 'week', 'month']

export interface View {
  /** Code of the division shown; null for the reader's own. */
  place: string | null
  grid: string | null
  mode: Mode
  measure: Measure
  level: Level | null
  category: string
  /** Days up to today, or null when `from` and `to` say it. */
  days: number | null
  from: string | null
  to: string | null
  step: SeriesStepName | null
  /** First day of the step the time bar stands on; null for the whole period. */
  at: string | null
  compare: Comparison | null
  against: Earlier
  /** Where "who is responsible here?" was asked. */
  who: [number, number] | null
  /** The day as of which it is answered; null for now. */
  on: string | null
  /** The area of the ranking that is chosen. */
  pick: string | null
  /** By what the ranking is sorted: a column, with `-` before it where it falls; null as at the start. */
  sort: string | null
  /** What is drawn over the map, besides. */
  over: Overlay[]
  /** The list that lies open, as the address of its page has it. */
  list: string | null
  /** Where the map was moved to, and its zoom; null where it shows the place whole. */
  spot: [lng: number, lat: number, zoom: number] | null
}

export const START: View = {
  place: null,
  grid: null,
  mode: 'areas',
  measure: 'open_per_1000',
  level: null,
  category: '',
  days: 30,
  from: null,
  to: null,
  step: null,
  at: null,
  compare: null,
  against: 'before',
  who: null,
  on: null,
  pick: null,
  sort: null,
  over: [],
  list: null,
  spot: null,
}

function among<T extends string>(options: readonly T[], value: string | null): T | null {
  return options.find((option) => option === value) ?? null
}

/** Reads an address; what it doesn't understand is taken as not said. */
export function parseView(query: LocationQuery): View {
  const from = dayIn(query, 'from')
  const to = dayIn(query, 'to')
  const custom = from !== null && to !== null && from <= to
  const days = Number(saidIn(query, 'days'))
  return {
    place: saidIn(query, 'place'),
    grid: saidIn(query, 'grid'),
    mode: among(MODES, saidIn(query, 'mode')) ?? START.mode,
    measure: among(MAPPED, saidIn(query, 'measure')) ?? START.measure,
    level: among(LEVELS, saidIn(query, 'level')),
    category: saidIn(query, 'category') ?? '',
    days: custom ? null : Number.isInteger(days) && days > 0 && days <= 366 ? days : START.days,
    from: custom ? from : null,
    to: custom ? to : null,
    step: among(STEPS, saidIn(query, 'step')),
    at: dayIn(query, 'at'),
    compare: among(COMPARISONS, saidIn(query, 'compare')),
    against: among(EARLIER, saidIn(query, 'against')) ?? START.against,
    who: pointIn(query, 'who'),
    on: dayIn(query, 'on'),
    pick: saidIn(query, 'pick'),
    sort: saidIn(query, 'sort'),
    over: OVERLAYS.filter((one) => saidIn(query, 'over')?.split(',').includes(one)),
    list: saidIn(query, 'list'),
    spot: spotIn(saidIn(query, 'spot')),
  }
}

function spotIn(said: string | null): View['spot'] {
  const [lng, lat, zoom, ...rest] = (said ?? 'none').split(',').map(Number)
  if (rest.length || lng === undefined || lat === undefined || zoom === undefined) return null
  return Math.abs(lng) <= 180 && Math.abs(lat) <= 90 && zoom >= 3 && zoom <= 19 ? [lng, lat, zoom] : null
}

/** The shortest address of a view: what is as at the start is left out. */
export function queryOf(view: View): LocationQueryRaw {
  const said: LocationQueryRaw = {}
  for (const key of ['place', 'grid', 'mode', 'measure', 'level', 'category', 'days', 'from', 'to', 'step', 'at', 'compare', 'against', 'on', 'pick', 'sort', 'list'] as const) {
    const value = view[key]
    if (value !== null && value !== '' && value !== START[key]) said[key] = String(value)
  }
  if (view.who) said.who = pointText(view.who)
  if (view.over.length) said.over = view.over.join(',')
  if (view.spot) said.spot = view.spot.join(',')
  return said
}

/** The step that makes a readable number of bars, unless one was chosen. */
export function stepOf(view: View, period: Period): SeriesStepName {
  if (view.step) return view.step
  const days = daysBetween(period.from, period.to)
  return days <= 45 ? 'day' : days <= 200 ? 'week' : 'month'
}

/** The days of one step, cut to the period it lies in. */
export function stepPeriod(start: string, step: SeriesStepName, period: Period): Period {
  let last = start
  if (step === 'week') last = addDays(start, 6)
  if (step === 'month') {
    const next = new Date(`${start.slice(0, 7)}-01T00:00:00Z`)
    next.setUTCMonth(next.getUTCMonth() + 1)
    last = addDays(next.toISOString().slice(0, 10), -1)
  }
  return { from: start < period.from ? period.from : start, to: last > period.to ? period.to : last }
}

/** The same days of the year before; the 28th for the last of a leap February. */
function yearBefore(day: string): string {
  const date = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`
  return date.endsWith('02-29') ? date.replace('02-29', '02-28') : date
}

const lastOf = (month: string) => addDays(monthFrom(`${month.slice(0, 7)}-01`, 1), -1)

/** The first of the month so many months later. */
function monthFrom(first: string, months: number): string {
  const date = new Date(`${first}T00:00:00Z`)
  date.setUTCMonth(date.getUTCMonth() + months)
  return date.toISOString().slice(0, 10)
}

/** The days a period is compared with: as many just before it, before whole months whole months, or the same a year earlier. */
export function earlierOf({ from, to }: Period, against: Earlier): Period {
  if (against === 'year') return { from: yearBefore(from), to: from.endsWith('-01') && to === lastOf(to) ? lastOf(yearBefore(to)) : yearBefore(to) }
  if (from.endsWith('-01') && to === lastOf(to)) {
    const months = (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7)) + 1
    return { from: monthFrom(from, -months), to: addDays(from, -1) }
  }
  const days = daysBetween(from, to)
  return { from: addDays(from, -days), to: addDays(from, -1) }
}

/** Levels by which a place may be filled, the usual one first. */
export function fillLevels(level: string): Level[] {
  const below: Record<string, Level[]> = {
    city: ['town', 'county'],
    county: ['village', 'town'],
    town: ['grid', 'village'],
    village: ['grid'],
  }
  return below[level] ?? ['grid']
}
