/** The report being written, kept on the device until the server has acknowledged all of it. */
import type { Receipt } from '@/api/types'
import { forget, keep, kept } from '@/shared/store'

import { newId } from '@/shared/ids'
import type { Photo } from '@/shared/photos/photo'

export interface Spot {
  lng: number
  lat: number
  /** Radius of the device's certainty; null when the pin was set by hand. */
  accuracy_m: number | null
  by: 'device' | 'hand'
  /** Where the device was when a person moved the pin. */
  fix?: Fix
}

/** What the device said of itself. */
export interface Fix {
  lng: number
  lat: number
  accuracy_m: number
}

/** A pin where a person wants it; what the device had said stays with it. */
export function byHand(lng: number, lat: number, before: Spot | null): Spot {
  const fix = before?.by === 'device' ? { lng: before.lng, lat: before.lat, accuracy_m: before.accuracy_m ?? 0 } : before?.fix
  return { lng, lat, accuracy_m: null, by: 'hand', ...(fix ? { fix } : {}) }
}

export interface Draft {
  /** Made once; every try to send goes under it. */
  id: string
  category: string
  /** What the category is called; it stands for a description that was left empty. */
  category_name: string
  description: string
  spot: Spot | null
  /** Where it is in words; absent from a draft that an earlier version kept. */
  address?: string
  /** Where it came from and its number there; absent where the sender's post has one source. */
  source?: string
  outer_number?: string
  photos: Photo[]
  observed_at: string
  saved_at: string
  /** Set when the text has been received and photos are still missing. */
  receipt: Receipt | null
  /** Grid in place of a point, with its name. */
  grid?: { code: string; name: string } | null
  /** Of a draft that an earlier version kept: sent off without a network. */
  queued?: boolean
  /** Case to which it is added; absent for one of its own. */
  joins?: string
  /** What arrived of an earlier try that says something else; the sender decides what becomes of the change. */
  arrived?: Receipt | null
  /** Settled on the spot: no office is asked, and the photos of afterwards go with it. Absent: somebody else is to handle it. */
  settled?: boolean
  after?: Photo[]
  /** Under which the settling is told, once. */
  settling?: string
  /** Categories that were offered as likely, the likeliest first. */
  suggested?: string[]
  /** Who called, where they said so; sealed, so that it is kept for the sitting alone, apart from the rest. */
  reporter?: { name: string; phone: string }
  /** A try to send failed. */
  failed: boolean
}

export function newDraft(now: Date): Draft {
  const at = now.toISOString()
  return { id: newId(), category: '', category_name: '', description: '', spot: null, address: '', photos: [], observed_at: at, saved_at: at, receipt: null, failed: false }
}

/** Whether there is something worth keeping. */
export function hasContent(draft: Draft): boolean {
  const typed = [draft.category, draft.description, draft.address, draft.source, draft.outer_number].some((one) => !!one?.trim())
  return typed || draft.photos.length > 0 || !!draft.after?.length || draft.spot?.by === 'hand'
}

const keyOf = (username: string) => `gridgis.draft.${username}`

export type Kept = 'all' | 'text' | 'nothing'

/** Keeps a draft; photos that don't fit are left out of what is kept, never of what is sent. */
export function keepDraft(username: string, draft: Draft, store: Storage = localStorage): Kept {
  const kept = { ...draft, reporter: undefined }
  if (keep(store, keyOf(username), kept)) return 'all'
  return keep(store, keyOf(username), { ...kept, photos: [], after: [] }) ? 'text' : 'nothing'
}

const isDraft = (found: unknown): found is Draft => !!found && typeof found === 'object' && 'id' in found && typeof found.id === 'string' && 'photos' in found && Array.isArray(found.photos)

export function keptDraft(username: string, store: Storage = localStorage): Draft | null {
  const found = kept(store, keyOf(username))
  return isDraft(found) ? found : null
}

export const dropDraft = (username: string, store: Storage = localStorage): void => forget(store, keyOf(username))

/** What a report lacks before it can be sent, as a key of words; null where nothing does. `numbered`: its source gives it a number. */
export function lacks(draft: Draft, outside: boolean, numbered: boolean): string | null {
  if (!draft.category) return 'report.needCategory'
  if (!draft.grid && !draft.joins && !draft.spot && !draft.address?.trim()) return 'report.needPlace'
  if (outside && !draft.joins) return 'report.outside'
  return numbered && !draft.outer_number?.trim() ? 'report.needNumber' : null
}
