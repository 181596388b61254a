import { beforeEach, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'

import * as api from '@/api/calls'
import { Problem } from '@/api/problem'
import type { MoveMade } from '@/api/types'
import { mounted } from '@/shared/mounting'

import { dropOffer, offered, offerUndo, undone } from './undo'
import UndoToast from './UndoToast.vue'

vi.mock('@/api/calls')

const made = (undo_s: number, number = 'n') => ({ case: { number, county_code: '330402' }, moves: [], shut: [], undo_s }) as unknown as MoveMade
const press = (key: string, how: KeyboardEventInit = {}) => document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...how }))

beforeEach(() => {
  vi.useRealTimers()
  vi.mocked(api.undoCase).mockReset().mockResolvedValue(made(0))
  dropOffer()
})

it('offers only what the server lets be undone', () => {
  expect([offerUndo(made(0), '已办'), offered.value]).toEqual([false, null])
  expect(offerUndo(made(10), '已办')).toBe(true)
})

it('counts down and is gone when its time is over', async () => {
  vi.useFakeTimers()
  const shown = mounted(UndoToast, {})
  offerUndo(made(10), '已办：处置中')
  await nextTick()
  expect(shown.find('undo')?.textContent).toContain('已办：处置中')
  expect(shown.find('undo-now')?.textContent).toContain('10 秒')
  vi.advanceTimersByTime(4000)
  await nextTick()
  expect(shown.find('undo-now')?.textContent).toContain('6 秒')
  vi.advanceTimersByTime(6500)
  await nextTick()
  expect(shown.find('undo')).toBeNull()
  shown.unmount()
})

it('undoes by Z and by Ctrl+Z, once, and gives back what was typed', async () => {
  const shown = mounted(UndoToast, {})
  for (const how of [{}, { ctrlKey: true }]) {
    const restore = vi.fn()
    offerUndo(made(10), '已办', restore)
    await nextTick()
    press('z', how)
    press('z', how)
    await vi.waitFor(() => expect(restore).toHaveBeenCalled())
    await nextTick()
    expect(undone.value).toEqual({ numbers: ['n'] })
    expect(shown.find('undo')?.textContent).toContain('已撤销')
  }
  expect(vi.mocked(api.undoCase)).toHaveBeenCalledTimes(2)
  press('z')
  expect(vi.mocked(api.undoCase), 'nothing is offered').toHaveBeenCalledTimes(2)
  shown.unmount()
})

it('says why it was not undone until that was read', async () => {
  vi.mocked(api.undoCase).mockRejectedValue(new Problem('conflict', 409, '李四 已于 10:00:05 接着办理'))
  const shown = mounted(UndoToast, {})
  offerUndo(made(10), '已办')
  await nextTick()
  press('z')
  await vi.waitFor(() => expect(shown.element.querySelector('[role=alert]')?.textContent).toContain('李四'))
  shown.find('undo-read')!.click()
  await nextTick()
  expect(shown.find('undo')).toBeNull()
  shown.unmount()
})

it('takes back several, the last first, says what stays and why, and offers again what was not reached', async () => {
  const shown = mounted(UndoToast, {})
  vi.mocked(api.undoCase).mockImplementation((number) => {
    if (number === 'b') return Promise.reject(new Problem('conflict', 409, '李四 已接着办理'))
    return number === 'c' ? Promise.reject(new Problem('unreachable', 0, '')) : Promise.resolve(made(0, number))
  })
  const restore = vi.fn()
  offerUndo([made(10, 'a'), made(10, 'b'), made(0, 'no undo'), made(10, 'c')], '已办 4 件', restore)
  await nextTick()
  press('z')
  await vi.waitFor(() => expect(undone.value).toEqual({ numbers: ['a'] }))
  await nextTick()
  expect(vi.mocked(api.undoCase).mock.calls.map(([number]) => number)).toEqual(['c', 'b', 'a'])
  expect(shown.find('undo')?.textContent).toContain('已撤销 1 件，2 件没有撤销')
  expect([...shown.element.querySelectorAll('[data-testid=undo-kept]')].map((one) => one.textContent)).toEqual([expect.stringContaining('c'), expect.stringContaining('李四')])
  expect(restore).toHaveBeenCalledOnce()
  expect(offered.value?.numbers).toEqual(['c'])
  vi.mocked(api.undoCase).mockResolvedValue(made(0, 'c'))
  press('z')
  await vi.waitFor(() => expect(undone.value).toEqual({ numbers: ['c'] }))
  await nextTick()
  expect(shown.find('undo')?.textContent).toContain('已撤销，恢复到办理之前')
  shown.unmount()
})
