import { beforeEach, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'

import * as api from '@/api/calls'
import { Problem } from '@/api/problem'
import type { MoveMade } from '@/api/types'
import { mounted } from '@/shared/mounting'

import { dropOffer, offered, offerUndo, undone } from './undo'
import UndoToast from './UndoToast.vue'

vi.mock('@/api/calls')

const made = (undo_s: number) => ({ case: { number: 'n', county_code: '330402' }, moves: [], shut: [], undo_s }) as unknown as MoveMade
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
    expect(undone.value).toEqual({ number: 'n' })
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
