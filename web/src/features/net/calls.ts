/** What the history of the net asks. */
import { client, given } from '@/api/client'
import type { GridShapes } from '@/api/types'
import type { Family, NetChanges, NetDay } from '@/features/plans/types'

type Loose = (path: string, init: object) => Promise<{ data?: unknown; error?: unknown; response: Response }>

/** These paths' answers are GeoJSON or typed in the plans' types. */
function ask<T>(path: string, { path: places = {}, query = {}, signal }: { path?: object; query?: object; signal?: AbortSignal }): Promise<T> {
  return given((client.GET as unknown as Loose)(`/api/v1${path}`, { params: { path: places, query }, signal })) as Promise<T>
}

export interface Version {
  valid_from: string
  valid_to: string | null
  name: string
  area_km2: number
  households: number
  plan_id: number | null
}

export const netOn = (parent: string, at: string, signal?: AbortSignal) => ask<GridShapes>('/grids.geojson', { query: { parent, at }, signal })

export const days = (parent: string, signal?: AbortSignal) => ask<{ items: NetDay[] }>('/net/days', { query: { parent }, signal })

export const compare = (parent: string, from: string, to: string, signal?: AbortSignal) =>
  ask<NetChanges>('/net/compare.geojson', { query: { parent, from, to }, signal })

export const history = (code: string, signal?: AbortSignal) => ask<{ items: Version[] }>('/grids/{code}/history', { path: { code }, signal })

export const family = (code: string, signal?: AbortSignal) => ask<Family>('/grids/{code}/family', { path: { code }, signal })
