/** What can't be sent from its phone, as a file: with its photos, under its id. A report can be read in again, and never becomes two. */
import { sha256 } from '@/shared/ids'
import { bytesOf, urlOf, type Photo } from '@/shared/photos/photo'

import { newDraft, type Draft } from '../draft'
import { isReport, type Written } from './kinds/report'
import { photosOf, type Item, type ItemPhoto, type PhotoRef } from './store'

const KIND = 'gridgis-report'

/** What is written into the file; photos that have arrived are not in it. */
export async function exported(item: Item, writer: string): Promise<Blob> {
  const photos = await photosOf(item.id)
  const told = isReport(item) ? { kind: KIND, version: 1, writer, draft: withPhotos(item.draft, photos) } : ofAnother(item, photos, writer)
  return new Blob([JSON.stringify(told)], { type: 'application/json' })
}

function withPhotos(draft: Written, photos: ItemPhoto[]) {
  const bytes = new Map(photos.map((one) => [one.sha256, one.bytes]))
  const whole = (one: PhotoRef) => {
    const found = bytes.get(one.sha256)
    return found ? [{ ...one, url: urlOf(found) }] : []
  }
  return { ...draft, photos: draft.photos.flatMap(whole), after: draft.after.flatMap(whole) }
}

const ofAnother = ({ id, kind, at, about, draft }: Item, photos: ItemPhoto[], writer: string) => ({
  kind: `gridgis-${kind}`, version: 1, writer, id, at, about, draft,
  photos: photos.flatMap(({ sha256: hash, taken_at, bytes }) => (bytes ? [{ sha256: hash, taken_at, url: urlOf(bytes) }] : [])),
})

/** A name for the file; `title` is what the item is called. */
export const nameOf = ({ id, at }: Item, title: string): string => `${title.replaceAll(/[\\/:*?"<>|\s]+/g, '-') || 'report'}-${at.slice(0, 16).replaceAll(/[:T]/g, '-')}-${id.slice(0, 8)}.json`

/** Thrown by a file that is none of ours, or was changed on its way. */
export class NoReport extends Error {}

const isText = (value: unknown): value is string => typeof value === 'string'
const isObject = (value: unknown): value is Record<string, unknown> => !!value && typeof value === 'object'
const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/
const URL = /^data:image\/jpeg;base64,[\w+/=]+$/
const WORDS = ['category', 'category_name', 'description', 'address'] as const

/** Photos whose bytes are what their hash says. */
function photosIn(value: unknown): Photo[] {
  if (!Array.isArray(value)) throw new NoReport()
  return value.map((one: unknown) => {
    if (!isObject(one) || !isText(one.url) || !isText(one.taken_at) || !URL.test(one.url)) throw new NoReport()
    if (sha256(bytesOf({ url: one.url })) !== one.sha256) throw new NoReport()
    return { sha256: one.sha256, url: one.url, taken_at: one.taken_at }
  })
}

function spotIn(value: unknown): Draft['spot'] {
  if (!isObject(value) || typeof value.lng !== 'number' || typeof value.lat !== 'number') return null
  return { lng: value.lng, lat: value.lat, accuracy_m: typeof value.accuracy_m === 'number' ? value.accuracy_m : null, by: value.by === 'device' ? 'device' : 'hand' }
}

/** Reads such a file: what its writer wrote, to be sent by whoever reads it in. Throws `NoReport`. */
export function imported(text: string): { draft: Draft; writer: string } {
  try {
    const told: unknown = JSON.parse(text)
    if (!isObject(told) || told.kind !== KIND || !isObject(told.draft)) throw new NoReport()
    const { id, observed_at, photos, after, spot } = told.draft
    if (!isText(id) || !ID.test(id) || !isText(observed_at) || Number.isNaN(Date.parse(observed_at))) throw new NoReport()
    const words = Object.fromEntries(WORDS.map((key) => [key, isText((told.draft as Record<string, unknown>)[key]) ? (told.draft as Record<string, unknown>)[key] : '']))
    const draft = { ...newDraft(new Date()), ...words, id, observed_at, spot: spotIn(spot), photos: [...photosIn(photos), ...photosIn(after ?? [])] }
    return { draft, writer: isText(told.writer) ? told.writer : '' }
  } catch (reason) {
    throw reason instanceof NoReport ? reason : new NoReport()
  }
}
