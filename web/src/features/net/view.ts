/** What the page of the net's history shows, kept whole in the address. */
import type { LocationQuery, LocationQueryRaw } from 'vue-router'

import { dayIn, pointIn, pointText, saidIn } from '@/shared/address'

export interface NetView {
  /** County, town or village; null for the reader's own. */
  place: string | null
  /** The day looked at; null for today. */
  at: string | null
  /** The earlier day it is compared with; null for no comparison. */
  from: string | null
  grid: string | null
  /** Where "who was responsible" was asked. */
  point: [number, number] | null
}

const code = (value: string | null) => (value && /^[0-9A-Za-z]{4,20}$/.test(value) ? value : null)

/** Reads an address; what it doesn't understand is taken as not said. */
export function parseNet(query: LocationQuery): NetView {
  return {
    place: code(saidIn(query, 'place')),
    at: dayIn(query, 'at'),
    from: dayIn(query, 'from'),
    grid: code(saidIn(query, 'grid')),
    point: pointIn(query, 'point'),
  }
}

export function netQuery(view: NetView): LocationQueryRaw {
  const said: LocationQueryRaw = {}
  for (const key of ['place', 'at', 'from', 'grid'] as const) if (view[key]) said[key] = view[key]
  if (view.point) said.point = pointText(view.point)
  return said
}
