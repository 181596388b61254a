/** What the timeline says of limits that were reckoned again: each that differs, before and after. */
import { shortTime } from '@/shared/format'

export interface LimitChip {
  /** `due` of the stage, `handle`, `first`, `total`; `co` of an office that helps, with its code. */
  key: 'due' | 'handle' | 'first' | 'total' | 'co'
  office: string
  before: string
  after: string
}

const record = (value: unknown): Record<string, unknown> => (value && typeof value === 'object' ? { ...value } : {})
const time = (value: unknown): string => (typeof value === 'string' && value ? shortTime(value) : '')

/** In the order of `key`, offices by code; the stage's limit only where it is another than that of handling. */
export function limitChips(facts: Record<string, unknown>): LimitChip[] {
  const [before, after] = [record(facts.before), record(facts.after)]
  const [helped, helps] = [record(before.co), record(after.co)]
  const chip = (key: LimitChip['key'], was: unknown, is: unknown, office = ''): LimitChip => ({ key, office, before: time(was), after: time(is) })
  const own = before.due_at === before.handle_due_at && after.due_at === after.handle_due_at
  const all = [
    ...(own ? [] : [chip('due', before.due_at, after.due_at)]),
    chip('handle', before.handle_due_at, after.handle_due_at),
    chip('first', before.first_due_at, after.first_due_at),
    chip('total', before.total_due_at, after.total_due_at),
    ...[...new Set([...Object.keys(helped), ...Object.keys(helps)])].sort().map((code) => chip('co', helped[code], helps[code], code)),
  ]
  return all.filter((one) => one.before !== one.after)
}
