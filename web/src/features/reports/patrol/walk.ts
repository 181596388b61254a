/** A patrol while it is walked: which positions are kept, and when its worker is on duty. */
import type { DutySpan, PatrolIn } from '@/api/schema'

export interface Fix {
  /** ISO. */
  at: string
  lng: number
  lat: number
  accuracy_m: number
}
export interface Stop extends Fix {
  note: string
}
export interface Patrol {
  grid: { code: string; name: string }
  started_at: string
  /** Null while it is walked. */
  ended_at: string | null
  points: Fix[]
  stops: Stop[]
  /** It ended by itself, because duty ended. */
  off?: boolean
}

/** What is kept at most; beyond it every second position goes, so that a long walk is as well known from end to end. */
export const MOST = 4_000
export const MOST_STOPS = 200
const LEAST_S = 8
const LEAST_M = 8
const STILL_S = 60
const METRES_A_DEGREE = 111_320

const apart = (a: Fix, b: Fix): number => Math.hypot((a.lng - b.lng) * Math.cos((a.lat * Math.PI) / 180), a.lat - b.lat) * METRES_A_DEGREE

/** The positions with one more: where somebody stands still one a minute, else one each eight seconds and eight metres. */
export function grown(points: Fix[], fix: Fix): Fix[] {
  const last = points.at(-1)
  if (last) {
    const seconds = (Date.parse(fix.at) - Date.parse(last.at)) / 1000
    if (seconds < LEAST_S || (seconds < STILL_S && apart(last, fix) < LEAST_M)) return points
  }
  const more = [...points, fix]
  return more.length > MOST ? more.filter((_, n) => n % 2 === 0 || n === more.length - 1) : more
}

/** The stretch of duty in a grid that holds a moment; null off duty. */
export const dutyAt = (spans: DutySpan[], code: string, now: number): DutySpan | null =>
  spans.find((one) => one.grid_codes.includes(code) && Date.parse(one.begins_at) <= now && now < Date.parse(one.ends_at)) ?? null

/** The next stretch of duty in a grid. */
export const dutyNext = (spans: DutySpan[], code: string, now: number): DutySpan | null =>
  spans.find((one) => one.grid_codes.includes(code) && Date.parse(one.begins_at) > now) ?? null

export function begun(grid: Patrol['grid'], now: Date): Patrol {
  return { grid, started_at: now.toISOString(), ended_at: null, points: [], stops: [] }
}

/** A patrol as it ended; nothing of it lies behind its end. */
export function ended(walk: Patrol, at: Date, off = false): Patrol {
  const end = Math.max(at.getTime(), Date.parse(walk.started_at) + 1000)
  const before = <T extends Fix>(some: T[]): T[] => some.filter((one) => Date.parse(one.at) <= end)
  return { ...walk, ended_at: new Date(end).toISOString(), points: before(walk.points), stops: before(walk.stops), off }
}

export const bodyOf = ({ grid, started_at, ended_at, points, stops }: Patrol): PatrolIn => ({ grid_code: grid.code, started_at, ended_at: ended_at ?? started_at, points, stops })
