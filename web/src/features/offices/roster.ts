/** The duty roster of one day as bars over its hours, and the hours in which nobody is on. */
import type { Shift } from './types'

export const ROLES = ['duty_leader', 'shift_leader', 'receiver', 'checker'] as const
export type Role = (typeof ROLES)[number]

export interface Bar {
  /** Shares of the day. */
  from: number
  to: number
  shift: Shift | null
}

const DAY_MS = 24 * 3600 * 1000
const EPSILON = 1 / (24 * 60)

/** Shifts of a role within a day, with the gaps between them where anybody is on at all. */
export function barsOf(shifts: readonly Shift[], role: Role, midnight: Date): Bar[] {
  const share = (at: string) => Math.min(1, Math.max(0, (new Date(at).getTime() - midnight.getTime()) / DAY_MS))
  const bars = shifts
    .filter((one) => one.role === role && !one.away)
    .map((shift): Bar => ({ from: share(shift.starts_at), to: share(shift.ends_at), shift }))
    .filter((one) => one.to - one.from > EPSILON)
    .sort((a, b) => a.from - b.from)
  if (!bars.length) return []
  const gaps: Bar[] = []
  let until = 0
  for (const one of bars) {
    if (one.from - until > EPSILON) gaps.push({ from: until, to: one.from, shift: null })
    until = Math.max(until, one.to)
  }
  if (1 - until > EPSILON) gaps.push({ from: until, to: 1, shift: null })
  return [...bars, ...gaps].sort((a, b) => a.from - b.from)
}
