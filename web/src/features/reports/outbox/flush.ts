/** Sends what waits: the oldest first, two at a time, each by itself, so that none holds up another. */
import { asProblem, Problem } from '@/api/problem'
import type { Receipt } from '@/api/types'

import type { Draft } from '../draft'
import { Changed, type Wire } from '../send'
import { itemOf, itemsOf, keepPhoto, patchItem, photosOf, type Item, type ItemPhoto, type Told } from './store'

const AT_ONCE = 2
const FIRST_MS = 2_000
const LONGEST_MS = 600_000
const PASSING = [0, 408, 425, 429, 500, 502, 503, 504, 507]

/** What ends a whole run: nobody is signed in any more, or somebody else is, or the server is not there. */
export class Stopped extends Error {
  constructor(readonly why: 'unreachable' | 'signed-out' | 'another') {
    super(why)
    this.name = 'Stopped'
  }
}

/** How long until the next try, doubled with each, and by chance half as long to half as long again, so that not all phones come at once. */
export const pauseMs = (tries: number, chance = Math.random()): number => Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(tries, 20)) * (0.5 + chance)

const toldOf = ({ kind, status, detail, facts }: Problem): Told => ({ kind, status, detail, facts })
export const problemOf = ({ kind, status, detail, facts }: Told): Problem => new Problem(kind, status, detail, facts)

/** What a failed try means: the run ends, it is tried later, or its writer has to look. */
function judged(reason: unknown, tries: number, now: number): { told: Told; next_at: number | null } {
  const problem = asProblem(reason)
  if (problem.status === 401) throw new Stopped('signed-out')
  if (problem.facts.verb === 'csrf') throw new Stopped('another')
  // Where a broken upload goes on, the next receipt tells.
  const passes = PASSING.includes(problem.status) || problem.facts.kind === 'intake.upload_offset'
  return { told: toldOf(problem), next_at: passes ? now + pauseMs(tries) : null }
}

/** One photo: true when the server has it, and its bytes have gone from here. */
async function sendPhoto(wire: Wire, photo: ItemPhoto, receipt: Receipt): Promise<boolean> {
  const confirmed = async () => (await keepPhoto({ ...photo, bytes: null, problem: null, next_at: 0 }), true)
  if (!photo.bytes || receipt.media.includes(photo.sha256)) return confirmed()
  if (photo.next_at > Date.now() || (photo.problem && photo.next_at === 0)) return false
  try {
    const part = (receipt.photos as Receipt['photos'] | undefined)?.find((one) => one.sha256 === photo.sha256 && one.state === 'part')
    const told = await wire.photo(photo.report_id, photo.sha256, new Blob([photo.bytes], { type: 'image/jpeg' }), part?.received_bytes ?? 0)
    if (told !== photo.sha256) throw new Problem('unknown', 500, '')
    return await confirmed()
  } catch (reason) {
    const { told, next_at } = judged(reason, photo.tries, Date.now())
    await keepPhoto({ ...photo, tries: photo.tries + 1, problem: told, next_at: next_at ?? 0 })
    return false
  }
}

/** A draft as it is sent; of its photos only their names are told. */
export const asDraft = ({ draft }: Item): Draft => {
  const named = (one: { sha256: string; taken_at: string }) => ({ ...one, url: '' })
  return { ...draft, photos: draft.photos.map(named), after: draft.after.map(named), failed: false }
}

const receipted = (receipt: Receipt) => ({ draft }: Item): Partial<Item> => ({ draft: { ...draft, receipt } })

/** What its writer took back to change meanwhile stays as they have it. */
const patch = (id: string, change: (item: Item) => Partial<Item>) => patchItem(id, (item) => (item.state === 'waiting' ? change(item) : {}))

/** Everything of one report that can go now. */
async function sendItem(wire: Wire, item: Item): Promise<void> {
  const draft = asDraft(item)
  let receipt = draft.receipt ?? (await wire.report(draft))
  if (!draft.receipt) await patch(item.id, receipted(receipt))
  else if (item.tries) receipt = await wire.receipt(item.id)
  const photos = await photosOf(item.id)
  const arrived: string[] = []
  for (const photo of photos) if (await sendPhoto(wire, photo, receipt)) arrived.push(photo.sha256)
  receipt = { ...receipt, media: [...new Set([...receipt.media, ...arrived])] }
  await patch(item.id, receipted(receipt))
  if (arrived.length < photos.length) return later(item)
  if (draft.settled) receipt = await wire.settled(draft, receipt)
  await patch(item.id, ({ draft: kept }) => ({ state: 'received', received_at: new Date().toISOString(), problem: null, draft: { ...kept, receipt } }))
}

/** Some photos are still missing: when the next may go, or that its writer has to look at one that was refused. */
async function later(item: Item): Promise<void> {
  const missing = (await photosOf(item.id)).filter((one) => one.bytes)
  const refused = missing.find((one) => one.problem && one.next_at === 0)
  const waiting = missing.filter((one) => one.next_at > 0)
  const next_at = Math.min(...waiting.map((one) => one.next_at))
  const problem = (refused ?? missing[0])?.problem ?? null
  await patch(item.id, () => (waiting.length ? { next_at, problem, tries: item.tries + 1 } : { state: 'attention', problem, next_at: 0 }))
}

async function trySending(wire: Wire, item: Item): Promise<void> {
  try {
    await sendItem(wire, item)
  } catch (reason) {
    if (reason instanceof Stopped) throw reason
    if (reason instanceof Changed) {
      await patch(item.id, ({ draft }) => ({ state: 'attention', draft: { ...draft, arrived: reason.first }, problem: null }))
      return
    }
    const { told, next_at } = judged(reason, item.tries, Date.now())
    await patch(item.id, ({ draft }) => ({
      state: next_at === null ? 'attention' : 'waiting',
      problem: told,
      tries: item.tries + 1,
      next_at: next_at ?? 0,
      draft: { ...draft, joins: told.facts.kind === 'intake.case_ended' ? undefined : draft.joins },
    }))
  }
}

/** What of a person waits and may go now. */
export const dueOf = async (owner: string, now: number): Promise<Item[]> => (await itemsOf(owner)).filter((one) => one.state === 'waiting' && one.next_at <= now)

/**
 * Sends what is due of one person, and what becomes due meanwhile.
 *
 * Throws `Stopped` when nothing more can go; what is kept stays as it is, and no try is counted.
 */
export async function flush(owner: string, connect: () => Promise<Wire>): Promise<void> {
  let due = await dueOf(owner, Date.now())
  if (!due.length) return
  const wire = await connect()
  if (wire.username !== owner) throw new Stopped('another')
  const tried = new Set<string>()
  while (due.length) {
    const now = due.slice(0, AT_ONCE)
    for (const one of now) tried.add(one.id)
    const ended = await Promise.allSettled(now.map(async ({ id }) => {
      const item = await itemOf(id, owner)
      if (item?.state === 'waiting') await trySending(wire, item)
    }))
    for (const one of ended) if (one.status === 'rejected') throw one.reason
    due = (await dueOf(owner, Date.now())).filter((one) => !tried.has(one.id))
  }
}
