/** Sends a draft: the text first, then each photo the server has not got; safe to repeat at any point. */
import { ask } from '@/api/cache'
import * as api from '@/api/calls'
import { Problem } from '@/api/problem'
import type { CaseMoveIn, Receipt, ReportIn } from '@/api/types'

import type { Draft } from './draft'
import { Undecided } from './outbox/way'
import { metresBetween } from '@/shared/format'
import { newId } from '@/shared/ids'
import { blobOf, type Photo } from '@/shared/photos/photo'

export interface Sending {
  /** How many photos have gone, of how many. */
  photos: (sent: number, of: number) => void
  /** The text was received. */
  received: (receipt: Receipt) => void
}

/** How far from the device a person set the pin, metres; undefined where nobody moved it. */
function movedBy(spot: Draft['spot']): number | undefined {
  return spot?.fix ? Math.round(metresBetween([spot.fix.lng, spot.fix.lat], [spot.lng, spot.lat])) : undefined
}

export function bodyOf(draft: Draft): ReportIn {
  return {
    category_code: draft.category,
    description: draft.description.trim() || draft.category_name,
    lng: draft.grid ? undefined : draft.spot?.lng,
    lat: draft.grid ? undefined : draft.spot?.lat,
    datum: 'wgs84',
    accuracy_m: (draft.grid ? undefined : draft.spot?.accuracy_m) ?? undefined,
    moved_m: draft.grid ? undefined : movedBy(draft.spot),
    grid_code: draft.grid?.code,
    address: draft.address?.trim() || undefined,
    observed_at: draft.observed_at,
    source: draft.source || undefined,
    outer_number: draft.outer_number?.trim() || undefined,
    joins: draft.joins || undefined,
    settled: draft.settled || undefined,
    suggested: draft.suggested,
    reporter: draft.reporter?.name.trim() || draft.reporter?.phone.trim() ? { name: draft.reporter.name.trim(), phone: draft.reporter.phone.trim() } : undefined,
  }
}

/** An earlier try had arrived unheard, and its text was changed since: what arrived, for the sender to decide. */
export class Changed extends Undecided {
  constructor(readonly first: Receipt) {
    super('changed')
    this.name = 'Changed'
  }
}

/** The server as reports reach it, each call under one sign-in or not at all. */
export interface Wire {
  report: (draft: Draft) => Promise<Receipt>
  receipt: (id: string) => Promise<Receipt>
  /** The hash that the server confirms. `from`: so many bytes are there of an earlier try. */
  photo: (report: string, sha256: string, content: Blob, from: number) => Promise<string>
  settled: (draft: Draft, receipt: Receipt) => Promise<Receipt>
}

export const wireOf = (token: string): Wire => ({
  report: (draft) => acknowledged(draft, token),
  receipt: (id) => ask({ ...api.receipt(id), staleTime: 0 }),
  photo: async (report, sha256, content, from) => (await (from ? api.goOnWithPhoto(report, sha256, content.slice(from), from, token) : api.putPhoto(report, sha256, content, token))).sha256,
  settled: async (draft, receipt) => ({ ...receipt, state: (await api.moveCase(receipt.case_number, settlingOf(draft), token)).case.state }),
})

async function acknowledged(draft: Draft, token?: string): Promise<Receipt> {
  try {
    return await api.putReport(draft.id, bodyOf(draft), token)
  } catch (reason) {
    if (reason instanceof Problem && reason.facts.kind === 'intake.other_content') throw new Changed(await ask(api.receipt(draft.id)))
    throw reason
  }
}

/** The change as a report of its own: an addition to the case of what arrived, or a new one; photos that arrived stay there. */
export function afterChange(draft: Draft, first: Receipt, joins: string | undefined): Partial<Draft> {
  const settled = joins ? undefined : draft.settled
  return { id: newId(), joins, settled, settling: newId(), arrived: null, photos: draft.photos.filter((one) => !first.media.includes(one.sha256)) }
}

/** All photos of a draft: those of afterwards only where it was settled. */
export const photosOf = (draft: Draft): Photo[] => [...draft.photos, ...(draft.settled ? (draft.after ?? []) : [])]

/** What tells that the sender has settled it: how it was before and after, and where. */
function settlingOf(draft: Draft): CaseMoveIn {
  const { lng, lat } = draft.spot ?? {}
  const note = draft.description.trim() || draft.category_name
  return { move: 'self_handle', key: draft.settling, note, before: draft.photos[0]?.sha256, photos: draft.after?.map((one) => one.sha256), lng, lat, datum: 'wgs84' }
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
  const photos = photosOf(draft)
  for (const [index, photo] of photos.entries()) {
    told.photos(index, photos.length)
    if (arrived.has(photo.sha256)) continue
    await api.putPhoto(draft.id, photo.sha256, blobOf(photo))
    arrived.add(photo.sha256)
  }
  told.photos(photos.length, photos.length)
  const whole = { ...receipt, media: [...arrived] }
  if (!draft.settled) return whole
  told.received(whole)
  const stand = await api.moveCase(whole.case_number, settlingOf(draft))
  return { ...whole, state: stand.case.state }
}
