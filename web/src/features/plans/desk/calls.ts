/** What the planner's desk asks besides `../calls`: begin, move, import and export. */
import { ask } from '@/api/cache'
import { grids } from '@/api/calls'
import { client, get, given, said } from '@/api/client'
import type { PlanIn, PlanMoveIn } from '@/api/schema'
import type { QueryOf } from '@/api/types'
import { allPages } from '@/shared/usePages'

import type { BoundaryReport } from '../types'
import { upload, type Sending } from './upload'

export type MoveFacts = PlanMoveIn

/** The numbers of the rules that this installation has set. */
export const thresholds = () => get('/api/v1/thresholds', {})

export const begin = (body: PlanIn) => given(client.POST('/api/v1/plans', { body }))

export const move = (plan_id: number, body: MoveFacts) => given(client.POST('/api/v1/plans/{plan_id}/moves', { params: { path: { plan_id } }, body }))

function address(path: string, query: Record<string, unknown>): string {
  const asked = new URLSearchParams(Object.entries(said(query)).map(([key, value]) => [key, String(value)]))
  return `/api/v1${path}?${asked}`
}

/** A switch that is off is not said. */
function switched(query: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(query).filter(([key, value]) => value !== false || key === 'dry_run'))
}

export const importBoundaries = (file: Blob, query: QueryOf<'/api/v1/imports/boundaries', 'post'>): Sending<BoundaryReport> => upload(address('/imports/boundaries', switched(query)), file)

export const importLineGrids = (file: Blob, query: QueryOf<'/api/v1/imports/line-grids', 'post'>): Sending<BoundaryReport> =>
  upload(address('/imports/line-grids', switched(query)), file)

/** All grids of a line in a county: some hundreds. */
export const lineGrids = (query: { line?: string; parent?: string }) => ({
  queryKey: ['line-grids', query],
  queryFn: async () => (await allPages((cursor) => get('/api/v1/line-grids', { query: { ...query, cursor, limit: 200 } }), 5000)).items,
})

export const exportAddress = (query: QueryOf<'/api/v1/exports/grids'>): string => address('/exports/grids', { ...query })

/** Whether a county has a net already: without one an import may be published at once. */
export const hasNet = async (county: string): Promise<boolean> => (await ask(grids({ parent: county, limit: 1 }))).items.length > 0
