/** Order of the ranking: rates that rest on too few cases come last, whichever way it is sorted. */
import type { AreaFigures } from '@/api/types'

export const COLUMNS = ['name', 'overdue', 'on_time_rate', 'open', 'open_per_1000'] as const
export type Column = (typeof COLUMNS)[number]

export interface Order {
  column: Column
  falling: boolean
}

export function ranked(items: AreaFigures[], { column, falling }: Order): AreaFigures[] {
  const side = falling ? -1 : 1
  return [...items].sort((a, b) => {
    if (column === 'name') return side * a.code.localeCompare(b.code)
    const [left, right] = [a[column], b[column]]
    if (left === null || right === null) return Number(left === null) - Number(right === null) || a.code.localeCompare(b.code)
    return side * (left - right) || b.open - a.open || a.code.localeCompare(b.code)
  })
}
