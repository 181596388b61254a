/** What the page of leaves asks. */
import { client, get, given } from '@/api/client'
import type { QueryOf } from '@/api/types'

import type { Absence } from './types'

export const leaves = (query: QueryOf<'/api/v1/leaves'>) => get('/api/v1/leaves', { query })

export const enter = (body: Absence) => given(client.POST('/api/v1/leaves', { body }))

export const cancel = (leave_id: number) => given(client.POST('/api/v1/leaves/{leave_id}/cancel', { params: { path: { leave_id } } }))

export { people } from '@/api/calls'
