/** What a phone keeps until the server has it: items of any kind as their writers left them, photos apart, each under its SHA-256. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import { ref } from 'vue'

import type { Photo } from '@/shared/photos/photo'

/**
 * `draft`: being written. `waiting`: sent off and frozen, goes by itself. `attention`: refused, or changed after it had arrived;
 * its writer decides. `received`: all of it has arrived.
 */
export type State = 'draft' | 'waiting' | 'attention' | 'received'

/** Why something did not go, as a `Problem` is. */
export interface Told {
  kind: string
  status: number
  detail: string
  facts: Record<string, unknown>
}

/** A photo by name; its bytes lie apart. */
export type PhotoRef = Pick<Photo, 'sha256' | 'taken_at'>

/** What is kept: a report, a move of a case, an object as it was found, a patrol. */
export type KindName = 'report' | 'move' | 'object' | 'patrol'

interface Tries {
  tries: number
  /** Milliseconds since 1970 before which it is not tried again; 0 for at once. */
  next_at: number
  problem: Told | null
}

export interface Item<Draft = unknown> extends Tries {
  /** Made with its draft; under it the server makes it once, however often it is sent. */
  id: string
  kind: KindName
  /** The user name of its writer, as whom alone it is sent. */
  owner: string
  state: State
  /** ISO, when it was begun: the oldest is sent first. */
  at: string
  /** What it is about: the number of a case, the id of an object; empty where it stands for itself. */
  about: string
  /** As its kind has it; of photos the names. */
  draft: Draft
  /** ISO; of `received` when it was, of others null. */
  received_at: string | null
}

export interface ItemPhoto extends Tries {
  /** The item's id: so called since there were reports alone. */
  report_id: string
  sha256: string
  taken_at: string
  /** Null once the server has confirmed the hash. */
  bytes: Uint8Array<ArrayBuffer> | null
}

interface Outbox extends DBSchema {
  /** Items of all kinds. */
  reports: { key: string; value: Item; indexes: { owner: string } }
  photos: { key: [string, string]; value: ItemPhoto }
  leases: { key: string; value: { holder: string; until: number } }
}

const NAME = 'gridgis-outbox'
const VERSION = 2
const KEEP_DAYS = 30

let opened: Promise<IDBPDatabase<Outbox>> | null = null

/** A later version of the page adds stores here and takes none away. */
export function open(): Promise<IDBPDatabase<Outbox>> {
  opened ??= openDB<Outbox>(NAME, VERSION, {
    upgrade: async (db, from, _, change) => {
      if (from < 1) {
        db.createObjectStore('reports', { keyPath: 'id' }).createIndex('owner', 'owner')
        db.createObjectStore('photos', { keyPath: ['report_id', 'sha256'] })
        db.createObjectStore('leases')
        return
      }
      const store = change.objectStore('reports')
      for (const one of await store.getAll()) await store.put({ ...one, kind: 'report', about: '', at: (one.draft as { observed_at: string }).observed_at })
    },
    blocking: (_, __, event) => {
      ;(event.target as IDBDatabase).close()
      opened = null
    },
    terminated: () => (opened = null),
  })
  opened.catch(() => (opened = null))
  return opened
}

/** Counts what changed, in this tab and in others. */
export const changes = ref(0)
const tabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(NAME)
tabs?.addEventListener('message', () => changes.value++)
function told(): void {
  changes.value++
  tabs?.postMessage(null)
}

/** What could not be kept stays here while the page is open, and is sent from here. */
const unkept = new Map<string, ItemPhoto>()
const keyOf = (report: string, sha256: string) => `${report} ${sha256}`

/** Those of one person, the oldest first. */
export async function itemsOf(owner: string): Promise<Item[]> {
  const items = await (await open()).getAllFromIndex('reports', 'owner', owner)
  return items.sort((a, b) => a.at.localeCompare(b.at))
}

/** What of a kind is still kept of something, and has not arrived; null for nothing. */
export const itemAbout = async (owner: string, kind: KindName, about: string): Promise<Item | null> =>
  (await itemsOf(owner)).find((one) => one.kind === kind && one.about === about && one.state !== 'received') ?? null

/** One of them; another's is none. */
export async function itemOf(id: string, owner: string): Promise<Item | null> {
  const found = await (await open()).get('reports', id)
  return found?.owner === owner ? found : null
}

export async function photosOf(report: string): Promise<ItemPhoto[]> {
  const kept = await (await open()).getAll('photos', IDBKeyRange.bound([report, ''], [report, '\uffff']))
  return [...kept, ...[...unkept.values()].filter((one) => one.report_id === report)]
}

/** Keeps an item whole; of what says more of it, its last state counts. Throws where nothing more fits on the device. */
export async function keepItem(item: Item): Promise<void> {
  await (await open()).put('reports', item)
  told()
}

/** Changes one that is still there; null for one that is gone. */
export async function patchItem(id: string, change: (item: Item) => Partial<Item>): Promise<Item | null> {
  const store = (await open()).transaction('reports', 'readwrite')
  const found = await store.store.get(id)
  if (!found) return null
  const item = { ...found, ...change(found) }
  await store.store.put(item)
  await store.done
  told()
  return item
}

export const isFull = (reason: unknown): boolean => reason instanceof DOMException && reason.name === 'QuotaExceededError'

/** True when it is kept; false when the device is full, and it lasts no longer than the page. */
export async function keepPhoto(photo: ItemPhoto): Promise<boolean> {
  const key = keyOf(photo.report_id, photo.sha256)
  try {
    await (await open()).put('photos', photo)
    unkept.delete(key)
  } catch (reason) {
    if (!isFull(reason)) throw reason
    unkept.set(key, photo)
    return false
  } finally {
    told()
  }
  return true
}

export async function dropPhoto(report: string, sha256: string): Promise<void> {
  unkept.delete(keyOf(report, sha256))
  await (await open()).delete('photos', [report, sha256])
  told()
}

/** An item and its photos; what its writer deletes, or threw away. */
export async function dropItem(id: string): Promise<void> {
  const store = (await open()).transaction(['reports', 'photos'], 'readwrite')
  await store.objectStore('reports').delete(id)
  await store.objectStore('photos').delete(IDBKeyRange.bound([id, ''], [id, '\uffff']))
  await store.done
  for (const [key, one] of unkept) if (one.report_id === id) unkept.delete(key)
  told()
}

/** What was received long ago need not be told here. */
export async function prune(owner: string, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEEP_DAYS * 86_400_000).toISOString()
  for (const one of await itemsOf(owner)) if (one.state === 'received' && (one.received_at ?? '') < before) await dropItem(one.id)
}

/** What of an item is the outbox's own, as it begins or is kept anew. */
export const untried = (state: State) => ({ state, tries: 0, next_at: 0, problem: null, received_at: state === 'received' ? new Date().toISOString() : null })

export const asPhoto = (report: string, { sha256, taken_at }: PhotoRef, bytes: Uint8Array<ArrayBuffer>): ItemPhoto => ({ report_id: report, sha256, taken_at, bytes, tries: 0, next_at: 0, problem: null })

export interface Room {
  /** Bytes; of what the browser grants this site. */
  used: number
  granted: number
}

/** How much fits still; null where the browser doesn't tell, as on plain http. */
export async function room(): Promise<Room | null> {
  const told = await navigator.storage?.estimate?.().catch(() => null)
  return told?.usage === undefined || !told.quota ? null : { used: told.usage, granted: told.quota }
}

/** Asks the browser not to clear what is kept when it wants room; it may refuse. */
export const askToStay = async (): Promise<boolean> => (await navigator.storage?.persist?.().catch(() => false)) ?? false
