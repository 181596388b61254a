/** What the page of meetings asks. */
import { client, get, given } from '@/api/client'

import type { CallingIn, Move, WritingIn } from './types'

export const meetings = (place: string | null, cursor?: string) => get('/api/v1/meetings', { query: { limit: 50, cursor, ...(place ? { place } : {}) } })

export const meeting = (meeting_id: number) => get('/api/v1/meetings/{meeting_id}', { path: { meeting_id } })

/** Offices that can be asked to do what was decided. */
export const offices = (parent: string) => get('/api/v1/offices', { query: { parent } })

export const call = (body: CallingIn) => given(client.POST('/api/v1/meetings', { body }))

const of = (meeting_id: number) => ({ params: { path: { meeting_id } } })

export const write = (id: number, body: WritingIn) => given(client.PUT('/api/v1/meetings/{meeting_id}', { ...of(id), body }))

export const redraft = (id: number) => given(client.POST('/api/v1/meetings/{meeting_id}/agenda', of(id)))

export const move = (id: number, to: Move, version: number) => given(client.POST('/api/v1/meetings/{meeting_id}/moves', { ...of(id), body: { move: to, version } }))

export const fileOf = (id: number, name: string) => `/api/v1/meetings/${id}/files/${name}`

export const settle = (decision_id: number, result: string) => given(client.POST('/api/v1/meetings/decisions/{decision_id}/result', { params: { path: { decision_id } }, body: { result } }))
