import { describe, expect, it, vi } from 'vitest'

import type { AreaFigures } from '@/api/types'
import { mounted } from '@/shared/mounting'

import RankingTable from './RankingTable.vue'

const area = (code: string, over: Partial<AreaFigures>) =>
  ({ code, name: code, open: 4, overdue: 0, on_time_rate: 0.9, open_per_1000: 1, ...over }) as AreaFigures

function table(over: Record<string, unknown> = {}) {
  return mounted(RankingTable, {
    items: [area('a', { overdue: 1 }), area('b', { overdue: 5, on_time_rate: null })],
    names: new Map([['b', '大桥镇']]),
    breaks: [],
    selected: null,
    hovered: null,
    head: '镇街',
    sort: null,
    ...over,
  })
}

describe('ranking table', () => {
  it('starts with the most overdue, and marks too few instead of a rate', () => {
    const shown = table()
    const [first] = shown.all('ranking-row')
    expect(first?.dataset.code).toBe('b')
    expect(first?.textContent).toContain('大桥镇')
    expect(first?.textContent).toContain('样本少')
    shown.unmount()
  })

  it('asks for the other way round at a click on the column it is sorted by, and is sorted as it is told', () => {
    const sort = vi.fn()
    const shown = table({ onSort: sort })
    const heads = shown.element.querySelectorAll<HTMLElement>('th button')
    heads[1]!.click()
    heads[0]!.click()
    heads[3]!.click()
    expect(sort.mock.calls).toEqual([['overdue'], ['name'], ['-open']])
    shown.unmount()
    const turned = table({ sort: 'overdue' })
    expect(turned.all('ranking-row').map((row) => row.dataset.code)).toEqual(['a', 'b'])
    expect(turned.element.querySelectorAll('th')[1]?.getAttribute('aria-sort')).toBe('ascending')
    turned.unmount()
  })

  it('opens the list behind a number without choosing the row', () => {
    const open = vi.fn()
    const select = vi.fn()
    const shown = table({ onOpen: open, onSelect: select })
    shown.all('ranking-row')[0]!.querySelectorAll<HTMLElement>('td button')[1]!.click()
    expect(open).toHaveBeenCalledWith('overdue', 'b', '大桥镇 · 超期未处置')
    expect(select).not.toHaveBeenCalled()
    shown.all('ranking-row')[1]!.click()
    expect(select).toHaveBeenCalledWith('a')
    shown.unmount()
  })
})
