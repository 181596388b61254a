import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { nextTick, ref, shallowRef } from 'vue'

import { Problem } from '@/api/problem'
import { i18n } from '@/shared/i18n'
import { mounted, type Mounted } from '@/shared/mounting'

import MoveDialog from './MoveDialog.vue'

const desk = vi.hoisted(() => ({ current: null as unknown }))
vi.mock('./useRuleDesk', () => ({ useDesk: () => desk.current }))
vi.mock('./calls')
vi.mock('@/shared/ui/element', () => ({ ElMessage: vi.fn() }))

function make() {
  const trial = { running: ref(false), problem: shallowRef<Problem | null>(null), result: shallowRef<unknown>(null), outdated: ref(false), days: ref(90), run: vi.fn() }
  return { t: i18n.global.t, trial, view: ref({ id: 3, version: 2, author: '吴', rules: [], effective_on: null, document_number: '' }), title: ref('二版'), changes: ref({ total: 0 }), hasBase: ref(false), moved: vi.fn(), show: vi.fn() }
}
let made: ReturnType<typeof make>
let page: Mounted
const confirm = () => document.body.querySelector('[data-testid="move-confirm"]') as HTMLButtonElement
function open(move: string, set: (trial: ReturnType<typeof make>['trial']) => void = () => undefined): void {
  desk.current = made = make()
  set(made.trial)
  page = mounted(MoveDialog, { move })
}
beforeEach(() => sessionStorage.clear())
afterEach(() => page.unmount())

it.each(['publish', 'submit'])('%s waits for the count of what the rules reach', async (move) => {
  open(move, (trial) => (trial.running.value = true))
  expect(confirm().disabled).toBe(true)
  made.trial.running.value = false
  await nextTick()
  expect(confirm().disabled, 'nothing was counted yet').toBe(true)
  made.trial.result.value = { cases: 10, moved: 2 }
  await nextTick()
  expect(confirm().disabled).toBe(false)
  made.trial.outdated.value = true
  await nextTick()
  expect(confirm().disabled, 'it was counted for other rules').toBe(true)
})

it('a count that failed says so and holds up nobody', () => {
  open('publish', (trial) => (trial.problem.value = new Problem('internal', 500, '', {})))
  expect(document.body.querySelector('[data-testid="move-reach"]')!.textContent).toContain('没有算出')
  expect(confirm().disabled).toBe(false)
})

it('a move that reaches nothing waits for nothing', () => {
  open('return')
  expect(confirm().disabled).toBe(false)
})
