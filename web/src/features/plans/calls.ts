/** Every question the plans' pages ask, one function each. */
import type { Page } from '@/api/calls'
import { client, given } from '@/api/client'

import type { EditDone, EditFacts, PlanListing, PlanProblems, PlanView } from './types'

/** What a problem's feature offers as an edit is open in the API's document: it is named in types.ts. */
const as = <T>(call: Parameters<typeof given>[0]) => given(call) as Promise<unknown> as Promise<T>

const at = (plan_id: number) => ({ path: { plan_id } })

export const plans = (query: { state?: string; cursor?: string; limit?: number } = {}, signal?: AbortSignal) =>
  as<Page<PlanListing>>(client.GET('/api/v1/plans', { params: { query }, signal }))

export const plan = (id: number, signal?: AbortSignal) => as<PlanView>(client.GET('/api/v1/plans/{plan_id}', { params: at(id), signal }))

export const villages = (id: number, signal?: AbortSignal) => given(client.GET('/api/v1/plans/{plan_id}/villages', { params: at(id), signal }))

export const grids = (id: number, village: string, signal?: AbortSignal) =>
  given(client.GET('/api/v1/plans/{plan_id}/grids.geojson', { params: { ...at(id), query: { village } }, signal }))

export const homes = (id: number, village: string, signal?: AbortSignal) => given(client.GET('/api/v1/plans/{plan_id}/homes', { params: { ...at(id), query: { village } }, signal }))

export const loads = (id: number, village: string, signal?: AbortSignal) => given(client.GET('/api/v1/plans/{plan_id}/loads', { params: { ...at(id), query: { village } }, signal }))

export const problems = (id: number, signal?: AbortSignal) => as<PlanProblems>(client.GET('/api/v1/plans/{plan_id}/problems', { params: at(id), signal }))

export const impact = (id: number, signal?: AbortSignal) => given(client.GET('/api/v1/plans/{plan_id}/impact', { params: at(id), signal }))

export const moved = (id: number, signal?: AbortSignal) => given(client.GET('/api/v1/plans/{plan_id}/moved.geojson', { params: at(id), signal }))

export const people = (id: number, village: string, signal?: AbortSignal) => given(client.GET('/api/v1/plans/{plan_id}/people', { params: { ...at(id), query: { village } }, signal }))

export const edit = (id: number, version: number, facts: EditFacts, preview = false) =>
  as<EditDone>(client.POST('/api/v1/plans/{plan_id}/edits', { params: at(id), body: { ...facts, version, preview } }))

export const undo = (id: number, version: number) => as<EditDone>(client.POST('/api/v1/plans/{plan_id}/undo', { params: at(id), body: { version } }))

export const redo = (id: number, version: number) => as<EditDone>(client.POST('/api/v1/plans/{plan_id}/redo', { params: at(id), body: { version } }))

export const presence = (id: number, village_code: string) => given(client.PUT('/api/v1/plans/{plan_id}/presence', { params: at(id), body: { village_code } }))

export const handovers = (id: number, signal?: AbortSignal) => given(client.GET('/api/v1/plans/{plan_id}/handovers', { params: at(id), signal }))

export const rebase = (id: number, version: number) =>
  as<{ view: PlanView; dropped: { seq: number; kind: string; reason: string }[] }>(client.POST('/api/v1/plans/{plan_id}/rebase', { params: at(id), body: { version } }))
