/** What a phone knows of the objects in its grids: which items are asked of one, which are due, and what another form changes. */
import type { GridForm, HeldObject } from '@/api/types'

import type { AskedItem, Found } from '../outbox/kinds/object'

export type Item = GridForm['items'][number]

const SOON_DAYS = 7

/** What is asked of a kind of objects in a grid. */
export const formOf = (forms: GridForm[], grid: string | null, kind: string): Item[] => forms.find((one) => one.grid_code === grid)?.items.filter((one) => (one.kinds as string[]).includes(kind)) ?? []

export type Due = 'over' | 'near' | 'ok'

/** How an object stands against its day; `today` as an ISO day. */
export function dueOf({ due_on }: Pick<HeldObject, 'due_on'>, today: string): Due {
  if (due_on < today) return 'over'
  return due_on <= addDays(today, SOON_DAYS) ? 'near' : 'ok'
}

export const addDays = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** Objects whose name or address holds every word, those due first as they come. */
export function searched(objects: HeldObject[], words: string): HeldObject[] {
  const wanted = words.trim().toLowerCase().split(/\s+/).filter(Boolean)
  return objects.filter(({ name, address }) => wanted.every((word) => `${name} ${address}`.toLowerCase().includes(word)))
}

/** What a form that became another says of answers to an earlier one. */
export interface Changed {
  /** Not asked any more; what was typed is shown until it is dropped. */
  gone: AskedItem[]
  /** Asked otherwise: of another type, or the answer is none of its choices now. */
  otherwise: Item[]
}

export function changedForm(asked: AskedItem[], facts: Record<string, string>, form: Item[]): Changed {
  const now = new Map(form.map((one) => [one.code, one]))
  const told = asked.filter((one) => one.code in facts)
  return {
    gone: told.filter((one) => !now.has(one.code)),
    otherwise: told.flatMap((one) => {
      const item = now.get(one.code)
      if (!item) return []
      const lost = item.type === 'choice' && facts[one.code] !== '' && !item.choices.includes(facts[one.code]!)
      return item.type !== one.type || lost ? [item] : []
    }),
  }
}

/** Items that must be answered and are not, of an object as it will be. */
export const unanswered = (form: Item[], known: Record<string, string>, sealed: string[], facts: Record<string, string>): Item[] =>
  form.filter((one) => one.required && !(facts[one.code] ?? known[one.code] ?? '') && !(sealed.includes(one.code) && !(one.code in facts)))

/** What is known is shown; what is not yet, is asked. */
export const split = (form: Item[], known: Record<string, string>, sealed: string[]) => ({
  known: form.filter((one) => known[one.code] || sealed.includes(one.code)),
  asked: form.filter((one) => !known[one.code] && !sealed.includes(one.code)),
})

/** An answer that becomes another; the same as before is none. */
export function answered(found: Found, item: Item, told: string, before: string, sealed: boolean): Pick<Found, 'facts' | 'asked'> {
  const facts = { ...found.facts, [item.code]: told }
  if (told === before && !(sealed && told)) delete facts[item.code]
  const { code, name, type, choices } = item
  return { facts, asked: [...found.asked.filter((one) => one.code !== code), { code, name, type, choices }].filter((one) => one.code in facts) }
}
