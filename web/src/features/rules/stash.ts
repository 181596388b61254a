/** What a draft could not save yet, kept in this tab for one person: it outlives a sign-in that ran out and a reload. */
import { dropDraft, keptUnder, keepUnder } from '@/shared/drafts'

import type { Draft } from './types'

export interface Kept {
  version: number
  title: string
  rules: Draft[]
}

const isKept = (found: object | null): found is Kept => !!found && 'version' in found && 'rules' in found && Array.isArray(found.rules)
const nameOf = (id: number) => `stash.${id}`

export const keep = (id: number, kept: Kept): void => keepUnder(nameOf(id), kept)

/** Only what was written on the version that the server still has. */
export function keptFor(id: number, version: number): Kept | null {
  const kept = keptUnder(nameOf(id))
  return isKept(kept) && kept.version === version ? kept : null
}

export const drop = (id: number): void => dropDraft(nameOf(id))
