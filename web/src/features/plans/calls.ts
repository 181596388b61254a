/** Every question the plans' pages ask, one function each. */
import { client, given } from '@/api/client'

import type { EditDone, EditFacts, PlanProblems } from './types'

/** What an edit changed is open in the API's document: it is named in types.ts. */
const done = (call: Parameters<typeof given>[0]) => given(call) as Promise<EditDone>

const at = (plan_id: number) => ({ path: { plan_id } })

export const plans = (query: { state?: string; cursor?: string; limit?: number } = {}, signal?: AbortSignal) =>
  given(client.GET('/api/v1/plans', { params: { query }, signal }))

export const plan = (id: number, signal?: AbortSignal) => given(client.GET('/api/v1/plans/{plan_id}', { params: at(id), signal }))

export const villages = (id: number, signal?: AbortSignal) => given(client.GET('/api/v1/plans/{plan_id}/villages', { params: at(id), signal }))

export const grids = (id: number, village: string, signal?: AbortSignal) =>
  given(client.GET('/api/v1/plans/{plan_id}/grids.geojson', { params: { ...at(id), query: { village } }, signal }))

export const homes = (id: number, village: string, signal?: AbortSignal) => given(client.GET('/api/v1/plans/{plan_id}/homes', { params: { ...at(id), query: { village } }, signal }))

export const loads = (id: number, village: string, signal?: AbortSignal) => given(client.GET('/api/v1/plans/{plan_id}/loads', { params: { ...at(id), query: { village } }, signal }))

/** The client forgets that a repair's place is a pair. */
export const problems = (id: number, signal?: AbortSignal) => given(client.GET('/api/v1/plans/{plan_id}/problems', { params: at(id), signal })) as Promise<PlanProblems>

export const impact = (id: number, signal?: AbortSignal) => given(client.GET('/api/v1/plans/{plan_id}/impact', { params: at(id), signal }))

export const moved = (id: number, signal?: AbortSignal) => given(client.GET('/api/v1/plans/{plan_id}/moved.geojson', { params: at(id), signal }))

export const people = (id: number, village: string, signal?: AbortSignal) => given(client.GET('/api/v1/plans/{plan_id}/people', { params: { ...at(id), query: { village } }, signal }))

export const edit = (id: number, version: number, facts: EditFacts, preview = false) =>
  done(client.POST('/api/v1/plans/{plan_id}/edits', { params: at(id), body: { ...facts, version, preview } }))

export const undo = (id: number, version: number) => done(client.POST('/api/v1/plans/{plan_id}/undo', { params: at(id), body: { version } }))

export const redo = (id: number, version: number) => done(client.POST('/api/v1/plans/{plan_id}/redo', { params: at(id), body: { version } }))

export const presence = (id: number, village_code: string) => given(client.PUT('/api/v1/plans/{plan_id}/presence', { params: at(id), body: { village_code } }))

export const handovers = (id: number, signal?: AbortSignal) => given(client.GET('/api/v1/plans/{plan_id}/handovers', { params: at(id), signal }))

export const rebase = (id: number, version: number) =>
  given(client.POST('/api/v1/plans/{plan_id}/rebase', { params: at(id), body: { version } }))
