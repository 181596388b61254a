/** Correcting a decision: who may, what changes, and what the timeline says of it. */
import type { Story } from '@/api/types'
import { CAUSES, type Answer } from '@/features/routing'

/** States in which a case has ended; nothing about it is decided any more. */
const ENDED = ['closed', 'evaluated', 'archived', 'rejected', 'merged', 'withdrawn']

export function mayCorrect(story: Story, can: (verb: string) => boolean): boolean {
  return !ENDED.includes(story.case.state) && (can('case.accept') || can('case.dispatch'))
}

export interface Row {
  key: string
  before: string
  after: string
  changed: boolean
}

/** What a correction does, row by row: the four that matter always, others when they change. */
export function rowsOf(before: Answer | null, after: Answer, changes: string[], platform: (code: string) => string): Row[] {
  const row = (key: string, a: string | null | undefined, b: string | null | undefined): Row => ({ key, before: a ?? '', after: b ?? '', changed: changes.includes(key) })
  return [
    row('grid', before?.grid?.name, after.grid?.name),
    row('village', before?.village?.name, after.village?.name),
    ...(changes.includes('town') ? [row('town', before?.town?.name, after.town?.name)] : []),
    row('office', before?.office?.name, after.office?.name),
    row('platform', before?.platform && platform(before.platform), after.platform && platform(after.platform)),
  ]
}

export interface Chip {
  key: 'grid' | 'office' | 'category' | 'rule'
  before: string
  after: string
}

const record = (value: unknown): Record<string, unknown> => (value && typeof value === 'object' ? { ...value } : {})
const words = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Before and after of a decision made again, from an event's facts; only what differs. */
export function chipsOf(facts: Record<string, unknown>, category: (code: string) => string): Chip[] {
  const [before, after] = [record(facts.before), record(facts.after)]
  const read = (key: Chip['key'], of: (side: Record<string, unknown>) => string): Chip => ({ key, before: of(before), after: of(after) })
  const all = [
    read('grid', (side) => words(side.grid_name) || words(side.grid)),
    read('office', (side) => words(side.office_name) || words(side.office)),
    read('category', (side) => (words(side.category) ? category(words(side.category)) : '')),
    read('rule', (side) => words(side.rule)),
  ]
  return all.filter((chip) => chip.before !== chip.after)
}

export function causeOf(facts: Record<string, unknown>): (typeof CAUSES)[number] | null {
  return CAUSES.find((one) => one === facts.cause) ?? null
}
