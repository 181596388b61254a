import { describe, expect, it, vi } from 'vitest'

import type { AreaFigures } from '@/api/types'
import { mounted } from '@/shared/mounting'

import FocusNote from './FocusNote.vue'
import { worst } from './ranking'

const area = (code: string, overdue: number) => ({ code, name: `${code}镇`, open: 9, overdue, on_time_rate: null }) as AreaFigures

function note(items: AreaFigures[], over: Record<string, unknown> = {}) {
  const total = items.reduce((sum, one) => sum + one.overdue, 0)
  return mounted(FocusNote, { items, names: new Map(), total, office: null, ...over })
}

describe('the sentence read first', () => {
  it('names the areas that the table and the map mark', () => {
    const items = [area('甲', 2), area('乙', 6), area('丙', 4), area('丁', 2)]
    const shown = note(items)
    const text = shown.find('focus-note')!.textContent!
    expect(worst(items).map((one) => one.name)).toEqual(['乙镇', '丙镇'])
    expect(text).toContain('超期 14 件中')
    for (const one of items) expect(text.includes(one.name)).toBe(worst(items).includes(one))
    shown.unmount()
  })

  it('names nobody before his equals', () => {
    const shown = note([area('甲', 3), area('乙', 3), area('丙', 3), area('丁', 3)])
    expect(shown.find('focus-note')!.textContent).toContain('有 4 处并列最多，各 3 件')
    expect(shown.find('focus-note')!.textContent).not.toContain('镇')
    shown.unmount()
  })

  it('opens the list of an area, and of an office', () => {
    const open = vi.fn()
    const office = vi.fn()
    const shown = note([area('甲', 3)], { onOpen: open, onOffice: office, office: { name: '城管中队', code: 'x', count: 2 } })
    const buttons = shown.element.querySelectorAll('button')
    buttons[0]!.click()
    buttons[1]!.click()
    expect(open).toHaveBeenCalledWith('甲', '甲镇 · 超期')
    expect(office).toHaveBeenCalledWith('x', '城管中队 · 超期')
    shown.unmount()
  })
})
