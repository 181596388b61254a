/** Every question the rules' page asks, one function each. */
import { ANEW, type Question } from '@/api/cache'
import { client, get, given } from '@/api/client'

import type { Rule, RuleProblem, RuleSetStory } from './types'

/** Words that the API's document leaves open are named in types.ts. */
const told = <T>(question: Question<unknown>) => question as Question<T>
const as = <T>(call: Parameters<typeof given>[0]) => given(call) as Promise<T>

const at = (set_id: number) => ({ path: { set_id } })

export const ruleSets = (county: string) => get('/api/v1/rule-sets', { query: { county } })

export const ruleSet = (id: number) => told<RuleSetStory>(get('/api/v1/rule-sets/{set_id}', at(id), ANEW))

export const begin = (county_code: string, title: string) => as<RuleSetStory>(client.POST('/api/v1/rule-sets', { body: { county_code, title } }))

export interface Change {
  version: number
  title?: string
  rules?: Rule[]
}

export const change = (id: number, body: Change) => as<RuleSetStory>(client.PATCH('/api/v1/rule-sets/{set_id}', { params: at(id), body }))

/** Of a set as it stands: at another version it is another question. */
export const problems = ({ id, version, state }: Pick<RuleSetStory, 'id' | 'version' | 'state'>) => {
  const question = told<{ items: RuleProblem[] }>(get('/api/v1/rule-sets/{set_id}/problems', at(id), ANEW))
  return { ...question, queryKey: [...question.queryKey, version, state] }
}

export const trial = (id: number, body: { rules?: Rule[]; days: number; limit: number }, signal?: AbortSignal) =>
  given(client.POST('/api/v1/rule-sets/{set_id}/trial', { params: at(id), body, signal }))

export interface MoveFacts {
  move: string
  note: string
  effective_on?: string
  document_number?: string
  version?: number
}

export const move = (id: number, { document_number = '', ...body }: MoveFacts) =>
  as<RuleSetStory>(client.POST('/api/v1/rule-sets/{set_id}/moves', { params: at(id), body: { ...body, document_number } }))

export const record = (county: string, days: number) => get('/api/v1/rule-sets/record', { query: { county, days } })

export const options = (county: string) => get('/api/v1/rule-sets/options', { query: { county } })
