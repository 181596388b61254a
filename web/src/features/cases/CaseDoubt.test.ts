import { describe, expect, it, vi } from 'vitest'

import type { Story } from '@/api/types'
import { mounted } from '@/shared/mounting'

import CaseDoubt from './CaseDoubt.vue'

const story = (flags: string[], moves: string[] = []) =>
  ({
    case: { flags, office_name: '环卫站' },
    decision: { office: { code: 'ue', name: '综合执法中队' }, candidates: [{ code: 'a' }, { code: 'b' }] },
    moves: moves.map((move) => ({ move })),
  }) as unknown as Story

describe('what a case waits for', () => {
  it('is another office, with the move that gives it there', () => {
    const redispatch = vi.fn()
    const shown = mounted(CaseDoubt, { story: story(['reroute'], ['redispatch']), may: true, onRedispatch: redispatch })
    expect(shown.find('reroute')?.textContent).toContain('应由 综合执法中队 承办')
    expect(shown.find('reroute')?.textContent).toContain('现在派给：环卫站')
    shown.find('reroute-go')!.click()
    expect(redispatch).toHaveBeenCalledWith('ue')
    shown.unmount()
  })

  it('is a place to confirm, in the way that clears it', () => {
    const correct = vi.fn()
    const shown = mounted(CaseDoubt, { story: story(['near_border']), may: true, onCorrect: correct })
    expect(shown.find('doubt-go')?.textContent).toBe('选定网格')
    shown.find('doubt-go')!.click()
    expect(correct).toHaveBeenCalledWith('grid')
    shown.unmount()
  })

  it('offers nothing to who may not, and says nothing of a case without doubt', () => {
    const reader = mounted(CaseDoubt, { story: story(['reroute', 'unlocated']), may: false })
    expect([reader.find('reroute-go'), reader.find('doubt-go')]).toEqual([null, null])
    reader.unmount()
    const sure = mounted(CaseDoubt, { story: story(['sensitive']), may: true })
    expect([sure.find('reroute'), sure.find('place-doubt')]).toEqual([null, null])
    sure.unmount()
  })
})
