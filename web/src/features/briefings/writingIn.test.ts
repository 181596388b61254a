import { beforeEach, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'

import type { Division } from '@/api/types'
import { mounted } from '@/shared/mounting'

import * as api from './calls'
import type { Block, Paper, PaperRow } from './calls'
import WriteInForm from './WriteInForm.vue'
import { placed, put, takeOut } from './writingIn'

vi.mock('./calls')
const place = { division: { code: '330402', level: 'county', name: '南湖区', name_en: '' } as Division, ancestors: [] }
vi.mock('@/shared/places/usePlace', async () => {
  const { ref } = await import('vue')
  return { usePlace: () => ({ data: ref(place), problem: ref(null), slow: ref(false), reload: () => Promise.resolve() }) }
})

const block = (id: string, kind = 'text'): Block => ({ id, kind, title: id, paragraphs: [], figure: '', chosen: [], fields: {} }) as Block
const row = (id: number, from = '2026-11-01', version = 3) => ({ id, title: `专报 ${id}`, first_day: from, last_day: '2026-11-30', version, saved_by: '沈丽华' }) as PaperRow
const paper = (one: PaperRow, blocks: Block[]) => ({ briefing: { row: one, blocks } }) as unknown as Paper
const DAYS = { from: '2026-11-01', to: '2026-11-30' }
const WANTED = { kind: 'excerpt', figure: 'hops', title: '各环节用时' } as const
const OWN = [block('b1', 'head'), block('b2'), block('b3', 'advice'), block('b4', 'signature')]

beforeEach(() => {
  vi.resetAllMocks()
  place.division = { ...place.division, level: 'county' }
  vi.mocked(api.fresh).mockImplementation((id) => Promise.resolve(paper(row(id), OWN)))
  vi.mocked(api.save).mockImplementation((_, { version }) => Promise.resolve({ version: version + 1, saved_at: '' }))
  vi.mocked(api.begin).mockResolvedValue(paper(row(9, undefined, 0), OWN))
  vi.mocked(api.briefings).mockReturnValue(() => ({ queryKey: ['drafts', Math.random()], queryFn: () => Promise.resolve({ items: [row(5, '2026-10-01'), row(7)], next: null }) }) as never)
})

it('stands before what is advised and signed', () => {
  expect(placed(OWN, block('new')).map(({ id }) => id)).toEqual(['b1', 'b2', 'new', 'b3', 'b4'])
  expect(placed([block('b1', 'head')], block('new')).map(({ id }) => id)).toEqual(['b1', 'new'])
})

it('is put in at the version that was read, and taken out of whatever was written since', async () => {
  const done = await put(WANTED, 7, '330402', DAYS)
  const [id, sent] = vi.mocked(api.save).mock.calls[0]!
  expect([id, sent.version, sent.blocks[2]!.kind, sent.blocks[2]!.figure]).toEqual([7, 3, 'excerpt', 'hops'])
  vi.mocked(api.fresh).mockResolvedValue(paper(row(7, undefined, 6), [...OWN, block('theirs'), block(done.block)]))
  expect(await takeOut(done)).toBe('undone')
  expect(vi.mocked(api.save).mock.calls[1]![1]).toMatchObject({ version: 6, blocks: [...OWN, block('theirs')] })
  expect(api.move).not.toHaveBeenCalled()
})

it('discards a draft that was begun for it, when undone untouched, and when it could not be put in', async () => {
  const done = await put(WANTED, null, '330402', DAYS)
  expect(api.begin).toHaveBeenCalledWith({ place: '330402', ...DAYS, rhythm: 'own', kind: 'briefing' })
  vi.mocked(api.fresh).mockResolvedValue(paper(row(9, undefined, done.version), OWN))
  vi.mocked(api.move).mockResolvedValue(paper(row(9), []))
  expect(await takeOut(done)).toBe('dropped')
  vi.mocked(api.save).mockRejectedValue(new Error('too long'))
  await expect(put(WANTED, null, '330402', DAYS)).rejects.toThrow('too long')
  expect(vi.mocked(api.move).mock.calls.map(([id, { move }]) => [id, move])).toEqual([[9, 'discard'], [9, 'discard']])
})

const form = (props: Record<string, unknown> = {}) => mounted(WriteInForm, { wanted: WANTED, place: '330402', category: '', period: DAYS, ...props })
const inForm = (id: string) => document.querySelector<HTMLElement>(`[data-testid=${id}]`)

it('offers the drafts of the same days alone, puts it in, and gives the way back', async () => {
  const shown = form()
  await vi.waitFor(() => expect(document.querySelectorAll('[data-testid=write-in-draft]')).toHaveLength(2))
  const drafts = [...document.querySelectorAll<HTMLInputElement>('[data-testid=write-in-draft]')]
  expect(drafts.map(({ value, disabled, checked }) => [value, disabled, checked])).toEqual([['7', false, true], ['5', true, false]])
  inForm('write-in-do')!.closest('form')!.dispatchEvent(new Event('submit', { cancelable: true }))
  await vi.waitFor(() => expect(inForm('write-in-done')?.textContent).toContain('专报 7'))
  inForm('write-in-undo')!.click()
  await vi.waitFor(() => expect(inForm('write-in-undone')?.textContent).toContain('恢复原样'))
  shown.unmount()
})

it('says why it can not be put in, and offers nothing then', async () => {
  for (const [props, words] of [[{ category: 'E0101' }, '类别筛选'], [{ wanted: null }, '单个案件']] as const) {
    const shown = form(props)
    await nextTick()
    expect(inForm('write-in-shut')?.textContent).toContain(words)
    expect(inForm('write-in-do')).toBeNull()
    shown.unmount()
  }
  place.division = { ...place.division, level: 'village' }
  const shown = form()
  await nextTick()
  expect(inForm('write-in-shut')?.textContent).toContain('县（市、区）或镇（街道）')
  expect(api.briefings).not.toHaveBeenCalled()
  shown.unmount()
})
