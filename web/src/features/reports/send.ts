/** Sends a draft: the text first, then each photo the server has not got; safe to repeat at any point. */
import { ask } from '@/api/cache'
import * as api from '@/api/calls'
import { Problem } from '@/api/problem'
import type { Receipt, ReportIn } from '@/api/types'

import type { Draft } from './draft'
import { newId } from '@/shared/ids'
import { blobOf } from '@/shared/photos/photo'

export interface Sending {
  /** How many photos have gone, of how many. */
  photos: (sent: number, of: number) => void
  /** The text was received. */
  received: (receipt: Receipt) => void
}

export function bodyOf(draft: Draft): ReportIn {
  return {
    category_code: draft.category,
    description: draft.description.trim() || draft.category_name,
    lng: draft.grid ? undefined : draft.spot?.lng,
    lat: draft.grid ? undefined : draft.spot?.lat,
    datum: 'wgs84',
    accuracy_m: (draft.grid ? undefined : draft.spot?.accuracy_m) ?? undefined,
    grid_code: draft.grid?.code,
    address: draft.address?.trim() || undefined,
    observed_at: draft.observed_at,
    source: draft.source || undefined,
    outer_number: draft.outer_number?.trim() || undefined,
    joins: draft.joins || undefined,
  }
}

/** An earlier try had arrived unheard, and its text was changed since: what arrived, for the sender to decide. */
export class Changed extends Error {
  constructor(readonly first: Receipt) {
    super('changed')
    this.name = 'Changed'
  }
}

async function acknowledged(draft: Draft): Promise<Receipt> {
  try {
    return await api.putReport(draft.id, bodyOf(draft))
  } catch (reason) {
    if (reason instanceof Problem && reason.facts.kind === 'intake.other_content') throw new Changed(await ask(api.receipt(draft.id)))
    throw reason
  }
}

/** The change as a report of its own: an addition to the case of what arrived, or a new one; photos that arrived stay there. */
export function afterChange(draft: Draft, first: Receipt, joins: string | undefined): Partial<Draft> {
  return { id: newId(), joins, arrived: null, photos: draft.photos.filter((one) => !first.media.includes(one.sha256)) }
}

/**
 * Sends what is missing.
 *
 * Returns the last receipt when everything has arrived. Throws `Changed`, or the first `Problem` otherwise; what arrived before
 * it stays arrived, and the same call later goes on from there under the same id.
 */
export async function sendDraft(draft: Draft, told: Sending): Promise<Receipt> {
  const receipt = draft.receipt ?? (await acknowledged(draft))
  told.received(receipt)
  const arrived = new Set(receipt.media)
  for (const [index, photo] of draft.photos.entries()) {
    told.photos(index, draft.photos.length)
    if (arrived.has(photo.sha256)) continue
    await api.putPhoto(draft.id, photo.sha256, blobOf(photo))
    arrived.add(photo.sha256)
  }
  told.photos(draft.photos.length, draft.photos.length)
  return { ...receipt, media: [...arrived] }
}
