/** What the page of people asks. */
import { client, get, given } from '@/api/client'
import type { QueryOf } from '@/api/types'

import type { PersonIn, PostIn } from './types'

export const people = (query: QueryOf<'/api/v1/people'>) => get('/api/v1/people', { query })
export const counts = (parent: string, at: string) => get('/api/v1/people/counts', { query: { parent, at } })
export const coverage = (parent: string, at: string) => get('/api/v1/people/coverage', { query: { parent, at } })
export const person = (person_id: number, at: string) => get('/api/v1/people/{person_id}', { path: { person_id }, query: { at } })

const of = (person_id: number) => ({ params: { path: { person_id } } })
const on = (post_id: number) => ({ params: { path: { post_id } } })

export const add = (body: PersonIn) => given(client.POST('/api/v1/people', { body }))
export const change = (id: number, body: PersonIn) => given(client.PUT('/api/v1/people/{person_id}', { ...of(id), body }))
export const phone = (id: number) => given(client.POST('/api/v1/people/{person_id}/phone', of(id)))
export const train = (id: number, items: { line: never; trained_on: string | null; valid_until: string | null }[]) => given(client.PUT('/api/v1/people/{person_id}/competences', { ...of(id), body: { items } }))
export const leave = (id: number, last_day: string, heirs: Record<string, number>, leaving_gaps: boolean) => given(client.POST('/api/v1/people/{person_id}/leaving', { ...of(id), body: { last_day, heirs, leaving_gaps } }))
export const stay = (id: number) => given(client.POST('/api/v1/people/{person_id}/leaving/undo', of(id)))

export const preview = (body: PostIn) => given(client.POST('/api/v1/posts/preview', { body }))
export const appoint = (body: PostIn) => given(client.POST('/api/v1/posts', { body }))
export const end = (id: number, last_day: string) => given(client.POST('/api/v1/posts/{post_id}/end', { ...on(id), body: { last_day } }))
export const undo = (id: number) => given(client.POST('/api/v1/posts/{post_id}/undo', on(id)))

