/** What was typed and not sent yet, kept in this tab for one person: it outlives a closed form, a reload and a new sign-in. */
import { isRef, nextTick, onScopeDispose, ref, watch, type Ref } from 'vue'

import { forget, keep, kept } from './store'

const HEAD = 'gridgis.draft.'
let owner = ''
/** Counts what is kept and forgotten, so that lists of drafts follow. */
const changes = ref(0)

/** Whose drafts are read and kept from now on. */
export function draftsOf(name: string): void {
  owner = name
}

/** A person who signs out leaves nothing behind. */
export function dropDrafts(): void {
  for (const name of Object.keys(sessionStorage)) if (name.startsWith(`${HEAD}${owner}.`)) sessionStorage.removeItem(name)
}

export interface DraftOf {
  /** Forgets what was kept and brings the fields back to how they began; what it returns keeps it again, for whoever undoes what was sent. */
  drop: () => () => void
}

/**
 * Fills the fields with what was kept under a name, and keeps them from then on.
 *
 * Args:
 *   name: what the form is about, as `move.<case>.<move>`; null means that no form is open.
 *   fields: what is typed; their values at the moment of opening are what `drop` brings back.
 *   begin: sets the fields as an untouched form of this name has them.
 */
export function useDraft(name: Ref<string | null> | string, fields: Record<string, Ref<unknown>>, begin?: () => void): DraftOf {
  const first = valuesOf(fields)
  let untouched = JSON.stringify(first)
  let current: string | null = null
  const asked = () => (isRef(name) ? name.value : name)

  function reset(): void {
    if (begin) begin()
    else put(fields, first)
  }

  function open(next: string | null): void {
    current = null
    if (next === null) return
    reset()
    untouched = JSON.stringify(valuesOf(fields))
    const before = read(next)
    if (before) put(fields, before)
    current = next
  }

  const write = () => {
    if (current === null) return
    const now = valuesOf(fields)
    if (JSON.stringify(now) === untouched) remove(current)
    else store(current, now)
  }

  watch(asked, open, { immediate: true, flush: 'sync' })
  watch(Object.values(fields), write, { flush: 'sync' })
  onScopeDispose(() => (current = null))
  return {
    drop: () => {
      const was = current ?? asked()
      const typed = was ? read(was) : null
      current = null
      if (was) remove(was)
      reset()
      void nextTick(() => (current = asked()))
      return () => {
        if (was && typed) store(was, typed)
      }
    },
  }
}

/** Forgets what was kept under a name, once it was sent. */
export const dropDraft = (name: string): void => remove(name)

/** What was written in a form that is kept: its note or reason. */
export interface KeptNote {
  name: string
  text: string
}

/** Kept forms whose names begin alike and in which something was written. */
export function notesUnder(head: string): KeptNote[] {
  void changes.value
  const begin = `${HEAD}${owner}.`
  return Object.keys(sessionStorage)
    .filter((key) => key.startsWith(begin + head))
    .sort()
    .flatMap((key) => {
      const name = key.slice(begin.length)
      const { note, reason } = read(name) ?? {}
      const text = [note, reason].find((one) => typeof one === 'string' && one.trim() !== '')
      return text === undefined ? [] : [{ name, text: text as string }]
    })
}

/** Whether something is kept under a name. */
export const isKept = (name: string): boolean => read(name) !== null

/** Keeps what is no form of fields, for the same person. */
export const keepUnder = (name: string, value: object): void => store(name, value)

/** What was kept so; null where nothing was. */
export const keptUnder = (name: string): object | null => read(name)

const valuesOf = (fields: Record<string, Ref<unknown>>) => Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, field.value]))

function put(fields: Record<string, Ref<unknown>>, values: Record<string, unknown>): void {
  for (const [key, field] of Object.entries(fields)) if (key in values) field.value = values[key]
}

const keyOf = (name: string) => `${HEAD}${owner}.${name}`

function read(name: string): Record<string, unknown> | null {
  const found = kept(sessionStorage, keyOf(name))
  return found && typeof found === 'object' ? { ...found } : null
}

function store(name: string, value: object): void {
  if (keep(sessionStorage, keyOf(name), value)) changes.value++
}

function remove(name: string): void {
  forget(sessionStorage, keyOf(name))
  changes.value++
}
