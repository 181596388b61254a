/** What waits for a decision, as a list shows it, and how it stands with the time there is to decide. */
import type { Clock } from '@/api/types'

export interface Waits {
  case: { number: string }
}

export interface Row {
  key: string
  number: string
  /** What it is about, as a mark before the title. */
  kind: string
  title: string
  by: string
  /** What stands out about it beside its title; empty where nothing does. */
  mark?: string
  /** It is not the reader's to decide. */
  locked: boolean
  /** The clock by which it stands; one that is not known whole has no bar, and where none runs there is no `due`. */
  from: string | null
  near: string | null
  due: string | null
  /** What became of it, or why no clock runs; empty while it waits. */
  done: string
}

export interface Tab {
  key: string
  words: string
  count?: number | string
  /** How many of them are past their time, and near it. */
  over?: number
  near?: number
  on: boolean
  query: Record<string, string | undefined>
}

export interface KeyWords {
  keys: string[]
  words: string
}

/** In time, most of it used, or past. */
export function clockOf({ near, due }: Pick<Row, 'near' | 'due'>, now: Date): Clock {
  if (due !== null && new Date(due) <= now) return 'over'
  return near !== null && new Date(near) <= now ? 'near' : 'ok'
}

/** The next one to be looked at after one of them is done: behind it, else before it. */
export function after<T extends Waits>(items: readonly T[], done: string): string | null {
  const at = items.findIndex((one) => one.case.number === done)
  return (items[at + 1] ?? items[at - 1])?.case.number ?? null
}

/** A query as an address has it, without what is not said. */
export function querying(query: Record<string, unknown>): string {
  const said = Object.entries(query).filter(([, value]) => value !== undefined)
  return said.length ? `?${new URLSearchParams(said.map(([key, value]) => [key, String(value)]))}` : ''
}
