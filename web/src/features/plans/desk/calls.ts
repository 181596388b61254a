/** What the planner's desk asks besides `../calls`: begin, move, import and export. */
import { ask } from '@/api/cache'
import { grids } from '@/api/calls'
import { client, get, given, said } from '@/api/client'
import type { components } from '@/api/schema'

import type { BoundaryReport, LineGrids } from '../types'
import { upload, type Sending } from './upload'

export type NewPlan = components['schemas']['PlanIn']
export type MoveFacts = components['schemas']['PlanMoveIn']

/** The numbers of the rules that this installation has set. */
export const thresholds = () => get('/api/v1/thresholds', {})

export const begin = (body: NewPlan) => given(client.POST('/api/v1/plans', { body }))

export const move = (plan_id: number, body: MoveFacts) => given(client.POST('/api/v1/plans/{plan_id}/moves', { params: { path: { plan_id } }, body }))

function address(path: string, query: Record<string, unknown>): string {
  const asked = new URLSearchParams(Object.entries(said(query)).map(([key, value]) => [key, String(value)]))
  return `/api/v1${path}?${asked}`
}

/** A switch that is off is not said. */
function switched(query: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(query).filter(([key, value]) => value !== false || key === 'dry_run'))
}

export interface BoundaryImport {
  name: string
  county_code: string
  layer: string
  dry_run: boolean
  publish?: boolean
  crs?: string
  encoding?: string
  code_field?: string
  name_field?: string
  file_layer?: string
  title?: string
  datum?: string
  /** Mend borders that cross themselves. */
  repair?: boolean
  /** Leave out rows without a shape or of another kind. */
  skip_unusable?: boolean
  /** Village grids may cross their village's border. */
  confirm_crossing?: boolean
}

/** The report with what the reading offers to change. */
export type FileReport = BoundaryReport

export const importBoundaries = (file: Blob, query: BoundaryImport): Sending<FileReport> => upload(address('/imports/boundaries', switched(query)), file)

export const importLineGrids = (file: Blob, query: Omit<BoundaryImport, 'layer' | 'publish' | 'title' | 'confirm_crossing'> & { line: string }): Sending<FileReport> =>
  upload(address('/imports/line-grids', switched(query)), file)

/** All grids of a line in a county: some hundreds, page by page. */
export const lineGrids = (query: { line?: string; parent?: string }) => ({
  queryKey: ['line-grids', query],
  queryFn: async (): Promise<LineGrids['items']> => {
    const items: LineGrids['items'] = []
    let cursor: string | undefined
    do {
      const page: { items: LineGrids['items']; next: string | null } = await ask(get('/api/v1/line-grids', { query: { ...query, cursor, limit: 200 } }))
      items.push(...page.items)
      cursor = page.next ?? undefined
    } while (cursor && items.length < 5000)
    return items
  },
})

export interface Export {
  format: string
  parent: string
  at?: string
  crs?: string
  plan_id?: number
}

export const exportAddress = (query: Export): string => address('/exports/grids', { ...query })

/** Whether a county has a net already: without one an import may be published at once. */
export const hasNet = async (county: string): Promise<boolean> => (await ask(grids({ parent: county, limit: 1 }))).items.length > 0
