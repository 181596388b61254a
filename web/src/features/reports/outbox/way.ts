/** What the outbox has to know of a kind of items: how one is sent, and how it is shown. */
import type { RouteLocationRaw } from 'vue-router'

import type { IconName } from '@/shared/ui/icons'

import type { Item } from './store'

/** What a first step leaves: what to remember, and which photos the server has, whole or in part (bytes by SHA-256). */
export interface Begun<Draft> {
  draft?: Partial<Draft>
  has: string[]
  parts?: Record<string, number>
}

/** How items of a kind are sent under one sign-in; every step can be repeated. A refusal is thrown as a `Problem`, or as `Undecided`. */
export interface Way<Draft = unknown> {
  /** What goes before the photos. */
  begin(item: Item<Draft>): Promise<Begun<Draft>>
  /** Sends a photo, or what is missing of it; returns the hash that the server confirms. */
  photo(item: Item<Draft>, sha256: string, content: Blob, from: number): Promise<string>
  /** What of the draft tells that photos have arrived. */
  arrived?(draft: Draft, hashes: string[]): Partial<Draft>
  /** What goes once all photos are there; after it all has arrived. */
  end(item: Item<Draft>): Promise<Partial<Draft>>
  /** What a refusal changes of the draft. */
  refused?(draft: Draft, reason: unknown): Partial<Draft>
}

/** How an item of a kind stands in a list. */
export interface Face<Draft = unknown> {
  icon: IconName
  /** `kind`: what a category is called. */
  title(draft: Draft, kind: (category: string) => string): string
  where(draft: Draft): string
  /** What its writer should know beside the server's words. */
  why?(draft: Draft): string
  /** How many of its photos are there. */
  photos(draft: Draft): { arrived: number; of: number }
  /** Where it is looked at and changed. */
  to(item: Item<Draft>): RouteLocationRaw
}

/** The server has said something that its writer has to decide about; no refusal. */
export class Undecided extends Error {}
