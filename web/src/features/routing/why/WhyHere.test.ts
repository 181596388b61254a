import { describe, expect, it, vi } from 'vitest'

import type { RouteAnswer } from '@/api/types'
import { mounted } from '@/shared/mounting'

import WhyHere from './WhyHere.vue'

const verbs = vi.hoisted(() => ({ held: [] as string[] }))
vi.mock('@/shared/session/useSession', () => ({ useSession: () => ({ can: (verb: string) => verbs.held.includes(verb) }) }))
vi.mock('./PlaceMap.vue', () => ({ default: { template: '<i/>', render: () => null } }))

const reason = (key: string, ok = true) => ({ key, ok, text_zh: `因为 ${key}`, text_en: `because ${key}` })
const answer = (over: object = {}) =>
  ({ flags: [], team: [], candidates: [], reasons: [reason('located'), reason('grid'), reason('near_border', false), reason('rule')], place: null, grid: null, ...over }) as unknown as RouteAnswer

describe('why here?', () => {
  it('says whom to call before anything else', () => {
    const shown = mounted(WhyHere, { answer: answer({ notice: '119', flags: ['near_border'] }) })
    const why = shown.find('why-here')!
    expect(why.firstElementChild?.getAttribute('href')).toBe('tel:119')
    expect(shown.find('flag-hints')?.textContent).toContain('确认现在的网格')
    expect([...why.querySelectorAll('li[data-key]')].map((one) => one.getAttribute('data-key'))).toEqual(['located', 'grid', 'near_border', 'rule'])
    shown.unmount()
  })

  it('names the rule with its ground, and links it only for who may read rules', () => {
    const rule = { code: 'T-003', name: '违建赋权', set_id: 3, delegated: true, basis: '清单第 12 项' }
    const plain = mounted(WhyHere, { answer: answer({ routing_rule: rule }) })
    expect(plain.find('routing-rule')?.textContent).toContain('依据：清单第 12 项')
    expect(plain.find('rule-link')).toBeNull()
    plain.unmount()
    verbs.held = ['rule.read']
    const linked = mounted(WhyHere, { answer: answer({ routing_rule: rule }) })
    expect(linked.find('rule-link')?.getAttribute('href')).toBe('/settings/rules?set=3&rule=T-003')
    linked.unmount()
  })

  it('folds the times away, and has none for an old answer', () => {
    const timed = mounted(WhyHere, { answer: answer({ timings_ms: { locate: 2.1, total: 7.6 } }) })
    expect(timed.find('timings')?.hasAttribute('open')).toBe(false)
    expect(timed.find('timings')?.textContent).toContain('7.6 ms')
    timed.unmount()
    expect(mounted(WhyHere, { answer: answer({ timings_ms: { locate: 2.1, total: 7.6 } }), untimed: true }).find('timings')).toBeNull()
    const old = mounted(WhyHere, { answer: answer() })
    expect(old.find('timings')).toBeNull()
    old.unmount()
  })
})
