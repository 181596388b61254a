import { beforeEach, describe, expect, it, vi } from 'vitest'

import * as api from '@/api/calls'
import { Problem } from '@/api/problem'
import type { Receipt } from '@/api/types'
import { answering } from '@/shared/answering'

import { dropDraft, hasContent, keepDraft, keptDraft, newDraft, type Draft } from './draft'
import { afterChange, bodyOf, sendDraft } from './send'

vi.mock('@/api/calls')

const receipt = { report_id: 'r', case_number: '330402-20260311-00042', media: [] as string[] } as unknown as Receipt
const photo = (sha256: string) => ({ sha256, url: 'data:image/jpeg;base64,/9j/', taken_at: '' })
const quiet = () => ({ photos: vi.fn(), received: vi.fn() })

function draft(over: Partial<Draft> = {}): Draft {
  return { ...newDraft(new Date('2026-03-11T07:29:00Z')), category: 'E0101', category_name: '占道经营', spot: { lng: 120.75, lat: 30.76, accuracy_m: 12, by: 'device' }, ...over }
}

beforeEach(() => {
  vi.mocked(api.putReport).mockReset().mockResolvedValue(receipt as never)
  vi.mocked(api.putPhoto).mockReset().mockResolvedValue({ sha256: '', size_bytes: 1 })
  vi.mocked(api.receipt).mockReset().mockReturnValue(answering(() => receipt))
})

describe('sending', () => {
  it('sends the text, then every photo, under one id', async () => {
    const one = draft({ photos: [photo('a'), photo('b')] })
    const told = quiet()
    const done = await sendDraft(one, told)
    expect(vi.mocked(api.putReport).mock.calls[0]?.[0]).toBe(one.id)
    expect(vi.mocked(api.putPhoto).mock.calls.map((call) => call.slice(0, 2))).toEqual([[one.id, 'a'], [one.id, 'b']])
    expect(done.media).toEqual(['a', 'b'])
    expect(told.photos).toHaveBeenLastCalledWith(2, 2)
  })

  it('goes on where it broke off, and sends nothing twice', async () => {
    const one = draft({ photos: [photo('a'), photo('b')] })
    vi.mocked(api.putPhoto).mockResolvedValueOnce({ sha256: 'a', size_bytes: 1 }).mockRejectedValueOnce(new Problem('unreachable', 0, ''))
    await expect(sendDraft(one, quiet())).rejects.toThrow()
    vi.mocked(api.putPhoto).mockClear()
    await sendDraft({ ...one, receipt: { ...receipt, media: ['a'] } }, quiet())
    expect(api.putReport).toHaveBeenCalledTimes(1)
    expect(vi.mocked(api.putPhoto).mock.calls.map((call) => call[1])).toEqual(['b'])
  })

  it('tells what had arrived unheard when the text was changed since', async () => {
    vi.mocked(api.putReport).mockRejectedValueOnce(new Problem('conflict', 409, '', { kind: 'intake.other_content' }))
    const told = quiet()
    await expect(sendDraft(draft(), told)).rejects.toMatchObject({ name: 'Changed', first: { case_number: receipt.case_number } })
    expect(told.received).not.toHaveBeenCalled()
  })

  it('tells that it was settled once all photos have arrived, under one key', async () => {
    const one = draft({ settled: true, settling: 'k', photos: [photo('a')], after: [photo('b')] })
    vi.mocked(api.moveCase).mockRejectedValueOnce(new Problem('unreachable', 0, '')).mockResolvedValue({ case: { state: 'closed' } } as never)
    const told = quiet()
    await expect(sendDraft(one, told)).rejects.toThrow()
    const got = told.received.mock.lastCall?.[0] as Receipt
    expect(got.media).toEqual(['a', 'b'])
    vi.mocked(api.putPhoto).mockClear()
    expect((await sendDraft({ ...one, receipt: got }, quiet())).state).toBe('closed')
    expect(api.putPhoto).not.toHaveBeenCalled()
    expect(vi.mocked(api.putReport).mock.calls[0]?.[1].settled).toBe(true)
    for (const [number, move] of vi.mocked(api.moveCase).mock.calls) {
      expect([number, move.move, move.key, move.before, move.photos]).toEqual([receipt.case_number, 'self_handle', 'k', 'a', ['b']])
    }
    expect(vi.mocked(api.moveCase)).toHaveBeenCalledTimes(2)
    expect(bodyOf({ ...one, ...afterChange(one, receipt, receipt.case_number) }).settled).toBeUndefined()
  })

  it('sends the change under its own id, with the photos that did not arrive', () => {
    const one = draft({ photos: [photo('a'), photo('b')] })
    const patch = afterChange(one, { ...receipt, media: ['a'] }, receipt.case_number)
    expect(patch.id).not.toBe(one.id)
    expect(patch.photos).toEqual([photo('b')])
    expect(bodyOf({ ...one, ...patch }).joins).toBe(receipt.case_number)
    expect(bodyOf({ ...one, ...afterChange(one, receipt, undefined) }).joins).toBeUndefined()
  })

  it('does not take a number that was received before for its own report', async () => {
    vi.mocked(api.putReport).mockRejectedValueOnce(new Problem('conflict', 409, '', { kind: 'intake.number_taken' }))
    await expect(sendDraft(draft(), quiet())).rejects.toMatchObject({ kind: 'conflict' })
  })

  it('leaves the source to the server unless the sender chose one', () => {
    expect(bodyOf(draft()).source).toBeUndefined()
    expect(bodyOf(draft({ source: 'hotline_12345', outer_number: ' GD-1 ' }))).toMatchObject({ source: 'hotline_12345', outer_number: 'GD-1' })
  })

  it('passes any other refusal on and claims nothing', async () => {
    vi.mocked(api.putReport).mockRejectedValueOnce(new Problem('invalid', 422, 'no'))
    const told = quiet()
    await expect(sendDraft(draft(), told)).rejects.toMatchObject({ kind: 'invalid' })
    expect(told.received).not.toHaveBeenCalled()
  })

  it('lets the category speak where nothing was written', () => {
    expect(bodyOf(draft()).description).toBe('占道经营')
    expect(bodyOf(draft({ description: ' 三轮车 ' })).description).toBe('三轮车')
  })

  it('names the grid that was chosen in place of a point', () => {
    expect(bodyOf(draft({ grid: { code: '110101001001001', name: '甲' } }))).toMatchObject({ grid_code: '110101001001001', lng: undefined, accuracy_m: undefined })
  })

  it('says how far from the phone a pin was moved, and nothing of one that was not', () => {
    const fix = { lng: 120.75, lat: 30.76, accuracy_m: 12 }
    expect(bodyOf(draft({ spot: { lng: 120.75, lat: 30.7609, accuracy_m: null, by: 'hand', fix } })).moved_m).toBe(100)
    expect(bodyOf(draft()).moved_m).toBeUndefined()
    expect(bodyOf(draft({ spot: { lng: 120.75, lat: 30.76, accuracy_m: null, by: 'hand' } })).moved_m).toBeUndefined()
  })

  it('sends no accuracy for a pin set by hand', () => {
    expect(bodyOf(draft({ spot: { lng: 1, lat: 2, accuracy_m: null, by: 'hand' } })).accuracy_m).toBeUndefined()
  })
})

describe('the draft on the device', () => {
  beforeEach(() => localStorage.clear())

  it('is kept under its writer and comes back with the same id', () => {
    const one = draft({ photos: [photo('a')] })
    expect(keepDraft('xu', one)).toBe('all')
    expect(keptDraft('xu')).toEqual(one)
    expect(keptDraft('wang')).toBeNull()
    dropDraft('xu')
    expect(keptDraft('xu')).toBeNull()
  })

  it('keeps the text when the photos do not fit', () => {
    const small = new Map<string, string>()
    const store = {
      setItem: (key: string, value: string) => {
        if (value.length > 600) throw new DOMException('full', 'QuotaExceededError')
        small.set(key, value)
      },
      getItem: (key: string) => small.get(key) ?? null,
    } as unknown as Storage
    const one = draft({ photos: [{ ...photo('a'), url: 'x'.repeat(900) }] })
    expect(keepDraft('xu', one, store)).toBe('text')
    expect(keptDraft('xu', store)?.category).toBe('E0101')
    expect(keptDraft('xu', store)?.photos).toEqual([])
  })

  it('survives something broken in its place', () => {
    localStorage.setItem('gridgis.draft.xu', '{broken')
    expect(keptDraft('xu')).toBeNull()
  })

  it('is worth keeping once something is in it', () => {
    const empty = { ...newDraft(new Date()) }
    expect(hasContent(empty)).toBe(false)
    expect(hasContent({ ...empty, description: ' ' })).toBe(false)
    expect(hasContent({ ...empty, category: 'E0101' })).toBe(true)
    expect(hasContent({ ...empty, outer_number: 'J-17' })).toBe(true)
    expect(hasContent({ ...empty, spot: { lng: 120.75, lat: 30.76, accuracy_m: 12, by: 'device' } }), 'the device finds it again').toBe(false)
    expect(hasContent({ ...empty, spot: { lng: 120.75, lat: 30.76, accuracy_m: null, by: 'hand' } })).toBe(true)
  })
})
