/** What the page of the net's history shows, kept whole in the address. */
import type { LocationQuery, LocationQueryRaw } from 'vue-router'

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

const DAY = /^\d{4}-\d{2}-\d{2}$/

function one(query: LocationQuery, key: string): string | null {
  const value = query[key]
  return typeof value === 'string' && value !== '' ? value : null
}

function day(value: string | null): string | null {
  return value && DAY.test(value) && !Number.isNaN(Date.parse(value)) ? value : null
}

function code(value: string | null): string | null {
  return value && /^[0-9A-Za-z]{4,20}$/.test(value) ? value : null
}

function point(value: string | null): [number, number] | null {
  const [lng, lat, ...rest] = (value ?? '').split(',').map(Number)
  if (rest.length || lng === undefined || lat === undefined || !value) return null
  return Math.abs(lng) <= 180 && Math.abs(lat) <= 90 ? [lng, lat] : null
}

/** Reads an address; what it doesn't understand is taken as not said. */
export function parseNet(query: LocationQuery): NetView {
  return {
    place: code(one(query, 'place')),
    at: day(one(query, 'at')),
    from: day(one(query, 'from')),
    grid: code(one(query, 'grid')),
    point: point(one(query, 'point')),
  }
}

export function netQuery(view: NetView): LocationQueryRaw {
  const said: LocationQueryRaw = {}
  for (const key of ['place', 'at', 'from', 'grid'] as const) if (view[key]) said[key] = view[key]
  if (view.point) said.point = view.point.map((degrees) => degrees.toFixed(6)).join(',')
  return said
}
