/** What a draft could not save yet, kept in this tab: it outlives a sign-in that ran out and a reload. */
import type { Draft } from './types'

export interface Kept {
  version: number
  title: string
  rules: Draft[]
}

const nameOf = (id: number) => `gridgis.rules.${id}`

export function keep(id: number, kept: Kept): void {
  try {
    sessionStorage.setItem(nameOf(id), JSON.stringify(kept))
  } catch {
    /* a browser that keeps nothing has it in memory only */
  }
}

/** Only what was written on the version that the server still has. */
export function keptFor(id: number, version: number): Kept | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(nameOf(id)) ?? 'null') as Kept | null
    return kept?.version === version && Array.isArray(kept.rules) ? kept : null
  } catch {
    return null
  }
}

export function drop(id: number): void {
  try {
    sessionStorage.removeItem(nameOf(id))
  } catch {
    /* nothing was kept */
  }
}
