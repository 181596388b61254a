/** Every question the plans' pages ask, one function each. */
import { client, given } from '@/api/client'
import type { Page } from '@/api/calls'

import type {
  Assignable,
  EditDone,
  EditFacts,
  Family,
  Handover,
  Homes,
  Loads,
  MovedAreas,
  PlanImpact,
  PlanProblems,
  PlanRow,
  PlanShapes,
  PlanView,
  PlanVillage,
  Presence,
} from './types'

interface Asked {
  path?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
  signal?: AbortSignal
}

type Loose = Record<'GET' | 'POST' | 'PUT', (path: string, init: object) => Promise<{ data?: unknown; error?: unknown; response: Response }>>

/** The edits' bodies depend on their kind, which OpenAPI leaves open: these paths are typed here, see types.ts. */
function ask<T>(method: keyof Loose, path: string, { path: places = {}, query = {}, body, signal }: Asked = {}): Promise<T> {
  const kept = Object.fromEntries(Object.entries(query).filter(([, value]) => value != null && value !== ''))
  return given((client as unknown as Loose)[method](`/api/v1${path}`, { params: { path: places, query: kept }, body, signal })) as Promise<T>
}

export const plans = (query: { state?: string; cursor?: string; limit?: number } = {}, signal?: AbortSignal) => ask<Page<PlanRow>>('GET', '/plans', { query, signal })

export const plan = (id: number, signal?: AbortSignal) => ask<PlanView>('GET', '/plans/{id}', { path: { id }, signal })

export const villages = (id: number, signal?: AbortSignal) => ask<{ items: PlanVillage[] }>('GET', '/plans/{id}/villages', { path: { id }, signal })

export const grids = (id: number, village: string, signal?: AbortSignal) => ask<PlanShapes>('GET', '/plans/{id}/grids.geojson', { path: { id }, query: { village }, signal })

export const homes = (id: number, village: string, signal?: AbortSignal) => ask<Homes>('GET', '/plans/{id}/homes', { path: { id }, query: { village }, signal })

export const loads = (id: number, village: string, signal?: AbortSignal) => ask<Loads>('GET', '/plans/{id}/loads', { path: { id }, query: { village }, signal })

export const problems = (id: number, signal?: AbortSignal) => ask<PlanProblems>('GET', '/plans/{id}/problems', { path: { id }, signal })

export const impact = (id: number, signal?: AbortSignal) => ask<PlanImpact>('GET', '/plans/{id}/impact', { path: { id }, signal })

export const moved = (id: number, signal?: AbortSignal) => ask<MovedAreas>('GET', '/plans/{id}/moved.geojson', { path: { id }, signal })

export const people = (id: number, village: string, signal?: AbortSignal) => ask<{ items: Assignable[] }>('GET', '/plans/{id}/people', { path: { id }, query: { village }, signal })

export const handovers = (id: number, signal?: AbortSignal) => ask<{ items: Handover[] }>('GET', '/plans/{id}/handovers', { path: { id }, signal })

export const family = (code: string, signal?: AbortSignal) => ask<Family>('GET', '/grids/{code}/family', { path: { code }, signal })

export const edit = (id: number, version: number, facts: EditFacts, preview = false) =>
  ask<EditDone | PlanView>('POST', '/plans/{id}/edits', { path: { id }, body: preview ? { ...facts, version, preview } : { ...facts, version } })

export const undo = (id: number, version: number) => ask<EditDone | PlanView>('POST', '/plans/{id}/undo', { path: { id }, body: { version } })

export const redo = (id: number, version: number) => ask<EditDone | PlanView>('POST', '/plans/{id}/redo', { path: { id }, body: { version } })

export const presence = (id: number, village_code: string) => ask<{ others: Presence[] }>('PUT', '/plans/{id}/presence', { path: { id }, body: { village_code } })

export const rebase = (id: number, version: number) =>
  ask<{ view: PlanView; dropped: { seq: number; kind: string; reason: string }[] }>('POST', '/plans/{id}/rebase', { path: { id }, body: { version } })
