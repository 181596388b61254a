/** What the page of reporters asks. */
import { client, given } from '@/api/client'
import type { EvaluationIn, ObjectionIn, WordsIn } from '@/api/schema'

export type { ReporterView } from '@/api/schema'

const at = (code: string) => ({ path: { code } })

export const page = (code: string) => given(client.GET('/api/v1/q/{code}', { params: at(code) }))
export const evaluate = (code: string, body: EvaluationIn) => given(client.POST('/api/v1/q/{code}/evaluation', { params: at(code), body }))
export const object = (code: string, body: ObjectionIn) => given(client.POST('/api/v1/q/{code}/objection', { params: at(code), body }))
export const add = (code: string, body: WordsIn) => given(client.POST('/api/v1/q/{code}/addition', { params: at(code), body }))
export const urge = (code: string, body: WordsIn) => given(client.POST('/api/v1/q/{code}/urge', { params: at(code), body }))
export const withdraw = (code: string, body: WordsIn) => given(client.POST('/api/v1/q/{code}/withdrawal', { params: at(code), body }))
