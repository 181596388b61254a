import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ref, shallowRef } from 'vue'

import { mounted, type Mounted } from '@/shared/mounting'

import { useEditorKeys } from './useEditorKeys'
import type { Editor } from './usePlanEditor'

/** A stage whose drawing tool says that it could be cancelled whenever it is in hand. */
function make() {
  return {
    session: { refusal: shallowRef<unknown>(null), undo: vi.fn(), redo: vi.fn() },
    tool: ref('split'), pickTool: vi.fn(), chosen: ref([]), proposal: ref(null), accept: vi.fn(), merge: vi.fn(), dialog: ref<string | null>(null),
    stage: ref({ cancel: vi.fn(() => true), again: vi.fn() }), traceHeld: ref(false), hint: ref(''), swipe: ref(null), canEdit: ref(true), problemId: ref(null), choose: vi.fn(), points: ref(0), keptLine: ref<unknown>(null),
  }
}
let made: ReturnType<typeof make>
let page: Mounted
beforeEach(() => {
  made = make()
  page = mounted({ setup: () => (useEditorKeys(made as unknown as Editor), () => null) })
})
afterEach(() => page.unmount())
const escape = () => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }))

it('Escape clears points, then what was refused, then the line that was kept, then puts the tool away', () => {
  made.points.value = 2
  made.session.refusal.value = {}
  made.keptLine.value = [[0, 0], [1, 1]]
  escape()
  expect([made.points.value, made.stage.value.cancel.mock.calls.length]).toEqual([0, 1])
  escape()
  expect([made.session.refusal.value, made.keptLine.value === null]).toEqual([null, false])
  escape()
  expect([made.keptLine.value, made.tool.value]).toEqual([null, 'split'])
  escape()
  expect([made.tool.value, made.stage.value.cancel.mock.calls.length]).toEqual(['select', 1])
})

it('is not heard while a dialog is open', () => {
  made.dialog.value = 'rename'
  escape()
  expect(made.tool.value).toBe('split')
})
