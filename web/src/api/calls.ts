/** Every question the pages ask, one function each. */
import { client, given } from './client'
import type { CaseFilter, CaseMoveIn, QueryOf, ReportIn, SeriesStepName } from './types'

/** Drops what is empty, so that the server never sees `category=`. */
function tidy<T extends object>(query: T): T {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value != null && value !== '')) as T
}

export interface Page<T> {
  items: T[]
  next: string | null
}

export interface StatsFilter {
  from?: string
  to?: string
  category?: string
}

// Sign-in

export const login = (username: string, password: string) =>
  given(client.POST('/api/v1/auth/login', { body: { username, password } }))

export const logout = () => given(client.POST('/api/v1/auth/logout'))

export const me = () => given(client.GET('/api/v1/auth/me'))

export const demoAccounts = () => given(client.GET('/api/v1/auth/demo-accounts'))

// Places

export const divisions = (query: { level?: string; parent?: string }) =>
  given(client.GET('/api/v1/divisions', { params: { query } }))

export const division = (code: string, signal?: AbortSignal) =>
  given(client.GET('/api/v1/divisions/{code}', { params: { path: { code } }, signal }))

export const divisionShapes = (level: string, parent?: string) =>
  given(client.GET('/api/v1/divisions.geojson', { params: { query: tidy({ level, parent }) } }))

export const gridShapes = (query: { parent?: string; bbox?: string; layer?: string }) =>
  given(client.GET('/api/v1/grids.geojson', { params: { query } }))

export const grids = (query: { parent?: string; q?: string; limit?: number }) =>
  given(client.GET('/api/v1/grids', { params: { query } }))

export const grid = (code: string, signal?: AbortSignal) =>
  given(client.GET('/api/v1/grids/{code}', { params: { path: { code } }, signal }))

export const basemap = () =>
  given(client.GET('/api/v1/basemap.geojson'))

export const reverse = (lng: number, lat: number, signal?: AbortSignal) =>
  given(client.GET('/api/v1/reverse', { params: { query: { lng, lat } }, signal }))

export const route = (query: QueryOf<'/api/v1/route'>, signal?: AbortSignal) =>
  given(client.GET('/api/v1/route', { params: { query: tidy(query) }, signal }))

// Cases and reports

export const layers = () => given(client.GET('/api/v1/layers'))

export const categories = () => given(client.GET('/api/v1/categories'))

export const cases = (query: CaseFilter & { limit?: number; cursor?: string }, signal?: AbortSignal) =>
  given(client.GET('/api/v1/cases', { params: { query: tidy(query) }, signal }))

export const casePoints = (query: CaseFilter, signal?: AbortSignal) => {
  const { sort, ...filter } = query
  return given(client.GET('/api/v1/cases.geojson', { params: { query: tidy(filter) }, signal }))
}

export const caseStory = (number: string, signal?: AbortSignal) =>
  given(client.GET('/api/v1/cases/{number}', { params: { path: { number } }, signal }))

export const moveCase = (number: string, body: CaseMoveIn) =>
  given(client.POST('/api/v1/cases/{number}/moves', { params: { path: { number } }, body }))

export const sensitiveCases = (place: string, signal?: AbortSignal) =>
  given(client.GET('/api/v1/stats/sensitive', { params: { query: { place } }, signal }))

export const readerCandidates = (number: string, q: string, signal?: AbortSignal) =>
  given(client.GET('/api/v1/cases/{number}/readers/candidates', { params: { path: { number }, query: { q } }, signal }))

export const nameReader = (number: string, body: { username: string; reason: string }) =>
  given(client.POST('/api/v1/cases/{number}/readers', { params: { path: { number } }, body }))

export const removeReader = (number: string, username: string, reason: string) =>
  given(client.POST('/api/v1/cases/{number}/readers/{username}/removal', { params: { path: { number, username } }, body: { reason } }))

export const putReport = (report_id: string, body: ReportIn) =>
  given(client.PUT('/api/v1/reports/{report_id}', { params: { path: { report_id } }, body }))

export const receipt = (report_id: string) =>
  given(client.GET('/api/v1/reports/{report_id}/receipt', { params: { path: { report_id } } }))

export const putPhoto = (report_id: string, sha256: string, photo: Blob) =>
  given(
    client.PUT('/api/v1/reports/{report_id}/media/{sha256}', {
      params: { path: { report_id, sha256 } },
      body: photo as unknown as string,
      bodySerializer: () => photo,
      headers: { 'Content-Type': 'application/octet-stream' },
    }),
  )

export const photoUrl = (report_id: string, sha256: string) => `/api/v1/reports/${report_id}/media/${sha256}`

export const ownReports = (query: { limit?: number; cursor?: string } = {}) =>
  given(client.GET('/api/v1/reports/mine', { params: { query } }))

export const nearby = (query: { lng: number; lat: number; radius_m?: number; category?: string }, signal?: AbortSignal) =>
  given(client.GET('/api/v1/reports/nearby', { params: { query: tidy(query) }, signal }))

// Figures

export const areaStats = (query: QueryOf<'/api/v1/stats/areas'>, signal?: AbortSignal) =>
  given(client.GET('/api/v1/stats/areas', { params: { query: tidy(query) }, signal }))

export const hexStats = (query: StatsFilter & { resolution: number; place?: string }, signal?: AbortSignal) =>
  given(client.GET('/api/v1/stats/hexes', { params: { query: tidy(query) }, signal }))

export const series = (query: StatsFilter & { place?: string; step: SeriesStepName }, signal?: AbortSignal) =>
  given(client.GET('/api/v1/stats/series', { params: { query: tidy(query) }, signal }))
