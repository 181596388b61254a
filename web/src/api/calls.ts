/** Every question the pages ask, one function each. */
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'

import { ask, FIGURES, LIVE, ONCE, read, type Question } from './cache'
import { client, get, given, sending, under } from './client'
import type { PatrolIn, RouteIn, WrittenIn } from './schema'
import type { Basemap, CaseFilter, CaseMoveIn, DivisionShapes, GridShapes, QueryOf, ReportIn, SeriesStepName, SlipMoveIn } from './types'

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

/** Lets this sign-in last as if it were opened now. */
export const renew = () => given(client.POST('/api/v1/auth/renewal'))

export const logout = () => given(client.POST('/api/v1/auth/logout'))

export const me = () => get('/api/v1/auth/me', {}, ONCE)

/** Who is signed in at this moment, whatever is held. */
export const whoNow = () => given(client.GET('/api/v1/auth/me', { cache: 'no-store' }))

export const demoAccounts = () => get('/api/v1/auth/demo-accounts', {})

// Places

export const divisions = (query: { level?: string; parent?: string }) => get('/api/v1/divisions', { query })

export const division = (code: string) => get('/api/v1/divisions/{code}', { path: { code } }, ONCE)

/** Shapes to draw: sent with each common border once. */
const drawn = <T>(question: Question<unknown>): Question<T> =>
  read(question, 'drawn', (told) => feature(told as Topology, (told as Topology).objects.shapes as GeometryCollection) as unknown as T)

export const divisionShapes = (level: string, parent?: string) =>
  drawn<DivisionShapes>(get('/api/v1/divisions.topojson', { query: { level, parent } }, ONCE))

export const gridShapes = (query: QueryOf<'/api/v1/grids.topojson'>, how = {}) => drawn<GridShapes>(get('/api/v1/grids.topojson', { query }, how))

/** The very borders, to be edited beside. */
export const exactGrids = (parent: string) => get('/api/v1/grids.geojson', { query: { parent } })

export const grids = (query: { parent?: string; q?: string; limit?: number }) => get('/api/v1/grids', { query })

export const gridLoad = (code: string) => get('/api/v1/grids/{code}/load', { path: { code } })

/** Named places, or rivers with their chiefs. */
export const overlays = (query: QueryOf<'/api/v1/overlays'>) => get('/api/v1/overlays', { query })

export const officesIn = (parent: string) => get('/api/v1/offices', { query: { parent } })

export const grid = (code: string) => get('/api/v1/grids/{code}', { path: { code } })

/** The great lines as they look from afar; near ones are asked for by box. */
export const basemap = () => drawn<Basemap>(get('/api/v1/basemap.topojson', { query: { minor: false, within_m: 20 } }, ONCE))

export const linesIn = (bbox: string) => drawn<Basemap>(get('/api/v1/basemap.topojson', { query: { bbox } }, ONCE))

export const reverse = (lng: number, lat: number) => get('/api/v1/reverse', { query: { lng, lat } })

export const route = (body: RouteIn) => sending('/api/v1/route', { body })

/** People, by name or not. */
export const people = ({ q, ...query }: QueryOf<'/api/v1/people'> & { q?: string }) => (q ? sending('/api/v1/people/search', { query, body: { q } }) : get('/api/v1/people', { query }))

// Cases and reports

export const layers = () => get('/api/v1/layers', {}, ONCE)

export const categories = () => get('/api/v1/categories', {}, ONCE)

export const cases = (query: CaseFilter & { limit?: number; cursor?: string }) => get('/api/v1/cases', { query }, LIVE)

/** How many stand behind each tab of a list. */
export const caseCounts = ({ sort, ...query }: CaseFilter) => get('/api/v1/cases/counts', { query }, LIVE)

export const casePoints = ({ sort, ...query }: CaseFilter) => get('/api/v1/cases.geojson', { query }, LIVE)

/** Open cases gathered for a map; sums, and so asked for as sums are. */
export const caseClusters = ({ sort, ...query }: CaseFilter & { zoom: number }) => get('/api/v1/cases/clusters', { query }, FIGURES)

/** A case is touched by what happens in its county. */
export const caseStory = (number: string) =>
  get('/api/v1/cases/{number}', { path: { number } }, { meta: { live: ({ case: { county_code: county } }, counties) => !counties.size || counties.has('') || counties.has(county) } })

export const moveCase = (number: string, body: CaseMoveIn, token?: string) =>
  given(client.POST('/api/v1/cases/{number}/moves', { params: { path: { number } }, body, headers: under(token) }))

/** Cases that may be the same matter as a case; touched by what happens in its county, and by what people say of them. */
export const doubles = (number: string) => get('/api/v1/cases/{number}/doubles', { path: { number } }, LIVE)

export const tellApart = (number: string, other: string) => given(client.POST('/api/v1/cases/{number}/doubles/{other}/apart', { params: { path: { number, other } } }))
export const takeBackApart = (number: string, other: string) => given(client.POST('/api/v1/cases/{number}/doubles/{other}/apart/undo', { params: { path: { number, other } } }))

/** How many doubles cases of one page of a queue may have; at most 100. */
export const doubleCounts = (number: string[]) => get('/api/v1/doubles', { query: { number } }, LIVE)

/** Undoes what I did last with a case, for some seconds. */
export const undoCase = (number: string) => given(client.POST('/api/v1/cases/{number}/undo', { params: { path: { number } } }))

/** To whom a supervision slip about a case can go. */
export const addressees = (number: string) => get('/api/v1/cases/{number}/addressees', { path: { number } })

export const moveSlip = (number: string, seq: number, body: SlipMoveIn) => given(client.POST('/api/v1/cases/{number}/slips/{seq}/moves', { params: { path: { number, seq } }, body }))

/** How the reporters can be reached; the story of the case tells that it was opened. */
export const openContact = (number: string, reason: string) => given(client.POST('/api/v1/cases/{number}/contact', { params: { path: { number } }, body: { reason } }))

/** The code of a report's page, told this once. */
export const issueCode = (number: string, report: string) => given(client.POST('/api/v1/cases/{number}/reports/{report_id}/code', { params: { path: { number, report_id: report } } }))

/** Who in my office could be in charge of a case. */
export const colleagues = (number: string) => get('/api/v1/cases/{number}/colleagues', { path: { number } })

/** When the limit of handling would end, extended by so many of its units. */
export const extension = (number: string, more: number) => ask(get('/api/v1/cases/{number}/extension', { path: { number }, query: { more } }))

export const sensitiveCases = (place: string) => get('/api/v1/stats/sensitive', { query: { place } })

export const seenBy = (number: string) => get('/api/v1/cases/{number}/seen-by', { path: { number } })

export const readerCandidates = (number: string, q: string) => sending('/api/v1/cases/{number}/readers/candidates', { path: { number }, body: { q } })

export const nameReader = (number: string, body: { username: string; reason: string }) =>
  given(client.POST('/api/v1/cases/{number}/readers', { params: { path: { number } }, body }))

export const removeReader = (number: string, username: string, reason: string) =>
  given(client.POST('/api/v1/cases/{number}/readers/{username}/removal', { params: { path: { number, username } }, body: { reason } }))

/** The clock of the device goes along: the server measures how far it is off. */
export const putReport = (report_id: string, body: ReportIn, token?: string) =>
  given(client.PUT('/api/v1/reports/{report_id}', { params: { path: { report_id } }, body, headers: { ...under(token), 'Device-Time': new Date().toISOString() } }))

export const receipt = (report_id: string) => get('/api/v1/reports/{report_id}/receipt', { path: { report_id } })

export const putPhoto = (report_id: string, sha256: string, photo: Blob, token?: string) =>
  given(
    client.PUT('/api/v1/reports/{report_id}/media/{sha256}', {
      params: { path: { report_id, sha256 } },
      body: photo as unknown as string,
      bodySerializer: () => photo,
      headers: { ...under(token), 'Content-Type': 'application/octet-stream' },
    }),
  )

/** The rest of a photo of which so many bytes are there. */
export const goOnWithPhoto = (report_id: string, sha256: string, rest: Blob, from: number, token?: string) =>
  given(
    client.PATCH('/api/v1/reports/{report_id}/media/{sha256}', {
      params: { path: { report_id, sha256 } },
      body: rest as unknown as string,
      bodySerializer: () => rest,
      headers: { ...under(token), 'Content-Type': 'application/partial-upload', 'Upload-Offset': String(from), 'Upload-Complete': '?1' },
    }),
  )

export const putCasePhoto = (number: string, sha256: string, photo: Blob, token?: string) =>
  given(
    client.PUT('/api/v1/cases/{number}/photos/{sha256}', {
      params: { path: { number, sha256 } },
      body: photo as unknown as string,
      bodySerializer: () => photo,
      headers: { ...under(token), 'Content-Type': 'application/octet-stream' },
    }),
  )

/** Puts a paper to a case, which the next move there names. */
export const putCasePaper = (number: string, sha256: string, name: string, paper: Blob) =>
  given(
    client.PUT('/api/v1/cases/{number}/papers/{sha256}', {
      params: { path: { number, sha256 }, query: { name } },
      body: paper as unknown as string,
      bodySerializer: () => paper,
      headers: { 'Content-Type': 'application/octet-stream' },
    }),
  )

export const paperUrl = (number: string, sha256: string) => `/api/v1/cases/${number}/papers/${sha256}`

export const casePhotoUrl = (number: string, sha256: string) => `/api/v1/cases/${number}/photos/${sha256}`

/** What I am to look at. */
export const fieldTasks = () => get('/api/v1/field/tasks', {}, LIVE)

/** Grids that I am chief or guide of. */
export const fieldTeam = () => get('/api/v1/field/team', {}, LIVE)

/** Objects of my grids with their forms; known without a network, and nothing of it is sealed. */
export const fieldObjects = () => get('/api/v1/field/objects', {})

/** What I do by the task list of today. */
export const myTasks = () => get('/api/v1/tasks/mine', {})

/** My grids, and who gets what there; known without a network. */
export const ground = () => get('/api/v1/field/ground', {}, { staleTime: 600_000 })

/** When I am on duty, today and in the days to come. */
export const duty = () => get('/api/v1/field/duty', {})

export const putPatrol = (patrol_id: string, body: PatrolIn, token?: string) =>
  given(client.PUT('/api/v1/patrols/{patrol_id}', { params: { path: { patrol_id } }, body, headers: { ...under(token), 'Device-Time': new Date().toISOString() } }))

export const patrols = (cursor?: string) => get('/api/v1/patrols', { query: { limit: 20, cursor } })

export const patrol = (patrol_id: string) => get('/api/v1/patrols/{patrol_id}', { path: { patrol_id } })

/** How much of a place's grids patrols reached; of days the last thirty by default. */
export const patrolCoverage = (query: { place: string; from?: string; to?: string }) => get('/api/v1/patrols/coverage', { query })

export const patrolCells = (query: { place: string; from?: string; to?: string; reached?: boolean }) => get('/api/v1/patrols/cells', { query })

export const photoUrl = (report_id: string, sha256: string) => `/api/v1/reports/${report_id}/media/${sha256}`

export const ownReports = (query: { limit?: number; cursor?: string } = {}) => get('/api/v1/reports/mine', { query }, LIVE)

/** My reports whose cases are closed: the list behind their number and their map. */
export const closedReports = () => get('/api/v1/reports/mine/closed', {}, LIVE)

export const outcome = (report_id: string) => get('/api/v1/reports/{report_id}/outcome', { path: { report_id } }, LIVE)

export const outcomePhotoUrl = (report_id: string, sha256: string) => `/api/v1/reports/${report_id}/outcome/photos/${sha256}`

/** Of a photo's address: the small picture, for lists and beside words. */
export const small = (url: string) => `${url}?size=small`

/** Open cases that may be what is being reported. */
export const reportDoubles = (body: WrittenIn) => sending('/api/v1/reports/doubles', { body })

/** What words are likely about. */
export const suggestions = (text: string) => sending('/api/v1/suggestions', { body: { text } }, { staleTime: Infinity })

export const suggestionCards = () => get('/api/v1/suggestions/cards', {})

export const nearby = (query: { lng: number; lat: number; radius_m?: number; category?: string }) => get('/api/v1/reports/nearby', { query })

// Figures

export const areaStats = (query: QueryOf<'/api/v1/stats/areas'>) => get('/api/v1/stats/areas', { query }, FIGURES)

export const pageAddress = (place: string, { from, to }: { from: string; to: string }, category: string) =>
  `/api/v1/exports/page?${new URLSearchParams({ place, from, to, ...(category ? { category } : {}) })}`
export const hexStats = (query: QueryOf<'/api/v1/stats/hexes'>) => get('/api/v1/stats/hexes', { query }, FIGURES)

export const heatStats = (query: QueryOf<'/api/v1/stats/heat'>) => get('/api/v1/stats/heat', { query }, FIGURES)

export const series = (query: StatsFilter & { place?: string; step: SeriesStepName }) => get('/api/v1/stats/series', { query }, FIGURES)
