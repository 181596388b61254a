/** What waits for a decision, as a list shows it, and how it stands with the time there is to decide. */
import { computed } from 'vue'

import type { Clock } from '@/api/types'
import { shareUsed, spanKey, spanTo } from '@/shared/clock'
import { t } from '@/shared/i18n'

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
  /** What a list in columns tells besides. */
  wide?: Wide
}

export interface Wide {
  where: string
  state: string
  marks: string[]
  /** Who does it; empty where nobody is named. */
  who: string
  urgency: string
  /** The usual step, in a word; empty where there is none. */
  act: string
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

/** The share of a limit at which it is near-due, where the bar has its tick. */
export const NEAR = 0.8

/** How a row stands at a moment: its state, the words of what is left, and the share that is used; null where it is not known. */
export function useLeft(of: () => { row: Row; now: Date }) {
  const clock = computed(() => clockOf(of().row, of().now))
  const left = computed(() => {
    const { row, now } = of()
    if (row.due === null) return ''
    const { key, values } = spanKey(spanTo(new Date(row.due), now))
    return t(key, values)
  })
  const share = computed(() => {
    const { row: { from, near, due }, now } = of()
    return from === null || due === null ? null : shareUsed(new Date(from), near === null ? null : new Date(near), new Date(due), now, NEAR)
  })
  return { clock, left, share }
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
