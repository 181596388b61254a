import { beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, ref } from 'vue'

import { Problem, unreachable } from '@/api/problem'
import type { Area } from '@/map'

import { answering } from '@/shared/answering'
import * as api from '../calls'
import type { EditDone, EditFacts, PlanView } from '../types'
import { usePlan } from './usePlan'

vi.mock('../calls')

const view = (version: number, actor = 'me') =>
  ({ plan: { version }, edits: version ? [{ seq: version, kind: 'rename', codes: [], undone: false, actor, at: '' }] : [], can_undo: true, can_redo: true }) as unknown as PlanView
const done = (version: number) => ({ view: view(version), edit: null, changed: { features: [] }, before: { features: [] }, removed: [], problems: { features: [] }, loads: [] }) as unknown as EditDone
const facts: EditFacts = { kind: 'rename', code: 'a', name: 'b' }
const gesture = () => new Map<string, Area>([['a', { type: 'Polygon', coordinates: [] }]])

/** What the server says of the plan. */
let said: PlanView

async function begun() {
  vi.mocked(api.plan).mockReturnValue(answering(() => said))
  said = view(3)
  const host = { done: vi.fn(), reload: vi.fn(async () => undefined) }
  const session = effectScope().run(() => usePlan(ref(1), () => 'me', host))!
  await vi.waitFor(() => expect(session.view.value?.plan.version).toBe(3))
  return { session, host }
}

beforeEach(() => {
  for (const call of [api.plan, api.edit, api.undo, api.redo]) vi.mocked(call).mockReset()
})

describe('edits of a plan', () => {
  it('are sent one after the other, each with the version the one before gave', async () => {
    const { session, host } = await begun()
    vi.mocked(api.edit).mockResolvedValueOnce(done(4)).mockResolvedValueOnce(done(5))
    session.edit(facts, gesture())
    session.edit(facts)
    expect(session.pending.value.size).toBe(1)
    expect(session.state.value).toBe('saving')
    await vi.waitFor(() => expect(session.busy.value).toBe(false))
    expect(vi.mocked(api.edit).mock.calls.map((call) => call[1])).toEqual([3, 4])
    expect(host.done).toHaveBeenCalledTimes(2)
    expect(session.pending.value.size).toBe(0)
    expect(session.state.value).toBe('saved')
  })

  it('are taken back when refused, with all that came after, and the reason is kept', async () => {
    const { session } = await begun()
    vi.mocked(api.edit).mockRejectedValueOnce(new Problem('invalid', 422, 'no', { codes: ['a', 'c'] }))
    const both = [session.edit(facts, gesture()), session.edit(facts, gesture())]
    await vi.waitFor(() => expect(session.refusal.value).not.toBeNull())
    expect(await Promise.all(both)).toEqual([false, false])
    expect(session.refusal.value).toMatchObject({ kind: 'rename', codes: ['a', 'c'], who: null })
    expect(session.pending.value.size).toBe(0)
    expect(api.edit).toHaveBeenCalledTimes(1)
  })

  it('load the plan again and say who was quicker', async () => {
    const { session, host } = await begun()
    vi.mocked(api.edit).mockRejectedValueOnce(new Problem('conflict', 409, '', { seen: 3, version: 4 }))
    said = view(4, 'somebody')
    session.edit(facts, gesture())
    await vi.waitFor(() => expect(session.refusal.value?.who).toBe('somebody'))
    expect(host.reload).toHaveBeenCalled()
    expect(session.view.value?.plan.version).toBe(4)
  })

  it('are kept while the network is away, and sent again', async () => {
    const { session } = await begun()
    vi.mocked(api.edit).mockRejectedValueOnce(unreachable()).mockResolvedValueOnce(done(4))
    session.edit(facts, gesture())
    await vi.waitFor(() => expect(session.state.value).toBe('offline'))
    expect(session.pending.value.size).toBe(1)
    session.retry()
    await vi.waitFor(() => expect(session.state.value).toBe('saved'))
    expect(session.pending.value.size).toBe(0)
  })

  it('count as saved when only their answer was lost', async () => {
    const { session } = await begun()
    vi.mocked(api.edit).mockRejectedValueOnce(unreachable()).mockRejectedValueOnce(new Problem('conflict', 409, '', { seen: 3, version: 4 }))
    said = view(4, 'me')
    session.edit(facts, gesture())
    await vi.waitFor(() => expect(session.state.value).toBe('offline'))
    session.retry()
    await vi.waitFor(() => expect(session.state.value).toBe('saved'))
    expect(session.refusal.value).toBeNull()
  })

  it('may be given up while the network is away', async () => {
    const { session } = await begun()
    vi.mocked(api.edit).mockRejectedValue(unreachable())
    const given = session.edit(facts, gesture())
    await vi.waitFor(() => expect(session.state.value).toBe('offline'))
    session.giveUp()
    expect(await given).toBe(false)
    expect(session.pending.value.size).toBe(0)
    await vi.waitFor(() => expect(session.state.value).toBe('saved'))
  })
})
