import 'fake-indexeddb/auto'
import { openDB } from 'idb'
import { beforeEach, describe, expect, it, vi } from 'vitest'

import * as api from '@/api/calls'
import { client } from '@/api/client'
import { Problem } from '@/api/problem'
import { sha256 } from '@/shared/ids'
import { offered } from '@/shared/undo/undo'

import { exported } from './file'
import { flush } from './flush'
import { bodyOf, isWritten, moveWay, newAnswer, type Answer } from './kinds/move'
import { newFound, objectWay, type Found } from './kinds/object'
import { asPhoto, itemAbout, itemOf, keepItem, keepPhoto, open, untried, type Item, type KindName } from './store'

vi.mock('@/api/calls')

const NUMBER = '330402-20260311-00042'
const bytes = (n: number) => new Uint8Array([0xff, 0xd8, n])
const hash = (n: number) => sha256(bytes(n))
const made = { case: { number: NUMBER, county_code: '330402', state: 'closed' }, undo_s: 20, moves: [], shut: [] }

async function kept<D>(kind: KindName, draft: D, about = NUMBER, over: Partial<Item> = {}): Promise<string> {
  const id = crypto.randomUUID()
  await keepItem({ id, kind, owner: 'xu', about, at: '2026-03-11T07:29:00Z', draft, ...untried('waiting'), ...over })
  return id
}
const answer = (over: Partial<Answer> = {}): Answer => ({ ...newAnswer(NUMBER), category: 'E0201', move: 'check_fail', note: '还有一堆', shown: 'seen', seen: 7, ...over })
const run = () => flush('xu', async () => ({ username: 'xu', ways: { move: moveWay('t1'), object: objectWay('t1') } }))
const at = async (id: string) => (await itemOf(id, 'xu'))!

beforeEach(async () => {
  const db = await open()
  for (const name of ['reports', 'photos', 'leases'] as const) await db.clear(name)
  vi.mocked(api.putCasePhoto).mockReset().mockImplementation(async (_, sha) => ({ sha256: sha, size_bytes: 3, complete: true }))
  vi.mocked(api.moveCase).mockReset().mockResolvedValue(made as never)
  offered.value = null
})

describe('a move of a case in the outbox', () => {
  async function shown(over: Partial<Answer> = {}): Promise<string> {
    const photos = [{ sha256: hash(1), taken_at: '' }]
    const id = await kept('move', answer({ photos, proof: { by: 'photo', place: { lng: 120, lat: 30, accuracy_m: 8 }, to: '', at: '', said: '' }, ...over }))
    await keepPhoto(asPhoto(id, photos[0]!, bytes(1)))
    return id
  }

  it('sends its photos, then the move under its id, and offers to undo it', async () => {
    const id = await shown()
    await run()
    expect(vi.mocked(api.putCasePhoto).mock.calls.map(([number, sha, , token]) => [number, sha, token])).toEqual([[NUMBER, hash(1), 't1']])
    expect(vi.mocked(api.moveCase).mock.calls).toEqual([[NUMBER, { move: 'check_fail', key: id, note: '还有一堆', reason: '', seen: 7, photos: [hash(1)], before: undefined, lng: 120, lat: 30, datum: 'wgs84' }, 't1']])
    expect(await at(id)).toMatchObject({ state: 'received', draft: { note: '', proof: { place: null } } })
    expect(offered.value?.numbers).toEqual([NUMBER])
    offered.value!.restore!()
    await vi.waitFor(async () => expect(await itemAbout('xu', 'move', NUMBER)).toMatchObject({ state: 'draft', draft: { note: '还有一堆', photos: [{ sha256: hash(1) }], arrived: [hash(1)] } }))
  })

  it('goes again under the same id where the answer was lost, and sends no photo twice', async () => {
    const id = await shown()
    vi.mocked(api.moveCase).mockRejectedValueOnce(new Problem('unreachable', 0, ''))
    await run()
    expect(await at(id)).toMatchObject({ state: 'waiting', draft: { arrived: [hash(1)] } })
    await keepItem({ ...(await at(id)), next_at: 0 })
    await run()
    expect(vi.mocked(api.moveCase).mock.calls.map(([, body]) => body.key)).toEqual([id, id])
    expect(api.putCasePhoto).toHaveBeenCalledTimes(1)
    expect((await at(id)).state).toBe('received')
  })

  it('has arrived where the server says that it was made already and took the case away', async () => {
    const id = await shown()
    vi.mocked(api.moveCase).mockRejectedValueOnce(new Problem('conflict', 409, '', { kind: 'cases.made_already' }))
    await run()
    expect((await at(id)).state).toBe('received')
  })

  it('comes back with who did what where the case changed, keeps what was typed, and holds up no other', async () => {
    const id = await shown()
    vi.mocked(api.moveCase).mockImplementation(async (number) => {
      if (number === NUMBER) throw new Problem('conflict', 409, '李四 15:20 已退回', { kind: 'cases.changed_meanwhile', who: '李四' })
      return made as never
    })
    const other = await kept('move', answer({ number: 'b', shown: null }), 'b')
    await run()
    expect(await at(id)).toMatchObject({ state: 'attention', problem: { detail: '李四 15:20 已退回' }, draft: { note: '还有一堆' } })
    expect((await at(other)).state).toBe('received')
    expect(await itemAbout('xu', 'move', NUMBER)).toMatchObject({ id })
    expect(await itemAbout('wang', 'move', NUMBER)).toBeNull()
  })

  it('is a file with its photos', async () => {
    const id = await shown()
    const told = JSON.parse(await (await exported(await at(id), '徐丽')).text()) as { kind: string; draft: Answer; photos: { sha256: string }[] }
    expect(told).toMatchObject({ kind: 'gridgis-move', writer: '徐丽', about: NUMBER, draft: { note: '还有一堆' } })
    expect(told.photos.map((one) => one.sha256)).toEqual([hash(1)])
  })

  it('says a call in place of photos, and nothing shown where nothing is asked', () => {
    const proof = { by: 'call' as const, place: null, to: ' 张店主 ', at: '', said: '清了' }
    expect(bodyOf('k', answer({ proof }))).toMatchObject({ call: { to: '张店主', said: '清了' } })
    expect(bodyOf('k', answer({ shown: null })).photos).toBeUndefined()
    expect(isWritten(newAnswer(NUMBER))).toBe(false)
    expect(isWritten(answer())).toBe(true)
  })
})

describe('an object in the outbox', () => {
  const found = (over: Partial<Found> = {}): Found => ({ ...newFound('o'), version: 3, kind: 'rental', name: '沈家出租房', address: '人民路12号', ...over })
  const spied = () => ({ put: vi.spyOn(client, 'PUT').mockResolvedValue({ data: {}, response: new Response('{}') } as never), post: vi.spyOn(client, 'POST').mockResolvedValue({ data: {}, response: new Response('{}') } as never) })

  it('tells the changes on the version that was seen, and forgets the answers once they have arrived', async () => {
    const { put, post } = spied()
    const id = await kept('object', found({ facts: { rooms: '7' }, asked: [{ code: 'rooms', name: '房间数', type: 'integer', choices: [] }] }), 'o')
    await run()
    expect(put.mock.calls[0]![1]).toMatchObject({ params: { path: { object_id: 'o' } }, body: { version: 3, kind: 'rental', facts: { rooms: '7' } }, headers: { 'X-CSRF-Token': 't1' } })
    expect(JSON.stringify(put.mock.calls[0]![1])).not.toContain('沈家')
    expect(post).not.toHaveBeenCalled()
    expect(await at(id)).toMatchObject({ state: 'received', draft: { facts: {}, asked: [] } })
  })

  it('confirms what did not change, and tells of a new one its name and address', async () => {
    const { put, post } = spied()
    await kept('object', found(), 'o')
    await kept('object', found({ id: 'p', version: 0, facts: { rooms: '2' } }), 'p')
    await run()
    expect((post.mock.calls as unknown as [string, { body: unknown }][]).map(([path, sent]) => [path, sent.body])).toEqual([['/api/v1/objects/{object_id}/confirmation', { version: 3 }]])
    expect(put.mock.calls[0]![1]).toMatchObject({ body: { version: 0, name: '沈家出租房', address: '人民路12号', facts: { rooms: '2' } } })
  })
})

describe('what an earlier version kept', () => {
  it('is a report afterwards, with its photos', async () => {
    ;(await open()).close()
    vi.resetModules()
    indexedDB.deleteDatabase('gridgis-outbox')
    const old = await openDB('gridgis-outbox', 1, {
      upgrade: (db) => {
        db.createObjectStore('reports', { keyPath: 'id' }).createIndex('owner', 'owner')
        db.createObjectStore('photos', { keyPath: ['report_id', 'sha256'] })
        db.createObjectStore('leases')
      },
    })
    await old.put('reports', { id: 'a', owner: 'xu', state: 'waiting', draft: { id: 'a', observed_at: '2026-03-11T07:00:00Z', category: 'E0101', photos: [], after: [] }, tries: 1, next_at: 0, problem: null, received_at: null })
    await old.put('photos', { report_id: 'a', sha256: hash(1), taken_at: '', bytes: bytes(1), tries: 0, next_at: 0, problem: null })
    old.close()
    const store = await import('./store')
    expect(await store.itemsOf('xu')).toMatchObject([{ id: 'a', kind: 'report', about: '', at: '2026-03-11T07:00:00Z', state: 'waiting' }])
    expect(await store.photosOf('a')).toHaveLength(1)
  })
})
