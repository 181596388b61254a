/** Leaves in time, and what is asked for again when a cancelled one is taken back. */
import type { Absence, Leave } from './types'

export const WHEN = ['now', 'coming', 'past'] as const
export type When = (typeof WHEN)[number]

export function whenOf(leave: Pick<Leave, 'from_day' | 'until_day' | 'cancelled_at'>, today: string): When {
  if (leave.cancelled_at !== null || leave.until_day < today) return 'past'
  return leave.from_day > today ? 'coming' : 'now'
}

/** Now: who is back first on top. Coming: who goes first. Past: the latest first. */
export function grouped(leaves: Leave[], today: string): Record<When, Leave[]> {
  const groups: Record<When, Leave[]> = { now: [], coming: [], past: [] }
  for (const one of leaves) groups[whenOf(one, today)].push(one)
  groups.now.sort((a, b) => a.until_day.localeCompare(b.until_day) || a.id - b.id)
  groups.coming.sort((a, b) => a.from_day.localeCompare(b.from_day) || a.id - b.id)
  groups.past.sort((a, b) => b.until_day.localeCompare(a.until_day) || b.id - a.id)
  return groups
}

/** The same leave once more; days that have passed stay as they were. */
export function again(leave: Leave, today: string): Absence {
  const { person_id, until_day, substitute_id, reason } = leave
  return { person_id, from_day: leave.from_day < today ? today : leave.from_day, until_day, substitute_id, reason }
}

/** Grids that may have nobody today: those of people who are away. */
export function gridsAtRisk(leaves: Leave[], today: string): string[] {
  const away = leaves.filter((one) => whenOf(one, today) === 'now').flatMap((one) => one.grids)
  return [...new Set(away.filter((one) => one.duty !== 'guide' && one.duty !== 'village_liaison').map((one) => one.code))]
}
