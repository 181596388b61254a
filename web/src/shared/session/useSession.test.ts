import { afterEach, describe, expect, it, vi } from 'vitest'

import { ask, cache, type Question } from '@/api/cache'
import * as api from '@/api/calls'
import type { Me } from '@/api/types'
import { draftsOf, isKept, keepUnder } from '@/shared/drafts'

import { forget, isWorker, landing, signIn, signOut, useSession } from './useSession'

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
    desks: [],
    landing: null,
    ...over,
  }
}

const place = (level: string) => ({ level, code: '1', name: '', role_code: '', role_name_zh: '', role_name_en: '' })

describe('where a person starts', () => {
  it('sends those who report from a grid of their own to the phone page', () => {
    const posts = [{ grid_code: '1', grid_name: '', duty: 'fulltime' as const }]
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

  it('sends administrators to the accounts', () => {
    expect(landing(who({ verbs: ['account.read', 'account.manage', 'people.manage'] }))).toBe('/settings/accounts')
    expect(landing(who({ verbs: ['account.read', 'audit.read'] }))).toBe('/settings/accounts')
  })

  it('sends those without figures to their cases', () => {
    expect(landing(who({ verbs: ['case.read', 'case.sign'], places: [place('office')], desks: ['office'], landing: 'office' }))).toBe('/office')
    expect(landing(who({ desks: ['petition', 'order'], landing: 'petition' }))).toBe('/desks/petition')
    expect(landing(who({ verbs: ['case.read', 'case.sign'], places: [place('office')] }))).toBe('/cases')
  })
})

describe('what the server said', () => {
  const question = (answer: () => Promise<string>): Question<string> => ({ queryKey: ['secret'], queryFn: answer })
  const held = () => cache.getQueryCache().getAll().map((one) => one.state.data)

  it.each([
    ['sign-out', () => signOut()],
    ['the end of the sign-in', () => forget()],
    ['another sign-in', () => signIn('bo', 'x')],
  ])('is gone with %s, also what comes late', async (_, leave) => {
    vi.spyOn(api, 'logout').mockResolvedValue(undefined as never)
    vi.spyOn(api, 'login').mockResolvedValue({ me: who({ username: 'bo' }) } as Awaited<ReturnType<typeof api.login>>)
    await ask(question(async () => 'of anna'))
    expect(held()).toContain('of anna')
    let late: (answer: string) => void = () => undefined
    const coming = ask(question(() => new Promise((done) => (late = done)))).catch(() => undefined)
    await leave()
    late('late, of anna')
    await coming
    expect(held().filter((one) => typeof one === 'string')).toEqual([])
    expect(await ask(question(async () => 'of bo'))).toBe('of bo')
  })
})

describe('another tab of the same browser', () => {
  const other = new BroadcastChannel('gridgis-session')
  const replace = vi.fn()
  const reload = vi.fn()
  const heard = (told: unknown) => {
    const gone = new Promise((done) => new BroadcastChannel('gridgis-session').addEventListener('message', done, { once: true }))
    other.postMessage(told)
    return gone
  }

  const anna = async () => {
    vi.stubGlobal('location', { replace, reload })
    vi.spyOn(api, 'login').mockResolvedValue({ me: who({ username: 'anna' }) } as Awaited<ReturnType<typeof api.login>>)
    vi.spyOn(api, 'logout').mockResolvedValue(undefined as never)
    await signIn('anna', 'x')
  }

  afterEach(() => {
    vi.unstubAllGlobals()
    replace.mockClear()
    reload.mockClear()
  })

  it('where somebody else signs in: the page begins anew, so that nothing is sent as another', async () => {
    await anna()
    await heard({ in: 'anna' })
    expect(replace).not.toHaveBeenCalled()
    await heard({ in: 'bo' })
    expect(replace).toHaveBeenCalledWith('/')
  })

  it('where the same person signs out: nothing typed here is left behind', async () => {
    await anna()
    keepUnder('move.1', { note: '写了一半' })
    await heard({ out: 'bo' })
    expect(isKept('move.1')).toBe(true)
    await heard({ out: 'anna' })
    expect(reload).toHaveBeenCalled()
    expect(useSession().me.value).toBeNull()
    draftsOf('anna')
    expect(isKept('move.1')).toBe(false)
  })

  it('is told of who signs in and out here', async () => {
    const told: unknown[] = []
    other.onmessage = (event) => told.push(event.data)
    await anna()
    await signOut()
    await vi.waitFor(() => expect(told).toEqual([{ in: 'anna' }, { out: 'anna' }]))
  })
})
