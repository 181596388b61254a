import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick, ref, shallowRef } from 'vue'

import { mounted, type Mounted } from '@/shared/mounting'

import type { GridImpact, Load } from '../types'
import GridTable from './GridTable.vue'
import type { Editor } from './usePlanEditor'

const editor = vi.hoisted(() => ({ current: null as unknown }))
vi.mock('./usePlanEditor', () => ({ useEditor: () => editor.current as Editor }))

const load = (households: number, deviation: number): Load => ({ households, area_m2: 1, cases_12m: 0, open_cases: 3, key_places: 0, fulltime: 1, parttime: 0, patrol_cells: 0, drivers: {}, missing: [], hours_a_month: 1, index: 1.05, deviation })
const grid = (code: string, chief: string | null, before: number, after: number): GridImpact => ({ code, layer: 'village', over: false, village_code: '', name: `烟雨社区${code}`, chief, before: load(before, before / 400 - 1), after: load(after, after / 400 - 1) })

function make() {
  const chosen = ref<string[]>([])
  const table = shallowRef({ target: 400, tolerance: 0.15, grids: [grid('001', '李建芳', 451, 389), grid('002', null, 303, 303)] })
  return {
    data: { table, grids: { problem: ref(null), slow: ref(false) }, loads: { slow: ref(false) }, ready: ref(true), reload: vi.fn() },
    chosen,
    choose: vi.fn((code: string) => (chosen.value = [code])),
    rowsLive: ref([] as unknown[]),
    target: ref(400),
    villageName: ref('烟雨社区'),
    short: (name: string) => name.replace('烟雨社区', ''),
    shapes: ref(null),
    merge: vi.fn(),
    tool: ref('select'),
    dialog: ref(null as string | null),
    canEdit: ref(true),
  }
}

let made: ReturnType<typeof make>
let page: Mounted
beforeEach(() => {
  editor.current = made = make()
  page = mounted(GridTable)
})
afterEach(() => page.unmount())

const row = (code: string) => page.find(`grid-row-${code}`)!
const press = (code: string, key: string) => row(code).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))

describe('the table of grids', () => {
  it('says households, what moved, and how far from the target', () => {
    expect(row('001').textContent).toContain('389')
    expect(row('001').textContent).toContain('−62')
    expect(row('001').textContent).toContain('−3%')
    expect(row('002').textContent).toContain('−24%')
  })

  it('follows a hand while it moves a border', async () => {
    made.rowsLive.value = [{ code: '001', name: '', before: 389, after: 500, deviation: null }]
    await nextTick()
    expect(row('001').textContent).toContain('500')
    expect(row('001').textContent).toContain('+25%')
  })

  it('chooses by click and by keys', async () => {
    row('001').click()
    expect(made.choose).toHaveBeenCalledWith('001', false)
    press('001', 'ArrowDown')
    expect(made.chosen.value).toEqual(['002'])
    await nextTick()
    expect(row('002').getAttribute('aria-current')).toBe('true')
  })

  it('adds to the choice while merging, and merges with Enter', () => {
    made.tool.value = 'merge'
    row('001').click()
    expect(made.choose).toHaveBeenLastCalledWith('001', true)
    made.chosen.value = ['001', '002']
    press('002', 'Enter')
    expect(made.merge).toHaveBeenCalled()
  })

  it('leads from a missing chief to the dialog', () => {
    row('002').querySelector('button')!.click()
    expect(made.dialog.value).toBe('assign')
    expect(made.chosen.value).toEqual(['002'])
  })
})
