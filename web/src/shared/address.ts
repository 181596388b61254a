/** What an address says of a page's view; what it doesn't understand is taken as not said. */
import type { LocationQuery } from 'vue-router'

const DAY = /^\d{4}-\d{2}-\d{2}$/

export function saidIn(query: LocationQuery, key: string): string | null {
  const value = query[key]
  return typeof value === 'string' && value !== '' ? value : null
}

export function dayIn(query: LocationQuery, key: string): string | null {
  const value = saidIn(query, key)
  return value && DAY.test(value) && !Number.isNaN(Date.parse(value)) ? value : null
}

export function pointIn(query: LocationQuery, key: string): [number, number] | null {
  const [lng, lat, ...rest] = (saidIn(query, key) ?? 'none').split(',').map(Number)
  if (rest.length || lng === undefined || lat === undefined) return null
  return Math.abs(lng) <= 180 && Math.abs(lat) <= 90 ? [lng, lat] : null
}

export const pointText = (point: [number, number]): string => point.map((degrees) => degrees.toFixed(6)).join(',')
