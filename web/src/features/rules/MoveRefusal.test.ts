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

  it('says what the server says', () => {
    const page = shown(new Problem('forbidden', 403, '规则由您编写，须由他人发布。'))
    expect(page.element.textContent).toContain('规则由您编写，须由他人发布。')
    page.unmount()
  })
})
