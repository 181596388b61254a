/** What the page of tasks asks. */
import { client, get, given } from '@/api/client'

import type { PublicationIn, TaskDraftIn } from './types'

export const tasks = (county_code: string, town_code: string | null, at: string) => get('/api/v1/tasks', { query: { county_code, at, ...(town_code ? { town_code } : {}) } })

export const save = (body: TaskDraftIn) => given(client.PUT('/api/v1/tasks/draft', { body }))

export const drop = (county_code: string, town_code: string | null) => given(client.POST('/api/v1/tasks/draft/dropping', { body: { county_code, town_code } }))

export const publish = (body: PublicationIn) => given(client.POST('/api/v1/tasks/publication', { body }))

export const takeUp = (list_id: number) => given(client.POST('/api/v1/tasks/lists/{list_id}/draft', { params: { path: { list_id } } }))

export const note = (list_id: number) => given(client.POST('/api/v1/tasks/lists/{list_id}/note', { params: { path: { list_id } } }))
