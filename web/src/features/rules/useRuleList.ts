/** The rules of a set in an editor's hands: every step can be undone, and a rule keeps its key while codes are still given. */
import { computed, ref, shallowRef } from 'vue'

import { reordered } from './changes'
import { begun, done, everywhere, redone, undone, type Past } from './history'
import { blankRule, copied, keyed } from './rules'
import type { Conditions, Draft, Rule } from './types'

export function useRuleList(changed: () => void) {
  const history = shallowRef<Past<Draft[]>>(begun<Draft[]>([]))
  const rules = computed(() => history.value.now)
  const selected = ref<string | null>(null)
  const rule = computed(() => rules.value.find((one) => one.key === selected.value) ?? null)
  const at = (key: string) => rules.value.findIndex((one) => one.key === key)

  function set(next: Draft[], about = ''): void {
    if (next === rules.value) return
    history.value = done(history.value, next, about)
    changed()
  }

  function reset(given: Rule[]): void {
    history.value = begun(keyed(given))
    if (selected.value && at(selected.value) < 0) selected.value = null
  }

  /** Takes over the codes that the server gave to new rules, in the order in which they were sent. */
  function adopt(sent: Draft[], stored: Rule[]): void {
    const given = new Map(sent.map((one, i) => [one.key, stored[i]] as const).filter(([, one]) => one !== undefined))
    history.value = everywhere(history.value, (list) =>
      list.some((one) => one.code === '' && given.has(one.key)) ? list.map((one) => (one.code === '' && given.has(one.key) ? { ...one, code: given.get(one.key)!.code } : one)) : list,
    )
  }

  function patch(key: string, change: (rule: Draft) => Draft, about = ''): void {
    set(
      rules.value.map((one) => (one.key === key ? change(one) : one)),
      about && `${key}.${about}`,
    )
  }

  function insert(fresh: Draft, index: number): void {
    set([...rules.value.slice(0, index), fresh, ...rules.value.slice(index)])
    selected.value = fresh.key
  }

  const below = () => (selected.value && at(selected.value) >= 0 ? at(selected.value) + 1 : rules.value.length)

  function remove(key: string): void {
    const index = at(key)
    if (index < 0) return
    const left = rules.value.filter((one) => one.key !== key)
    set(left)
    selected.value = left[Math.min(index, left.length - 1)]?.key ?? null
  }

  function step(next: Past<Draft[]>): void {
    if (next === history.value) return
    history.value = next
    if (selected.value && at(selected.value) < 0) selected.value = null
    changed()
  }

  return {
    rules,
    rule,
    selected,
    at,
    reset,
    adopt,
    patch,
    remove,
    add: (name: string, conditions?: Partial<Conditions>, over: Partial<Draft> = {}) => insert({ ...blankRule(name, conditions), ...over }, below()),
    duplicate: (key: string, name: (of: string) => string) => {
      const from = rules.value[at(key)]
      if (from) insert(copied(from, name(from.name)), at(key) + 1)
    },
    /** Takes over a whole list, as one step. */
    replace: (rules: Draft[]) => set(rules),
    /** Puts a removed rule back where it stood, as far as that place still exists. */
    restore: (old: Rule, index: number) => insert({ ...structuredClone(old), key: old.code }, Math.min(index, rules.value.length)),
    /** Makes a rule again what it was. */
    revert: (key: string, old: Rule) => patch(key, (one) => ({ ...structuredClone(old), key: one.key })),
    move: (from: number, to: number) => set(reordered(rules.value, from, to)),
    undo: () => step(undone(history.value)),
    redo: () => step(redone(history.value)),
    canUndo: computed(() => history.value.past.length > 0),
    canRedo: computed(() => history.value.future.length > 0),
  }
}
