/** Who is signed in. The one piece of state all pages share. */
import { computed, shallowRef } from 'vue'

import { ask, cache } from '@/api/cache'
import * as api from '@/api/calls'
import { asProblem, type Problem } from '@/api/problem'
import type { Me } from '@/api/types'
import { draftsOf, dropDrafts } from '@/shared/drafts'
import { restart } from '@/shared/live'
import { covers } from '@/shared/territory'

import { forgetAnswers } from './answers'
import { onTabs, tellTabs } from './tabs'

const me = shallowRef<Me | null>(null)
/** Why it could not be found out who is signed in. */
const unreached = shallowRef<Problem | null>(null)

export function useSession() {
  return {
    me,
    unreached,
    can: (verb: string) => me.value?.verbs.includes(verb) ?? false,
    /** Whether a place is mine, told its code and, where they are known, those above it. */
    mine: (...codes: string[]) => covers(me.value?.places ?? [], ...codes),
    isWorker: computed(() => isWorker(me.value)),
  }
}

/** Whoever holds one of these has a list of cases. */
export const CASE_VERBS = ['case.read', 'sensitive.work', 'staff.work']

const DESK_VERBS = ['case.dispatch', 'case.sign', 'plan.draft', 'account.manage']

/** Who drafts plans, consents to them or approves them starts at the plans. */
const PLAN_VERBS = ['plan.draft', 'plan.approve', 'plan.consent.order', 'plan.consent.organisation', 'plan.consent.civil']

/** Who writes or publishes routing rules, and dispatches nothing, starts at the rules. */
const RULE_VERBS = ['rule.draft', 'rule.publish']

/** Somebody who reports from a grid of their own and has no work at a desk. */
export function isWorker(who: Me | null): boolean {
  if (!who || !who.posts.length || !who.verbs.includes('report.submit')) return false
  return !DESK_VERBS.some((verb) => who.verbs.includes(verb))
}

/** Where a desk is. */
export const deskPath = (desk: string): string => (desk === 'command' || desk === 'office' ? `/${desk}` : `/desks/${desk}`)

/** The page a person starts on: their first desk, where their posts open one. */
export function landing(who: Me): string {
  if (isWorker(who)) return '/m'
  if (who.verbs.includes('account.read')) return '/settings/accounts'
  if (PLAN_VERBS.some((verb) => who.verbs.includes(verb))) return '/plan'
  if (who.landing) return deskPath(who.landing)
  if (RULE_VERBS.some((verb) => who.verbs.includes(verb)) && !who.verbs.includes('case.dispatch')) return '/settings/rules'
  if (!who.verbs.includes('stats.read') && CASE_VERBS.some((verb) => who.verbs.includes(verb))) return '/cases'
  return '/'
}

/** Asks once who is signed in; null when nobody is. Throws when the server does not answer. */
export async function whoAmI(): Promise<Me | null> {
  try {
    const found = await ask(api.me())
    unreached.value = null
    draftsOf(found.username)
    return (me.value = found)
  } catch (reason) {
    const problem = asProblem(reason)
    unreached.value = problem.status === 401 ? null : problem
    if (problem.status === 401) return (me.value = null)
    throw problem
  }
}

export async function signIn(username: string, password: string): Promise<Me> {
  const answer = await api.login(username, password)
  forget()
  restart()
  draftsOf(answer.me.username)
  me.value = answer.me
  cache.setQueryData(api.me().queryKey, answer.me)
  tellTabs({ in: answer.me.username })
  return answer.me
}

export async function signOut(): Promise<void> {
  const who = me.value?.username
  await api.logout().catch(() => undefined)
  dropDrafts()
  forget()
  if (who) tellTabs({ out: who })
}

/** Nothing that was told to whoever was here is told to whoever comes next. */
export function forget(): void {
  me.value = null
  cache.clear()
  forgetAnswers()
}

/** The tabs of a browser share one sign-in: no page of one person goes on, or is sent, as another. */
onTabs((told) => {
  const who = me.value?.username
  if (!who) return
  if ('in' in told && told.in !== who) location.replace('/')
  if ('out' in told && told.out === who) {
    dropDrafts()
    forget()
    location.reload()
  }
})
