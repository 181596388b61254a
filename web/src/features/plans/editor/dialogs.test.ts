import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick, ref, shallowRef, type Component } from 'vue'

import { Problem } from '@/api/problem'
import { answering } from '@/shared/answering'
import { dropDrafts } from '@/shared/drafts'
import { mounted, type Mounted } from '@/shared/mounting'

import type { EditFacts } from '../types'
import { tailIn, wrongTail } from './codes'
import DrawDialog from './DrawDialog.vue'
import EditList from './EditList.vue'
import RenameDialog from './RenameDialog.vue'
import type { Editor } from './usePlanEditor'

const V = '330402008018'
const layer = (code: string, series: string, digits: number, first: number, last: number) =>
  ({ code, name_zh: code, name_en: code, position: 1, precedence: code === 'patrol' ? null : 1, cover: code === 'village' ? 'whole' : 'apart', counts: true, series, digits, first, last })
const LAYERS = [layer('village', '', 3, 1, 799), layer('exclusive', '', 3, 801, 999), layer('patrol', 'X', 2, 1, 99)]
vi.mock('@/api/calls', async (original) => ({ ...(await original<object>()), layers: () => answering(() => ({ items: LAYERS }), 'layers') }))
const editor = vi.hoisted(() => ({ current: null as unknown }))
vi.mock('./usePlanEditor', () => ({ useEditor: () => editor.current as Editor, proposeNameOf: () => 'p' }))

/** An editor whose server takes or refuses what it is told. */
function make(taken: boolean) {
  const refusal = shallowRef<unknown>(null)
  const edit = vi.fn(async (facts: EditFacts) => {
    refusal.value = taken ? null : { kind: facts.kind, problem: new Problem('invalid', 422, '与专属网格重叠', {}), codes: [], who: null }
    return taken
  })
  return {
    id: ref(7), village: ref(V), dialog: ref<string | null>('draw'), session: { edit, refusal, state: ref('saved'), view: ref(null), busy: ref(false) },
    drawnShape: shallowRef<unknown>({ type: 'Polygon', coordinates: [[[0, 0], [1, 0], [1, 1], [0, 0]]] }), drawnHome: ref(V), dropDrawn: vi.fn(), pickTool: vi.fn(),
    primary: ref(`${V}001`), shapeOf: () => ({ properties: { layer: 'village', over: false, village_code: V } }), fullNameOf: () => '烟雨社区一格', nameOf: (code: string) => code, short: (name: string) => name, choose: vi.fn(), canEdit: ref(true),
  }
}

let made: ReturnType<typeof make>
let page: Mounted
function show(component: Component, taken: boolean): void {
  editor.current = made = make(taken)
  page = mounted(component)
}
/** Dialogs stand at the end of the page, not inside what opened them. */
const find = (testid: string) => document.querySelector<HTMLElement>(`[data-testid="${testid}"]`)
function type(testid: string, value: string): void {
  const field = find(testid) as HTMLInputElement
  field.value = value
  field.dispatchEvent(new Event('input'))
}
const value = (testid: string) => (find(testid) as HTMLInputElement).value
const submit = () => document.querySelector('dialog form')!.dispatchEvent(new Event('submit', { cancelable: true }))
beforeEach(() => sessionStorage.clear())
afterEach(() => {
  page.unmount()
  dropDrafts()
})

describe('a dialog of the editor', () => {
  it('keeps a refused drawing with its name and says why', async () => {
    show(DrawDialog, false)
    type('draw-name', '南门小学')
    submit()
    await vi.waitFor(() => expect(find('dialog-refusal')?.textContent).toContain('与专属网格重叠'))
    expect([made.dialog.value, value('draw-name')]).toEqual(['draw', '南门小学'])
    expect(made.dropDrawn).not.toHaveBeenCalled()
    find('draw-again')!.click()
    expect(made.pickTool).toHaveBeenCalledWith('draw')
    page.unmount()
    show(DrawDialog, true)
    expect(value('draw-name'), 'the name is there for the area drawn anew').toBe('南门小学')
    submit()
    await vi.waitFor(() => expect(made.dialog.value).toBeNull())
    expect(made.dropDrawn).toHaveBeenCalled()
    page.unmount()
    show(DrawDialog, true)
    expect(value('draw-name')).toBe('')
  })

  it('offers every layer there is, and asks the kind of a place where its grids route', async () => {
    show(DrawDialog, true)
    await vi.waitFor(() => expect(find('draw-patrol')).not.toBeNull())
    expect(LAYERS.map((one) => (find(`draw-${one.code}`) as HTMLInputElement).checked)).toEqual([true, false, false])
    for (const [code, hasKind] of [['exclusive', true], ['patrol', false]] as const) {
      find(`draw-${code}`)!.click()
      await nextTick()
      expect([code, find('draw-kind') !== null]).toEqual([code, hasKind])
    }
    type('draw-name', '老街巡逻区')
    submit()
    await vi.waitFor(() => expect(made.dialog.value).toBeNull())
    const sent = made.session.edit.mock.calls[0]![0]
    expect(sent).toMatchObject({ kind: 'draw', layer: 'patrol', name: '老街巡逻区' })
    expect(sent).not.toHaveProperty('zone_kind')
  })

  it('keeps what was typed when it is closed, and forgets it when it is cancelled', async () => {
    show(RenameDialog, true)
    type('rename-name', '烟雨社区南片')
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }))
    expect(made.dialog.value).toBeNull()
    page.unmount()
    show(RenameDialog, true)
    expect(value('rename-name')).toBe('烟雨社区南片')
    find('dialog-cancel')!.click()
    page.unmount()
    show(RenameDialog, true)
    expect(value('rename-name')).toBe('烟雨社区一格')
  })

  it('takes a whole code for what it is and no other village’s', async () => {
    show(RenameDialog, true)
    type('rename-code', '330402009001007')
    await nextTick()
    expect(find('wrong-code')!.textContent).toContain('别的村社')
    submit()
    expect(made.session.edit).not.toHaveBeenCalled()
    type('rename-code', ` ${V}007 `)
    await nextTick()
    expect([value('rename-code'), find('wrong-code')]).toEqual(['007', null])
    submit()
    await vi.waitFor(() => expect(made.choose).toHaveBeenCalledWith(`${V}007`))
    expect(made.session.edit.mock.calls).toEqual([[{ kind: 'renumber', code: `${V}001`, new_code: `${V}007` }]])
  })
})

describe('the digits of a code', () => {
  it.each([
    ['007', '007'],
    ['\uff10\uff10\uff17', '007'],
    [`${V}007`, '007'],
    ['330402 008018 007', '007'],
    ['330402009001007', '330402009001007'],
    ['33', '33'],
  ])('of %s are %s', (said, tail) => expect(tailIn(said, V)).toBe(tail))

  it.each([
    ['007', 'village', null],
    ['801', 'village', 'range'],
    ['801', 'exclusive', null],
    ['007', 'exclusive', 'range'],
    ['000', 'village', 'range'],
    ['330', 'exclusive', 'range'],
    ['33', 'village', 'digits'],
    ['330402009001007', 'village', 'village'],
    ['X01', 'patrol', null],
    ['X00', 'patrol', 'range'],
    ['001', 'patrol', 'digits'],
    ['whatever', 'unknown', null],
  ] as const)('%s of a %s grid: %s', (tail, layer, wrong) => expect(wrongTail(tail, LAYERS.find((one) => one.code === layer), V)).toBe(wrong))
})

describe('the list of edits', () => {
  it('names grids that are no longer there, and both names of a grid renamed', () => {
    editor.current = made = make(true)
    const grid = (code: string, was: string | null, name: string, more = {}) => ({ code, was, name, gone: false, redrawn: false, ...more })
    const edit = (seq: number, kind: string, grids: unknown[]) => ({ seq, kind, codes: [], grids, about: 40, undone: false, actor: '顾', at: '2026-03-11T02:00:00Z' })
    made.session.view.value = { plan: { created_at: '2026-03-11T01:00:00Z' }, can_undo: false, edits: [
      edit(1, 'merge', [grid('1', '一格', '一格'), grid('2', '二格', '二格', { gone: true }), grid('3', '三格', '三格', { redrawn: true })]),
      edit(2, 'rename', [grid('1', '一格', '南片')]),
      edit(4, 'load', Array.from({ length: 20 }, (_, i) => grid(`${i}`, null, `${i}格`))),
      edit(3, 'renumber', [grid(`${V}003`, '三格', '三格', { gone: true }), grid(`${V}017`, null, '三格')]),
    ] } as never
    page = mounted(EditList)
    const rows = [...page.element.querySelectorAll('li p')].map((one) => one.textContent)
    expect(rows.slice(0, 4)).toEqual(['改编码 三格 003 → 017', '导入 0格、1格、2格 等 40 个', '改名 一格 → 南片', '合并 一格、二格'])
  })
})
