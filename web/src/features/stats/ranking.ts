/** Order of the ranking: rates that rest on too few cases come last, whichever way it is sorted. */
import type { AreaFigures } from '@/api/types'
import { RATES } from '@/api/vocabulary'

export const COLUMNS = ['name', 'overdue', 'on_time_rate', 'open', 'open_per_1000'] as const
export type Column = (typeof COLUMNS)[number]

export interface Order {
  column: Column
  falling: boolean
}

const FIRST: Order = { column: 'overdue', falling: true }

/** The order that an address tells: a column, with `-` before it where it falls. */
export function orderIn(said: string | null): Order {
  const column = COLUMNS.find((one) => one === said?.replace('-', ''))
  return column ? { column, falling: said!.startsWith('-') } : FIRST
}

/** How an address tells an order; null as at the start. */
export const orderText = ({ column, falling }: Order): string | null => (column === FIRST.column && falling === FIRST.falling ? null : `${falling ? '-' : ''}${column}`)

/**
 * Those that lead a column, at most so many. Equals stand or fall together: the table, the map and the sentence
 * name the same areas, and none before another that is as bad.
 */
export function foremost(items: AreaFigures[], order: Order, most: number): AreaFigures[] {
  const rows = ranked(items, order)
  const first = rows[most]
  const value = (one: AreaFigures) => (order.column === 'name' ? one.code : one[order.column])
  return first ? rows.slice(0, most).filter((one) => value(one) !== value(first)) : rows
}

const NAMED = 3

/** The areas with the most overdue cases. */
export const worst = (items: AreaFigures[]) => foremost(items.filter((one) => one.overdue > 0), { column: 'overdue', falling: true }, NAMED)

/** The areas furthest below the target of closing on time. */
export const latest = (items: AreaFigures[]) => foremost(items.filter((one) => one.on_time_rate !== null && one.on_time_rate < RATES.on_time_rate.target), { column: 'on_time_rate', falling: false }, NAMED)

export function ranked(items: AreaFigures[], { column, falling }: Order): AreaFigures[] {
  const side = falling ? -1 : 1
  return [...items].sort((a, b) => {
    if (column === 'name') return side * a.code.localeCompare(b.code)
    const [left, right] = [a[column], b[column]]
    if (left === null || right === null) return Number(left === null) - Number(right === null) || a.code.localeCompare(b.code)
    return side * (left - right) || b.open - a.open || a.code.localeCompare(b.code)
  })
}
