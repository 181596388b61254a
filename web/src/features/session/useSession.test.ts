import { describe, expect, it } from 'vitest'

import type { Me } from '@/api/types'

import { isWorker, landing } from './useSession'

function who(over: Partial<Me>): Me {
  return {
    username: 'x',
    display_name: '某',
    title: '',
    verbs: ['case.read', 'stats.read'],
    places: [],
    home: null,
    posts: [],
    offices: [],
    ...over,
  }
}

const place = (level: string) => ({ level, code: '1', name: '', role_code: '', role_name_zh: '', role_name_en: '' })

describe('where a person starts', () => {
  it('sends those who report from a grid of their own to the phone page', () => {
    const posts = [{ grid_code: '1', grid_name: '', duty: 'fulltime' }]
    const worker = who({ posts, verbs: ['case.read', 'report.submit', 'stats.read'] })
    expect(isWorker(worker)).toBe(true)
    expect(landing(worker)).toBe('/m')
    expect(isWorker(who({ posts, verbs: ['report.submit', 'case.dispatch'] }))).toBe(false)
  })

  it('sends leaders to the map, even those with a post in a grid', () => {
    const leader = who({ places: [place('town')], posts: [{ grid_code: '1', grid_name: '', duty: 'guide' }] })
    expect(landing(leader)).toBe('/')
  })

  it('sends planners and the offices that consent to the plans', () => {
    expect(landing(who({ verbs: ['plan.read', 'plan.draft', 'stats.read'] }))).toBe('/plan')
    expect(landing(who({ verbs: ['plan.read', 'plan.consent.civil'] }))).toBe('/plan')
    expect(landing(who({ verbs: ['plan.read', 'stats.read'] }))).toBe('/')
  })

  it('sends those who write or publish rules to the rules', () => {
    expect(landing(who({ verbs: ['case.read', 'rule.read', 'rule.draft'] }))).toBe('/settings/rules')
    expect(landing(who({ verbs: ['case.read', 'stats.read', 'rule.read', 'rule.publish'] }))).toBe('/settings/rules')
    expect(landing(who({ verbs: ['case.read', 'stats.read', 'rule.read'] }))).toBe('/')
  })

  it('sends those without figures to their cases', () => {
    expect(landing(who({ verbs: ['case.read', 'case.sign'], places: [place('office')] }))).toBe('/cases')
  })
})
