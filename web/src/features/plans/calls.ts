/** Every question the plans' pages ask, one function each. */
import { ANEW, read } from '@/api/cache'
import { client, get, given, post } from '@/api/client'

import type { EditFacts } from './types'

const at = (plan_id: number) => ({ path: { plan_id } })
const within = (plan_id: number, village: string) => ({ ...at(plan_id), query: { village } })

export const plans = (query: { state?: string; cursor?: string; limit?: number } = {}) => get('/api/v1/plans', { query })

export const plan = (id: number) => get('/api/v1/plans/{plan_id}', at(id), ANEW)

export const villages = (id: number) => read(get('/api/v1/plans/{plan_id}/villages', at(id), ANEW), 'rows', ({ items }) => items)

export const grids = (id: number, village: string) => get('/api/v1/plans/{plan_id}/grids.geojson', within(id, village), ANEW)

export const homes = (id: number, village: string) => get('/api/v1/plans/{plan_id}/homes', within(id, village))

export const loads = (id: number, village: string) => get('/api/v1/plans/{plan_id}/loads', within(id, village), ANEW)

export const problems = (id: number) => get('/api/v1/plans/{plan_id}/problems', at(id), ANEW)

export const impact = (id: number) => get('/api/v1/plans/{plan_id}/impact', at(id), ANEW)

/** Of the plan at this version: at another it is another question. */
export const moved = (id: number, version?: number) => {
  const question = get('/api/v1/plans/{plan_id}/moved.geojson', at(id))
  return { ...question, queryKey: [...question.queryKey, version] }
}

export const people = (id: number, village: string) => get('/api/v1/plans/{plan_id}/people', within(id, village))

export const edit = (id: number, version: number, facts: EditFacts, preview = false) =>
  post('/api/v1/plans/{plan_id}/edits', { params: at(id), body: { ...facts, version, preview } })

export const undo = (id: number, version: number) => post('/api/v1/plans/{plan_id}/undo', { params: at(id), body: { version } })

export const redo = (id: number, version: number) => post('/api/v1/plans/{plan_id}/redo', { params: at(id), body: { version } })

export const presence = (id: number, village_code: string) => given(client.PUT('/api/v1/plans/{plan_id}/presence', { params: at(id), body: { village_code } }))

export const handovers = (id: number) => get('/api/v1/plans/{plan_id}/handovers', at(id))

export const rebase = (id: number, version: number) => post('/api/v1/plans/{plan_id}/rebase', { params: at(id), body: { version } })
