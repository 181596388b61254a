/** Sends what waits: the oldest first, two at a time, each by itself, so that none holds up another. */
import { asProblem, Problem } from '@/api/problem'

import { itemOf, itemsOf, keepPhoto, patchItem, photosOf, type Item, type ItemPhoto, type KindName, type Told } from './store'
import { Undecided, type Begun, type Way } from './way'

const AT_ONCE = 2
const FIRST_MS = 2_000
const LONGEST_MS = 600_000
const PASSING = [0, 408, 425, 429, 500, 502, 503, 504, 507]

/** The server as one who is signed in reaches it: every call goes under that sign-in, or not at all. */
export interface Line {
  username: string
  ways: Partial<Record<KindName, Way>>
}

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
async function sendPhoto(way: Way, item: Item, photo: ItemPhoto, { has, parts = {} }: Begun<unknown>): Promise<boolean> {
  const confirmed = async () => (await keepPhoto({ ...photo, bytes: null, problem: null, next_at: 0 }), true)
  if (!photo.bytes || has.includes(photo.sha256)) return confirmed()
  if (photo.next_at > Date.now() || (photo.problem && photo.next_at === 0)) return false
  try {
    const told = await way.photo(item, photo.sha256, new Blob([photo.bytes], { type: 'image/jpeg' }), parts[photo.sha256] ?? 0)
    if (told !== photo.sha256) throw new Problem('unknown', 500, '')
    return await confirmed()
  } catch (reason) {
    const { told, next_at } = judged(reason, photo.tries, Date.now())
    await keepPhoto({ ...photo, tries: photo.tries + 1, problem: told, next_at: next_at ?? 0 })
    return false
  }
}

/** What its writer took back to change meanwhile stays as they have it. */
const patch = (id: string, change: (item: Item) => Partial<Item>) => patchItem(id, (item) => (item.state === 'waiting' ? change(item) : {}))

const withMore = (draft: unknown, more: Partial<unknown> = {}): unknown => ({ ...(draft as object), ...(more as object) })

/** Remembers something of an item, and tells how it is now. */
async function remember(item: Item, more: Partial<unknown> | undefined): Promise<Item> {
  if (!more) return item
  await patch(item.id, ({ draft }) => ({ draft: withMore(draft, more) }))
  return { ...item, draft: withMore(item.draft, more) }
}

/** Everything of one item that can go now. */
async function sendItem(way: Way, before: Item): Promise<void> {
  const begun = await way.begin(before)
  let item = await remember(before, begun.draft)
  const photos = await photosOf(item.id)
  const arrived: string[] = []
  for (const photo of photos) if (await sendPhoto(way, item, photo, begun)) arrived.push(photo.sha256)
  item = await remember(item, way.arrived?.(item.draft, arrived))
  if (arrived.length < photos.length) return later(item)
  const last = await way.end(item)
  await patch(item.id, ({ draft }) => ({ state: 'received', received_at: new Date().toISOString(), problem: null, draft: withMore(draft, last) }))
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

async function trySending(way: Way, item: Item): Promise<void> {
  try {
    await sendItem(way, item)
  } catch (reason) {
    if (reason instanceof Stopped) throw reason
    const { told, next_at } = reason instanceof Undecided ? { told: null, next_at: null } : judged(reason, item.tries, Date.now())
    await patch(item.id, ({ draft }) => ({
      state: next_at === null ? 'attention' : 'waiting',
      problem: told,
      tries: item.tries + 1,
      next_at: next_at ?? 0,
      draft: withMore(draft, way.refused?.(draft, reason)),
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
export async function flush(owner: string, connect: () => Promise<Line>): Promise<void> {
  let due = await dueOf(owner, Date.now())
  if (!due.length) return
  const line = await connect()
  if (line.username !== owner) throw new Stopped('another')
  const tried = new Set<string>()
  while (due.length) {
    const now = due.slice(0, AT_ONCE)
    for (const one of now) tried.add(one.id)
    const ended = await Promise.allSettled(now.map(async ({ id }) => {
      const item = await itemOf(id, owner)
      const way = item && line.ways[item.kind]
      if (way && item.state === 'waiting') await trySending(way, item)
    }))
    for (const one of ended) if (one.status === 'rejected') throw one.reason
    due = (await dueOf(owner, Date.now())).filter((one) => !tried.has(one.id))
  }
}
