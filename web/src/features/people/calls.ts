/** What the page of people asks. */
import { ANEW } from '@/api/cache'
import { client, get, given } from '@/api/client'

import type { LeavingIn, PartyIn, PersonIn, PostIn } from './types'

export { people } from '@/api/calls'
export const counts = (parent: string, at: string) => get('/api/v1/people/counts', { query: { parent, at } })
export const coverage = (parent: string, at: string) => get('/api/v1/people/coverage', { query: { parent, at } })
export const person = (person_id: number, at: string) => get('/api/v1/people/{person_id}', { path: { person_id }, query: { at } })

export const party = (code: string) => get('/api/v1/grids/{code}/party', { path: { code } }, ANEW)
export const openWork = (person_id: number, last_day: string) => get('/api/v1/people/{person_id}/open-work', { path: { person_id }, query: { last_day } })
export const offices = (parent: string, at: string) => get('/api/v1/offices', { query: { parent, at } })

const of = (person_id: number) => ({ params: { path: { person_id } } })
const on = (post_id: number) => ({ params: { path: { post_id } } })

export const add = (body: PersonIn) => given(client.POST('/api/v1/people', { body }))
export const change = (id: number, body: PersonIn) => given(client.PUT('/api/v1/people/{person_id}', { ...of(id), body }))
export const phone = (id: number) => given(client.POST('/api/v1/people/{person_id}/phone', of(id)))
export const train = (id: number, items: { line: never; trained_on: string | null; valid_until: string | null }[]) => given(client.PUT('/api/v1/people/{person_id}/competences', { ...of(id), body: { items } }))
export const leave = (id: number, body: LeavingIn) => given(client.POST('/api/v1/people/{person_id}/leaving', { ...of(id), body }))
export const stay = (id: number) => given(client.POST('/api/v1/people/{person_id}/leaving/undo', of(id)))

export const setParty = (code: string, body: PartyIn) => given(client.PUT('/api/v1/grids/{code}/party', { params: { path: { code } }, body }))
export const dropParty = (code: string) => given(client.DELETE('/api/v1/grids/{code}/party', { params: { path: { code } } }))

export const preview = (body: PostIn) => given(client.POST('/api/v1/posts/preview', { body }))
export const appoint = (body: PostIn) => given(client.POST('/api/v1/posts', { body }))
export const end = (id: number, last_day: string, heir_id: number | null) => given(client.POST('/api/v1/posts/{post_id}/end', { ...on(id), body: { last_day, heir_id } }))
export const reopen = (id: number) => given(client.POST('/api/v1/posts/{post_id}/reopen', on(id)))
export const undo = (id: number) => given(client.POST('/api/v1/posts/{post_id}/undo', on(id)))

