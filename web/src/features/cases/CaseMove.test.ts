import { beforeEach, describe, expect, it, vi } from 'vitest'
import { h, nextTick, shallowRef } from 'vue'

import * as api from '@/api/calls'
import { Problem } from '@/api/problem'
import type { CaseEvent, MoveMade, OpenMove, Story } from '@/api/types'
import { mounted } from '@/shared/mounting'
import { undoNow } from '@/shared/undo/undo'

import CaseMove from './CaseMove.vue'

vi.mock('@/api/calls')
vi.mock('@/shared/ui/element', () => ({ ElMessage: vi.fn(), ElOption: {}, ElSelect: {} }))

const move = (name: string, over: Partial<OpenMove> = {}): OpenMove => ({ move: name, target: '', brings: [], offices: [], reasons: [], workers: [], ...over })
const event = (seq: number, over: Partial<CaseEvent> = {}): CaseEvent => ({ seq, move: 'check_fail', actor: '赵六', at: '2026-03-11T02:00:00Z', source: null, target: 'rework', note: '', facts: {}, undoes: null, ...over })
const story = (moves: OpenMove[], events = 1) => ({ events: Array.from({ length: events }, (_, at) => event(at + 1)), undo_s: 0, reports: [], case: { number: 'n', office_name: '综合执法中队', state: 'result_filed' }, moves }) as unknown as Story & MoveMade

beforeEach(() => {
  sessionStorage.clear()
  vi.mocked(api.moveCase).mockReset()
})

describe('open moves', () => {
  it('are buttons that name the act and who has the case next', () => {
    const shown = mounted(CaseMove, { story: story([move('check_fail', { brings: ['note'] }), move('check_pass', { brings: ['note'] })]) })
    expect(shown.find('move-check_fail')?.textContent).toBe('核查不通过，退 综合执法中队 返工')
    expect(shown.find('move-check_pass')?.className).toContain('btn-primary')
    shown.unmount()
  })

  it('that are missing for a reason tell it once', () => {
    const why = { why_zh: '处置结果由您反馈，须由他人核查。', why_en: 'You filed this result; somebody else must check it.' }
    const shown = mounted(CaseMove, { story: { ...story([]), shut: [{ move: 'check_pass', ...why }, { move: 'check_fail', ...why }] } })
    expect([...shown.element.querySelectorAll('[data-testid=case-shut]')].map((one) => one.textContent)).toEqual([why.why_zh])
    shown.unmount()
  })

  it('ask for a note where one is needed, and send it', async () => {
    const moved = vi.fn()
    vi.mocked(api.moveCase).mockResolvedValue(story([]))
    const shown = mounted(CaseMove, { story: story([move('check_pass', { brings: ['note'] })]), onMoved: moved })
    shown.find('move-check_pass')!.click()
    await nextTick()
    const note = shown.find('move-note') as HTMLTextAreaElement
    note.value = ' 已清理 '
    note.dispatchEvent(new Event('input'))
    shown.find('move-form')!.dispatchEvent(new Event('submit', { cancelable: true }))
    await vi.waitFor(() => expect(moved).toHaveBeenCalled())
    expect(vi.mocked(api.moveCase).mock.calls[0]).toEqual(['n', expect.objectContaining({ move: 'check_pass', note: '已清理' })])
    shown.unmount()
  })

  it('go at one click where nothing is needed, and say when somebody was faster', async () => {
    vi.mocked(api.moveCase).mockRejectedValue(new Problem('conflict', 409, '案件已结案。'))
    const shown = mounted(CaseMove, { story: story([move('close')]) })
    shown.find('move-close')!.click()
    await vi.waitFor(() => expect(shown.element.querySelector('[role=alert]')?.textContent).toContain('案件已结案。'))
    shown.unmount()
  })

  it('keep what is typed when somebody else acts, and say so; Esc puts the form away and it comes back whole', async () => {
    const now = shallowRef(story([move('check_fail', { brings: ['note'] })]))
    const shown = mounted({ setup: () => () => h(CaseMove, { story: now.value }) }, {})
    shown.find('move-check_fail')!.click()
    await nextTick()
    const note = () => shown.find('move-note') as HTMLTextAreaElement
    note().value = '北侧仍有垃圾'
    note().dispatchEvent(new Event('input'))
    now.value = story([move('check_fail', { brings: ['note'] })], 2)
    await nextTick()
    expect(note().value).toBe('北侧仍有垃圾')
    expect(shown.find('case-news')?.textContent).toMatch(/赵六 于 .* 办理：.*案件有更新/)
    expect(shown.find('move-submit')?.textContent).toContain('看过变化，仍要')
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', cancelable: true }))
    await nextTick()
    expect(shown.find('move-form')).toBeNull()
    shown.unmount()
    const again = mounted({ setup: () => () => h(CaseMove, { story: now.value }) }, {})
    await nextTick()
    expect((again.find('move-note') as HTMLTextAreaElement).value).toBe('北侧仍有垃圾')
    again.unmount()
  })

  it('say which event was last seen, and are told what others did meanwhile before they are sent again', async () => {
    vi.mocked(api.moveCase).mockRejectedValueOnce(new Problem('conflict', 409, '此件在您办理时已有变化', { seq: 9 })).mockResolvedValue(story([]))
    const shown = mounted(CaseMove, { story: story([move('close')], 3) })
    shown.find('move-close')!.click()
    await vi.waitFor(() => expect(shown.element.querySelector('[role=alert]')?.textContent).toContain('已有变化'))
    shown.find('move-close')!.click()
    await vi.waitFor(() => expect(vi.mocked(api.moveCase)).toHaveBeenCalledTimes(2))
    expect(vi.mocked(api.moveCase).mock.calls.map(([, body]) => body.seen)).toEqual([3, 9])
    shown.unmount()
  })

  it('bring back what was typed when the move is undone', async () => {
    vi.mocked(api.moveCase).mockResolvedValue({ ...story([]), undo_s: 10 })
    vi.mocked(api.undoCase).mockResolvedValue(story([]))
    const shown = mounted(CaseMove, { story: story([move('check_fail', { brings: ['note'] })]) })
    shown.find('move-check_fail')!.click()
    await nextTick()
    const note = () => shown.find('move-note') as HTMLTextAreaElement
    note().value = '北侧仍有垃圾'
    note().dispatchEvent(new Event('input'))
    shown.find('move-form')!.dispatchEvent(new Event('submit', { cancelable: true }))
    await vi.waitFor(() => expect(shown.find('move-form')).toBeNull())
    await undoNow()
    await nextTick()
    expect(vi.mocked(api.undoCase)).toHaveBeenCalledWith('n')
    expect(note().value).toBe('北侧仍有垃圾')
    shown.unmount()
  })

  it('show what was written for one that is gone, also after a reload, until it is thrown away', async () => {
    const now = shallowRef(story([move('check_fail', { brings: ['note'] }), move('close')]))
    const shown = mounted({ setup: () => () => h(CaseMove, { story: now.value }) }, {})
    shown.find('move-check_fail')!.click()
    await nextTick()
    const note = shown.find('move-note') as HTMLTextAreaElement
    note.value = '北侧仍有垃圾'
    note.dispatchEvent(new Event('input'))
    await nextTick()
    expect(shown.find('lost-note'), 'it stands in the form').toBeNull()
    shown.unmount()
    const later = mounted(CaseMove, { story: story([], 2) })
    expect(later.find('lost-note')?.textContent).toContain('核查不通过')
    expect(later.find('lost-note')?.textContent).toContain('北侧仍有垃圾')
    later.find('lost-drop')!.click()
    await nextTick()
    expect(later.find('case-moves')).toBeNull()
    later.unmount()
  })

  it('show nothing to who may do nothing', () => {
    const shown = mounted(CaseMove, { story: story([]) })
    expect(shown.find('case-moves')).toBeNull()
    shown.unmount()
  })

  it('open at a wish that the page made before this form was there', async () => {
    const shown = mounted(CaseMove, { story: story([move('check_fail', { brings: ['note'] }), move('check_pass', { brings: ['note'] })]), wish: { move: 'check_fail' } })
    await nextTick()
    expect(shown.find('move-submit')?.textContent).toContain('核查不通过')
    expect(document.activeElement).toBe(shown.find('move-note'))
    shown.unmount()
  })
})
