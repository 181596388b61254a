/** Every question the rules' page asks, one function each. */
import { ANEW } from '@/api/cache'
import { client, get, given } from '@/api/client'
import type { RuleMoveIn, RuleSetChange, TrialIn } from '@/api/schema'

import type { RuleSetStory } from './types'

const at = (set_id: number) => ({ path: { set_id } })

export const ruleSets = (county: string) => get('/api/v1/rule-sets', { query: { county } })

export const ruleSet = (id: number) => get('/api/v1/rule-sets/{set_id}', at(id), ANEW)

export const begin = (county_code: string, title: string) => given(client.POST('/api/v1/rule-sets', { body: { county_code, title } }))

export const change = (id: number, body: RuleSetChange) => given(client.PATCH('/api/v1/rule-sets/{set_id}', { params: at(id), body }))

/** Of a set as it stands: at another version it is another question. */
export const problems = ({ id, version, state }: Pick<RuleSetStory, 'id' | 'version' | 'state'>) => {
  const question = get('/api/v1/rule-sets/{set_id}/problems', at(id), ANEW)
  return { ...question, queryKey: [...question.queryKey, version, state] }
}

export const trial = (id: number, body: TrialIn, signal?: AbortSignal) => given(client.POST('/api/v1/rule-sets/{set_id}/trial', { params: at(id), body, signal }))

export const move = (id: number, body: RuleMoveIn) => given(client.POST('/api/v1/rule-sets/{set_id}/moves', { params: at(id), body }))

export const record = (county: string, days: number) => get('/api/v1/rule-sets/record', { query: { county, days } })

/** Where coordination names one office time and again, and no rule does yet. */
export const habits = (county: string) => get('/api/v1/rule-sets/habits', { query: { county } })

export const options = (county: string) => get('/api/v1/rule-sets/options', { query: { county } })
