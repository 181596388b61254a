/** What the page of leaves asks. */
import { client, given } from '@/api/client'
import type { QueryOf } from '@/api/types'

import type { Absence } from './types'

const said = <T extends object>(query: T): T => Object.fromEntries(Object.entries(query).filter(([, value]) => value != null && value !== '')) as T

export const leaves = (query: QueryOf<'/api/v1/leaves'>, signal?: AbortSignal) => given(client.GET('/api/v1/leaves', { params: { query: said(query) }, signal }))

export const enter = (body: Absence) => given(client.POST('/api/v1/leaves', { body }))

export const cancel = (leave_id: number) => given(client.POST('/api/v1/leaves/{leave_id}/cancel', { params: { path: { leave_id } } }))

export const people = (query: QueryOf<'/api/v1/people'>, signal?: AbortSignal) => given(client.GET('/api/v1/people', { params: { query: said(query) }, signal }))
