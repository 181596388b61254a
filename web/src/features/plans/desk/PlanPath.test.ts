import { beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'

import { cache } from '@/api/cache'
import { Problem } from '@/api/problem'
import { answering } from '@/shared/answering'
import { mounted, type Mounted } from '@/shared/mounting'

import { impact, problems, rebase } from '../calls'
import type { PlanView } from '../types'
import { move } from './calls'
import PlanPath from './PlanPath.vue'

vi.mock('./calls')
vi.mock('../calls')
vi.mock('@/shared/ui/element', () => ({ ElMessage: vi.fn() }))
vi.mock('@/shared/session/useSession', () => ({ useSession: () => ({ can: (verb: string) => verb === 'plan.consent.order' }) }))

const CONSENTS = ['order', 'organisation', 'civil'].map((office) => ({ office, actor: null, at: null }))
function view(state: string, moves: string[], over: Partial<PlanView> = {}): PlanView {
  return { plan: { id: 7, version: 3, state, author_name: '顾晓东', document_number: '', effective_on: null }, note: '', edits: [], history: [], moves, consents: CONSENTS, can_edit: state === 'draft', can_undo: false, can_redo: false, stale: [], ...over } as unknown as PlanView
}
/** Dialogs stand beside the page, in the body. */
const inBody = (testid: string) => document.body.querySelector<HTMLElement>(`[data-testid="${testid}"]`)
function type(testid: string, value: string): void {
  const field = inBody(testid) as HTMLInputElement
  field.value = value
  field.dispatchEvent(new Event('input'))
}

const confirm = () => inBody('move-confirm') as HTMLButtonElement
const send = () => inBody('plan-move-form')!.dispatchEvent(new Event('submit', { cancelable: true }))
async function opened(shown: Mounted, testid: string): Promise<void> {
  shown.find(testid)!.click()
  await vi.waitFor(() => expect(confirm().disabled).toBe(false))
}
const load = { households: 1 }
const IMPACT = { grids: [{ code: '330402001001001', village_code: '330402001001', before: null, after: load }, { code: '330402001001002', village_code: '330402001001', before: load, after: null }], streams: [], cases: [], addresses: 0, households: 120, key_places: 1, within_target: [1, 2, 2], target: 400 }
const WARNING = { properties: { severity: 'warning' } }

beforeEach(() => {
  sessionStorage.clear()
  cache.clear()
  vi.mocked(impact).mockReset().mockReturnValue(answering(() => IMPACT))
  vi.mocked(problems).mockReset().mockReturnValue(answering(() => ({ features: [WARNING, WARNING] })))
  vi.mocked(move).mockReset()
  vi.mocked(rebase).mockReset()
})

describe('the path of a plan', () => {
  it('tells in its way why a move that I hold the right for is missing', async () => {
    const why = { why_zh: '尚有部门未会签同意，请等待会签完成。', why_en: 'Not every office has consented yet.' }
    const shown = mounted(PlanPath, { view: view('submitted', [], { shut: [{ move: 'approve', ...why }] }) })
    shown.find('plan-way')!.click()
    await nextTick()
    expect(inBody('plan-shut')!.textContent).toBe(why.why_zh)
    shown.unmount()
  })

  it('shows what the draft comes to before it is sent, and waits for the count', async () => {
    const moved = vi.fn()
    const fresh = view('submitted', [])
    let weighed: (found: unknown) => void = () => undefined
    vi.mocked(impact).mockReturnValue(answering(() => new Promise((settle) => (weighed = settle))))
    vi.mocked(move).mockResolvedValue(fresh)
    const shown = mounted(PlanPath, { view: view('draft', ['submit', 'withdraw']), onMoved: moved })
    shown.find('move-submit')!.click()
    await nextTick()
    expect(confirm().disabled).toBe(true)
    weighed(IMPACT)
    await vi.waitFor(() => expect(confirm().disabled).toBe(false))
    expect(inBody('plan-summary')!.textContent).toContain('改动 2 个网格：新设 1，调整 0，注销 1')
    expect(inBody('plan-summary')!.textContent).toContain('还有 2 个提醒')
    expect(move).not.toHaveBeenCalled()
    send()
    await vi.waitFor(() => expect(moved).toHaveBeenCalledWith(fresh))
    expect(vi.mocked(move).mock.calls[0]).toEqual([7, { move: 'submit' }])
    await vi.waitFor(() => expect(inBody('plan-move-form')).toBeNull())
    shown.unmount()
  })

  it('holds nobody up when the count fails', async () => {
    vi.mocked(impact).mockReturnValue(answering(() => Promise.reject(new Problem('internal', 500, '', {}))))
    const shown = mounted(PlanPath, { view: view('draft', ['submit']) })
    shown.find('move-submit')!.click()
    await vi.waitFor(() => expect(inBody('plan-summary')?.textContent).toContain('没有算出'))
    expect(confirm().disabled).toBe(false)
    shown.unmount()
  })

  it('offers to take a submitted plan back or to end it, and neither in blue', async () => {
    const shown = mounted(PlanPath, { view: view('submitted', ['recall', 'withdraw']) })
    expect(shown.find('move-recall')!.textContent).toBe('撤回修改')
    expect(shown.find('move-withdraw')!.textContent).toBe('作废方案')
    expect([...shown.find('move-recall')!.classList]).not.toContain('btn-primary')
    expect([...shown.find('move-withdraw')!.classList]).toEqual(['btn', 'btn-danger'])
    shown.unmount()
    const alone = mounted(PlanPath, { view: view('submitted', ['withdraw']) })
    expect([...alone.find('move-withdraw')!.classList]).toEqual(['btn', 'btn-danger'])
    alone.unmount()
  })

  it('names the problems that are left, and what to do', async () => {
    vi.mocked(move).mockRejectedValue(new Problem('conflict', 409, '', { problems: [{ kind: 'overlap', codes: ['330402013006003'], text_zh: '三格 与 四格 重叠 3.0 m²' }] }))
    const shown = mounted(PlanPath, { view: view('draft', ['submit']) })
    await opened(shown, 'move-submit')
    send()
    await vi.waitFor(() => expect(inBody('plan-refusal')?.textContent).toContain('三格 与 四格 重叠'))
    expect(inBody('plan-refusal')!.textContent).toContain('逐项修复')
    shown.unmount()
  })

  it('lays a stale plan anew and tells what was dropped', async () => {
    const moved = vi.fn()
    vi.mocked(move).mockRejectedValue(new Problem('conflict', 409, '', { codes: ['330402013003001'], names: ['三格'] }))
    vi.mocked(rebase).mockResolvedValue({ view: view('draft', ['submit']), dropped: [{ seq: 2, kind: 'split', reason: 'The line does not cut the grid.' }] })
    const shown = mounted(PlanPath, { view: view('draft', ['submit']), onMoved: moved })
    await opened(shown, 'move-submit')
    send()
    await vi.waitFor(() => expect(inBody('plan-rebase')).not.toBeNull())
    expect(inBody('plan-refusal')!.textContent).toContain('三格')
    inBody('plan-rebase')!.click()
    await vi.waitFor(() => expect(inBody('plan-rebased')?.textContent).toContain('第 2 步 分割'))
    expect(vi.mocked(rebase).mock.calls[0]).toEqual([7, 3])
    expect(moved).toHaveBeenCalled()
    shown.unmount()
  })

  it('has what was written for a move that is gone', async () => {
    const shown = mounted(PlanPath, { view: view('submitted', ['return']) })
    shown.find('move-return')!.click()
    await nextTick()
    type('move-note', '边界不清')
    shown.unmount()
    const later = mounted(PlanPath, { view: view('effective', []) })
    later.find('plan-lost')!.click()
    await nextTick()
    expect(inBody('lost-note')!.textContent).toContain('退回 顾晓东')
    expect(inBody('lost-note')!.textContent).toContain('边界不清')
    inBody('lost-drop')!.click()
    await nextTick()
    expect(later.find('plan-lost')).toBeNull()
    later.unmount()
  })

  it('consents for my office and sends the note', async () => {
    vi.mocked(move).mockResolvedValue(view('submitted', []))
    const shown = mounted(PlanPath, { view: view('submitted', ['consent']), onMoved: vi.fn() })
    expect(shown.find('move-consent')!.textContent).toBe('政法委同意，转 组织部、民政局')
    shown.find('move-consent')!.click()
    await nextTick()
    type('move-note', ' 同意 ')
    inBody('plan-move-form')!.dispatchEvent(new Event('submit', { cancelable: true }))
    await vi.waitFor(() => expect(vi.mocked(move).mock.calls[0]?.[1]).toMatchObject({ move: 'consent', office: 'order', note: '同意' }))
    shown.unmount()
  })

  it('marks the field that the server refused', async () => {
    vi.mocked(move).mockRejectedValue(new Problem('invalid', 422, '请填写批准文件的文号。', { field: 'document_number' }))
    const shown = mounted(PlanPath, { view: view('submitted', ['approve']) })
    shown.find('move-approve')!.click()
    await nextTick()
    inBody('plan-move-form')!.dispatchEvent(new Event('submit', { cancelable: true }))
    await vi.waitFor(() => expect(inBody('move-document')?.getAttribute('aria-invalid')).toBe('true'))
    expect(inBody('plan-refusal')!.textContent).toContain('批准文件的文号')
    expect((inBody('move-effective-on') as HTMLInputElement).value).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    shown.unmount()
  })
})
