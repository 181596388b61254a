/** What the three pages of the overview (map, analysis, briefings) have in common, kept in their addresses: place, category, days and what they are held against. */
import type { LocationQuery, LocationQueryRaw } from 'vue-router'

import { dayIn, saidIn } from '@/shared/address'
import { addDays } from '@/shared/format'

export const PERIODS = [7, 30, 90, 365] as const

/** What a period is held against: the days just before it, or the same days a year ago. */
export const AGAINST = ['year', 'before'] as const
export type Against = (typeof AGAINST)[number]

export interface Period {
  from: string
  to: string
}

export interface Span {
  /** Code of the division shown; null for the reader's own. */
  place: string | null
  category: string
  /** Days up to today, or null when `from` and `to` say it. */
  days: number | null
  from: string | null
  to: string | null
  against: Against
}

export const SPAN: Span = { place: null, category: '', days: 30, from: null, to: null, against: 'year' }

/** Reads an address; what it doesn't understand is taken as not said. */
export function spanIn(query: LocationQuery): Span {
  const from = dayIn(query, 'from')
  const to = dayIn(query, 'to')
  const custom = from !== null && to !== null && from <= to
  const days = Number(saidIn(query, 'days'))
  return {
    place: saidIn(query, 'place'),
    category: saidIn(query, 'category') ?? '',
    days: custom ? null : Number.isInteger(days) && days > 0 && days <= 366 ? days : SPAN.days,
    from: custom ? from : null,
    to: custom ? to : null,
    against: AGAINST.find((one) => one === saidIn(query, 'against')) ?? SPAN.against,
  }
}

/** The shortest address of a span: what is as at the start is left out. */
export function spanQuery(span: Partial<Span>): LocationQueryRaw {
  const said: LocationQueryRaw = {}
  for (const key of ['place', 'category', 'days', 'from', 'to', 'against'] as const) {
    const value = span[key]
    if (value !== undefined && value !== null && value !== '' && value !== SPAN[key]) said[key] = String(value)
  }
  return said
}

/** Whether there are cases back to a day, the first having come on `since`: no cases yet are not no cases, and nothing is held against them. */
export const reaches = (since: string | null, day: string): boolean => since !== null && since <= day

export function periodOf(span: Pick<Span, 'days' | 'from' | 'to'>, today: string): Period {
  if (span.from && span.to) return { from: span.from, to: span.to }
  return { from: addDays(today, 1 - (span.days ?? 30)), to: today }
}
