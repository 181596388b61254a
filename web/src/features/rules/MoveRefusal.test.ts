import { describe, expect, it, vi } from 'vitest'

import { Problem } from '@/api/problem'
import { mounted } from '@/shared/mounting'

import MoveRefusal from './MoveRefusal.vue'

const shown = (problem: Problem, over: Record<string, unknown> = {}) => mounted(MoveRefusal, { problem, ...over })

describe('a refused move', () => {
  it('lists the errors that are left and leads to the checks', () => {
    const check = vi.fn()
    const page = shown(new Problem('conflict', 409, '', { problems: [{ kind: 'unreachable', text_zh: '规则 T-009 永远轮不到', codes: ['T-009'] }] }), { onCheck: check })
    expect(page.element.textContent).toContain('还有 1 个错误')
    expect(page.element.textContent).toContain('T-009 永远轮不到')
    page.element.querySelector('button')!.click()
    expect(check).toHaveBeenCalled()
    page.unmount()
  })

  it.each([
    [new Problem('forbidden', 403, 'You wrote these rules; somebody else must publish them.'), '另一位有发布权限的人'],
    [new Problem('conflict', 409, 'Other rules were published', { base_id: 4 }), '合到新规则上'],
    [new Problem('invalid', 422, 'Other rules take effect on 2026-11-25', { field: 'effective_on' }), '不早于已发布规则的生效日'],
  ])('says what to do: %s', (problem, words) => {
    const page = shown(problem)
    expect(page.element.textContent).toContain(words)
    page.unmount()
  })
})
