/** What a list of rules changes against the one it came from. */
import type { Draft, Rule } from './types'

export type Mark = 'added' | 'changed' | 'moved'

export interface Changes {
  marks: Map<string, Mark>
  added: Draft[]
  changed: { before: Rule; after: Draft }[]
  removed: Rule[]
  moved: { before: Rule; after: Draft; from: number; to: number }[]
  total: number
}

/** What `changed_in` says is bookkeeping and the code a name: neither makes a rule another one. */
function weight(rule: Rule): string {
  const { name, conditions, outcome, delegated, basis, note } = rule
  const sorted = Object.fromEntries(Object.entries({ ...conditions }).map(([key, value]) => [key, Array.isArray(value) ? [...value].sort() : value]))
  const ordered = (thing: object) => Object.entries(thing).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([name.trim(), ordered(sorted), ordered(outcome), delegated, basis.trim(), note.trim()])
}

export function same(one: Rule, other: Rule): boolean {
  return weight(one) === weight(other)
}

/** Positions of a longest rising run: what is not in it has been moved. */
function steady(ranks: number[]): Set<number> {
  const best: number[] = []
  const back: number[] = []
  for (let i = 0; i < ranks.length; i++) {
    best[i] = 1
    back[i] = -1
    for (let j = 0; j < i; j++) {
      if (ranks[j]! < ranks[i]! && best[j]! + 1 > best[i]!) {
        best[i] = best[j]! + 1
        back[i] = j
      }
    }
  }
  const kept = new Set<number>()
  for (let at = best.indexOf(Math.max(...best)); at >= 0; at = back[at] ?? -1) kept.add(at)
  return kept
}

/** Against no list everything is new; the order counts only among rules that both have. */
export function changesOf(base: Rule[], list: Draft[]): Changes {
  const rank = new Map(base.map((rule, i) => [rule.code, i]))
  const common = list.filter((rule) => rule.code !== '' && rank.has(rule.code))
  const unmoved = steady(common.map((rule) => rank.get(rule.code)!))
  const added = list.filter((rule) => rule.code === '' || !rank.has(rule.code))
  const left = new Set(list.map((rule) => rule.code))
  const removed = base.filter((rule) => !left.has(rule.code))
  const changed = common.flatMap((after) => {
    const before = base[rank.get(after.code)!]!
    return same(before, after) ? [] : [{ before, after }]
  })
  const moved = common.flatMap((after, i) => (unmoved.has(i) ? [] : [{ before: base[rank.get(after.code)!]!, after, from: rank.get(after.code)!, to: list.indexOf(after) }]))
  const marks = new Map<string, Mark>()
  for (const { after } of moved) marks.set(after.key, 'moved')
  for (const { after } of changed) marks.set(after.key, 'changed')
  for (const rule of added) marks.set(rule.key, 'added')
  return { marks, added, changed, removed, moved, total: added.length + changed.length + removed.length + moved.filter((one) => !changed.some((other) => other.after.key === one.after.key)).length }
}

/** A rule taken from one place of the list to another. */
export function reordered<T>(list: T[], from: number, to: number): T[] {
  if (from === to || from < 0 || from >= list.length) return list
  const rest = [...list]
  const [taken] = rest.splice(from, 1)
  rest.splice(Math.max(0, Math.min(rest.length, to)), 0, taken!)
  return rest
}
