import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it, vi } from 'vitest'

import { Problem } from '@/api/problem'
import type { Receipt } from '@/api/types'
import { sha256 } from '@/shared/ids'

import { byHand, newDraft } from '../draft'
import { Changed, type Wire } from '../send'
import { leased } from './alone'
import { exported, imported, NoReport } from './file'
import { flush, pauseMs, Stopped } from './flush'
import { reportWay, type Written } from './kinds/report'
import { asPhoto, dropItem, itemOf, itemsOf, keepItem, keepPhoto, open, patchItem, photosOf, prune, untried, type Item } from './store'

const receipt = { report_id: 'r', case_number: '330402-20260311-00042', media: [] as string[], photos: [] as unknown[], state: 'submitted' } as unknown as Receipt
const bytes = (n: number) => new Uint8Array([0xff, 0xd8, n])
const hash = (n: number) => sha256(bytes(n))

/** A report that was sent off, with so many photos. */
async function waiting(owner: string, photos = 0, over: Partial<Item> = {}): Promise<Item<Written>> {
  const draft = { ...newDraft(new Date()), category: 'E0101', category_name: '占道', spot: { lng: 120, lat: 30, accuracy_m: 9, by: 'device' as const } }
  const refs = Array.from({ length: photos }, (_, n) => ({ sha256: hash(n), taken_at: '2026-03-11T07:29:00Z' }))
  for (const [n, one] of refs.entries()) await keepPhoto(asPhoto(draft.id, one, bytes(n)))
  const item: Item = { id: draft.id, kind: 'report', owner, at: draft.observed_at, about: '', draft: { ...draft, photos: refs, after: [] }, ...untried('waiting'), ...over }
  await keepItem(item)
  return item as Item<Written>
}

/** A server that takes everything, unless told otherwise. */
function server(over: Partial<Wire> = {}, username = 'xu') {
  const spied = {
    report: vi.fn<Wire['report']>(async () => receipt),
    receipt: vi.fn<Wire['receipt']>(async () => receipt),
    photo: vi.fn<Wire['photo']>(async (_, sha) => sha),
    settled: vi.fn<Wire['settled']>(async (_, got) => ({ ...got, state: 'closed' })),
  }
  const wire: Wire = { ...spied, ...over }
  return { wire: spied, send: (owner = 'xu') => flush(owner, async () => ({ username, ways: { report: reportWay(wire) } })) }
}
const lost = () => new Problem('unreachable', 0, '')
const left = async (id: string) => (await photosOf(id)).filter((one) => one.bytes).map((one) => one.sha256)
const written = async (id: string) => ((await itemOf(id, 'xu')) as Item<Written>).draft
const now = (id: string) => patchItem(id, () => ({ next_at: 0 })).then(async () => {
  for (const one of await photosOf(id)) await keepPhoto({ ...one, next_at: one.next_at ? 1 : 0 })
})

beforeEach(async () => {
  const db = await open()
  for (const name of ['reports', 'photos', 'leases'] as const) await db.clear(name)
})

describe('the outbox', () => {
  it('sends the text and each photo, and lets the copies go', async () => {
    const { id } = await waiting('xu', 3)
    const { wire, send } = server()
    await send()
    expect(wire.report.mock.calls.map(([draft]) => draft.id)).toEqual([id])
    expect((await itemOf(id, 'xu'))!).toMatchObject({ state: 'received', draft: { receipt: { media: [hash(0), hash(1), hash(2)].sort() } } })
    expect(await left(id)).toEqual([])
  })

  it('keeps the copy of a photo until the server confirms that very hash', async () => {
    const { id } = await waiting('xu', 1)
    await server({ photo: async () => hash(9) }).send()
    expect(await left(id)).toEqual([hash(0)])
    expect((await itemOf(id, 'xu'))!.state).toBe('waiting')
  })

  it('goes on after a photo that failed, and sends only that one later', async () => {
    const { id } = await waiting('xu', 3)
    const photo = vi.fn<Wire['photo']>(async (_, sha) => sha)
    photo.mockImplementationOnce(async () => { throw new Problem('unavailable', 503, '') })
    const first = server({ photo })
    await first.send()
    expect(await left(id)).toHaveLength(1)
    const kept = (await itemOf(id, 'xu'))!
    expect(kept).toMatchObject({ state: 'waiting', draft: { receipt: { case_number: receipt.case_number } } })
    expect(kept.next_at).toBeGreaterThan(Date.now())
    await first.send()
    expect(photo, 'not before its time').toHaveBeenCalledTimes(3)
    await now(id)
    const again = server()
    await again.send()
    expect(again.wire.report).not.toHaveBeenCalled()
    expect(again.wire.photo).toHaveBeenCalledTimes(1)
    expect((await itemOf(id, 'xu'))!.state).toBe('received')
  })

  it('goes on where a broken upload ends, and asks again where that was meanwhile', async () => {
    const { id } = await waiting('xu', 1)
    await server({ photo: async () => { throw lost() } }).send()
    await now(id)
    const part = { ...receipt, photos: [{ sha256: hash(0), state: 'part', received_bytes: 2 }] } as Receipt
    const photo = vi.fn<Wire['photo']>(async () => { throw new Problem('conflict', 409, '', { kind: 'intake.upload_offset' }) })
    await server({ photo, receipt: async () => part }).send()
    expect(photo.mock.calls[0]![3]).toBe(2)
    expect((await itemOf(id, 'xu'))!.state).toBe('waiting')
  })

  it('believes the receipt where the answer to a photo was lost', async () => {
    const { id } = await waiting('xu', 1)
    await server({ photo: async () => { throw lost() } }).send()
    await now(id)
    const { wire, send } = server({ receipt: async () => ({ ...receipt, media: [hash(0)] }) })
    await send()
    expect(wire.photo).not.toHaveBeenCalled()
    expect((await itemOf(id, 'xu'))!.state).toBe('received')
  })

  it('is not held up by one that is refused', async () => {
    const [bad, good] = [await waiting('xu'), await waiting('xu')]
    const { send } = server({ report: async ({ id }) => { if (id === bad.id) throw new Problem('invalid', 422, '位置缺失'); return receipt } })
    await send()
    expect(await itemOf(bad.id, 'xu')).toMatchObject({ state: 'attention', problem: { detail: '位置缺失' } })
    expect((await itemOf(good.id, 'xu'))!.state).toBe('received')
  })

  it('keeps a photo that is refused for good with its reason, and the rest arrives', async () => {
    const { id } = await waiting('xu', 2)
    await server({ photo: async (_, sha) => { if (sha === hash(0)) throw new Problem('invalid', 422, '不是照片'); return sha } }).send()
    expect(await itemOf(id, 'xu')).toMatchObject({ state: 'attention', problem: { detail: '不是照片' } })
    expect(await left(id)).toEqual([hash(0)])
  })

  it('waits longer each time, and never at the same moment as others', () => {
    expect(pauseMs(0, 0)).toBe(1000)
    expect(pauseMs(3, 0.5)).toBe(16_000)
    expect(pauseMs(60, 1)).toBe(900_000)
  })

  it('never goes as somebody else, nor is seen by them', async () => {
    const { id } = await waiting('xu')
    const { wire, send } = server({}, 'wang')
    await expect(send()).rejects.toMatchObject({ why: 'another' })
    expect(wire.report).not.toHaveBeenCalled()
    expect(await itemsOf('wang')).toEqual([])
    expect(await itemOf(id, 'wang')).toBeNull()
  })

  it('stops where the sign-in ended or changed in between, and counts no try', async () => {
    const { id } = await waiting('xu', 1)
    await expect(server({ photo: async () => { throw new Problem('unauthenticated', 401, '') } }).send()).rejects.toBeInstanceOf(Stopped)
    await expect(server({ photo: async () => { throw new Problem('forbidden', 403, '', { verb: 'csrf' }) } }).send()).rejects.toMatchObject({ why: 'another' })
    expect(await itemOf(id, 'xu')).toMatchObject({ state: 'waiting', tries: 0 })
    expect(await left(id)).toEqual([hash(0)])
  })

  it('asks its writer when something else had arrived under its id', async () => {
    const { id } = await waiting('xu')
    await server({ report: async () => { throw new Changed(receipt) } }).send()
    expect(await itemOf(id, 'xu')).toMatchObject({ state: 'attention', draft: { arrived: { case_number: receipt.case_number } } })
  })

  it('leaves what its writer took back meanwhile as they have it', async () => {
    const { id } = await waiting('xu')
    await server({ report: async () => { await patchItem(id, () => ({ state: 'draft' })); return receipt } }).send()
    expect(await itemOf(id, 'xu')).toMatchObject({ state: 'draft', draft: { receipt: null } })
  })

  it('tells that it was settled once all has arrived', async () => {
    const one = await waiting('xu', 1)
    await patchItem(one.id, ({ draft }) => ({ draft: { ...(draft as Written), settled: true, after: [{ sha256: hash(7), taken_at: '' }] } }))
    await keepPhoto(asPhoto(one.id, { sha256: hash(7), taken_at: '' }, bytes(7)))
    const { wire, send } = server()
    await send()
    expect(wire.settled.mock.calls[0]![1].media).toHaveLength(2)
    expect((await written(one.id)).receipt!.state).toBe('closed')
  })

  it('forgets with a report its photos, and what was received a month ago', async () => {
    const [gone, old] = [await waiting('xu', 2), await waiting('xu', 0, { state: 'received', received_at: '2026-01-01T00:00:00Z' })]
    await dropItem(gone.id)
    await prune('xu', new Date('2026-03-01T00:00:00Z'))
    expect(await photosOf(gone.id)).toEqual([])
    expect(await itemOf(old.id, 'xu')).toBeNull()
  })
})

describe('the lease of plain http', () => {
  it('is held by one tab, until it is given back or runs out', async () => {
    expect(await leased(1_000, 'a')).toBe(true)
    expect(await leased(2_000, 'b')).toBe(false)
    expect(await leased(0, 'a')).toBe(true)
    expect(await leased(3_000, 'b')).toBe(true)
    expect(await leased(60_000, 'a')).toBe(true)
  })
})

describe('a report as a file', () => {
  it('is read in with its id, its place and its photos', async () => {
    const item = await waiting('xu', 2)
    const { draft, writer } = imported(await (await exported(item, '徐丽')).text())
    expect(writer).toBe('徐丽')
    expect(draft).toMatchObject({ id: item.id, category: 'E0101', observed_at: item.draft.observed_at, spot: { lng: 120, accuracy_m: 9 } })
    expect(draft.photos.map((one) => one.sha256)).toEqual([hash(0), hash(1)])
  })

  it.each(['', '{}', '[]', '{"kind":"gridgis-report"}'])('is refused as %s', (text) => {
    expect(() => imported(text)).toThrow(NoReport)
  })

  it('is refused when a photo was changed on its way', async () => {
    const item = await waiting('xu', 1)
    const text = (await (await exported(item, '')).text()).replace(hash(0), hash(1))
    expect(() => imported(text)).toThrow(NoReport)
  })
})

describe('a pin', () => {
  it('keeps what the device had said when it is moved, however often', () => {
    const device = { lng: 120, lat: 30, accuracy_m: 12, by: 'device' as const }
    const moved = byHand(120.002, 30, byHand(120.001, 30, device))
    expect(moved).toEqual({ lng: 120.002, lat: 30, accuracy_m: null, by: 'hand', fix: { lng: 120, lat: 30, accuracy_m: 12 } })
    expect(byHand(1, 2, null).fix).toBeUndefined()
  })
})
