/** Conditions as the form shows them: only those that are set, the others offered to be added. */
import type { Conditions } from './types'

export const PARTS = ['categories', 'places', 'words', 'sources', 'urgencies', 'time', 'layer', 'owner', 'days'] as const
export type Part = (typeof PARTS)[number]

const FIELDS: Record<Part, (keyof Conditions)[]> = {
  categories: ['categories'],
  places: ['places'],
  words: ['words'],
  sources: ['sources'],
  urgencies: ['urgencies'],
  time: ['weekdays', 'hours'],
  layer: ['layer', 'zone_kinds'],
  owner: ['component_owner', 'owners'],
  days: ['from_day', 'until_day'],
}

export function isSet(conditions: Conditions, part: Part): boolean {
  return FIELDS[part].some((field) => {
    const value = conditions[field]
    return Array.isArray(value) ? value.length > 0 : Boolean(value)
  })
}

export function partOf(control: string): Part | null {
  return PARTS.find((part) => FIELDS[part].includes(control as keyof Conditions)) ?? null
}

/** Without what the part asks. */
export function cleared(conditions: Conditions, part: Part): Conditions {
  const bare = Object.fromEntries(FIELDS[part].map((field) => {
    const value = conditions[field]
    if (Array.isArray(value)) return [field, []]
    if (typeof value === 'boolean') return [field, false]
    return [field, field.endsWith('_day') ? null : '']
  }))
  return { ...conditions, ...bare }
}
