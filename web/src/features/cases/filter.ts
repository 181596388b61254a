/** Which cases are meant: one model for the list, the drawer and every number that links here. */
import type { LocationQuery, LocationQueryRaw } from 'vue-router'

import type { CaseFilter } from '@/api/types'
import { BY_CELL, MEASURES, POSTS, RATES, RUNGS, SLIP_LEVELS, SOURCES, STATES, UP, WORK, WORK_RATES } from '@/api/vocabulary'

/** Flags one may ask for: doubts on the place together, or cases that belong to another office. */
export const FLAGS = ['place_doubt', 'reroute'] as const

const DUES = ['overdue', 'near_due', '24h', 'in_time', 'suspended'] as const
/** The hops of the life of a case, in its order. */
const HOPS = ['accept', 'dispatch', 'sign', 'handle', 'check', 'close'] as const

const TEXTS = ['place', 'category', 'office', 'text', 'bbox', 'from', 'to', 'flag', 'cell', 'matter', 'weekdays', 'hours', 'flow'] as const

export type MeasureName = NonNullable<CaseFilter['measure']>

/** Every count whose cases can be listed: of cases, and of the offices' work. */
const COUNTS = { ...MEASURES, ...WORK }

/** What the days of a figure are days of. */
export const countedBy = (measure: MeasureName) => COUNTS[measure].day

/** The lists that belong together with the one shown. */
export function partsOf({ measure, cell }: CaseFilter): readonly MeasureName[] {
  if (!measure) return []
  if (cell) return BY_CELL
  const lists: readonly (readonly MeasureName[])[] = [...Object.values(RATES), ...Object.values(WORK_RATES)].map((rate) => rate.lists)
  return lists.find((family) => family.length > 1 && family.includes(measure)) ?? []
}

/** The cases a figure counts; the period only where it counts by one. */
export function behind(measure: MeasureName, scope: CaseFilter, period: { from: string; to: string }): CaseFilter {
  return counted({ ...scope, measure, ...(countedBy(measure) === 'now' ? { sort: 'due' } : period) })
}

/** Reads an address; unknown values are left out, so that the server isn't asked nonsense. */
export function parseFilter(query: LocationQuery): CaseFilter {
  const filter: CaseFilter = {}
  for (const key of TEXTS) {
    const value = query[key]
    if (typeof value === 'string' && value) filter[key] = value
  }
  filter.state = STATES.find((one) => one === query.state)
  filter.rung = RUNGS.find((one) => one === query.rung)
  filter.supervised = SLIP_LEVELS.find((one) => one === query.supervised)
  filter.escalated = UP.find((one) => one === query.escalated)
  filter.source = SOURCES.find((one) => one === query.source)
  if (query.open === 'true' || query.open === 'false') filter.open = query.open === 'true'
  if (query.located === 'true' || query.located === 'false') filter.located = query.located === 'true'
  if (query.sensitive === 'true' || query.sensitive === 'false') filter.sensitive = query.sensitive === 'true'
  filter.due = DUES.find((one) => one === query.due)
  filter.hop = HOPS.find((one) => one === query.hop)
  filter.post = POSTS.find((one) => one === query.post)
  if (query.pace === 'over') filter.pace = query.pace
  if (typeof query.measure === 'string' && Object.hasOwn(COUNTS, query.measure)) filter.measure = query.measure as MeasureName
  if (filter.cell && (query.rings === '1' || query.rings === '2')) filter.rings = Number(query.rings)
  if (query.suggested === 'shown' || query.suggested === 'first' || query.suggested === 'three') filter.suggested = query.suggested
  if (query.sort === 'due' || query.sort === 'newest') filter.sort = query.sort
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined))
}

/** The list behind a figure: no figure counts sensitive cases. */
export const counted = (filter: CaseFilter): CaseFilter => ({ ...filter, sensitive: false })

export function filterQuery(filter: CaseFilter): LocationQueryRaw {
  return Object.fromEntries(
    Object.entries(filter)
      .filter(([, value]) => value !== undefined && value !== null && value !== '')
      .map(([key, value]) => [key, String(value)]),
  )
}
