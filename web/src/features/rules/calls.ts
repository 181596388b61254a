/** Every question the rules' page asks, one function each. */
import { client, given } from '@/api/client'

import type { Rule, RuleOptions, RuleProblem, RuleRecord, RuleSetRow, RuleSetStory, Trial } from './types'

/** Words that the API's document leaves open are named in types.ts. */
const as = <T>(call: Parameters<typeof given>[0]) => given(call) as Promise<unknown> as Promise<T>

const at = (set_id: number) => ({ path: { set_id } })

export const ruleSets = (county: string, signal?: AbortSignal) => as<{ items: RuleSetRow[] }>(client.GET('/api/v1/rule-sets', { params: { query: { county } }, signal }))

export const ruleSet = (id: number, signal?: AbortSignal) => as<RuleSetStory>(client.GET('/api/v1/rule-sets/{set_id}', { params: at(id), signal }))

export const begin = (county_code: string, title: string) => as<RuleSetStory>(client.POST('/api/v1/rule-sets', { body: { county_code, title } }))

export interface Change {
  version: number
  title?: string
  rules?: Rule[]
}

export const change = (id: number, body: Change) => as<RuleSetStory>(client.PATCH('/api/v1/rule-sets/{set_id}', { params: at(id), body }))

export const problems = (id: number, signal?: AbortSignal) => as<{ items: RuleProblem[] }>(client.GET('/api/v1/rule-sets/{set_id}/problems', { params: at(id), signal }))

export const trial = (id: number, body: { rules?: Rule[]; days: number; limit: number }, signal?: AbortSignal) =>
  as<Trial>(client.POST('/api/v1/rule-sets/{set_id}/trial', { params: at(id), body, signal }))

export interface MoveFacts {
  move: string
  note: string
  effective_on?: string
  document_number?: string
  version?: number
}

export const move = (id: number, { document_number = '', ...body }: MoveFacts) =>
  as<RuleSetStory>(client.POST('/api/v1/rule-sets/{set_id}/moves', { params: at(id), body: { ...body, document_number } }))

export const record = (county: string, days: number, signal?: AbortSignal) => as<{ items: RuleRecord[] }>(client.GET('/api/v1/rule-sets/record', { params: { query: { county, days } }, signal }))

export const options = (county: string, signal?: AbortSignal) => as<RuleOptions>(client.GET('/api/v1/rule-sets/options', { params: { query: { county } }, signal }))
