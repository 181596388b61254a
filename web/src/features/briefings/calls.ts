/** What the pages of briefings ask and do. */
import { cache } from '@/api/cache'
import { client, csrfToken, get, given } from '@/api/client'
import { problemOf, unreachable } from '@/api/problem'
import type { components } from '@/api/schema'
import { locale } from '@/shared/i18n'

type Schemas = components['schemas']
export type Paper = Schemas['PaperOut']
export type PaperRow = Schemas['PaperRow']
export type Block = Schemas['Block']
export type Piece = Schemas['Piece']
export type Bound = Schemas['Number']
export type Printed = Schemas['Printed']
export type Checked = Schemas['Checked']
export type Wish = Schemas['WishIn']
type BeginIn = Schemas['BeginIn']

const LISTED = '/api/v1/briefings'
const ONE = '/api/v1/briefings/{id}'

export type Recipient = Schemas['RecipientIn']
export type Kind = PaperRow['kind']

export const briefings = (state: PaperRow['state'] | undefined, place: string | undefined, kind: Kind = 'briefing', q = '') => (cursor?: string) => get(LISTED, { query: { state, place, limit: 50, cursor, ...(kind === 'briefing' ? {} : { kind }), ...(q ? { q } : {}) } })
export const paper = (id: number) => get(ONE, { path: { id } })
export const check = (id: number) => get('/api/v1/briefings/{id}/check', { path: { id } })
export const schedules = () => get('/api/v1/briefings/schedules', {})
export const head = (county: string) => get('/api/v1/briefings/head', { query: { county } })

/** What a list showed is out of date once something was done. */
const stale = <T>(made: T): T => {
  void cache.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === LISTED })
  return made
}

export const begin = (body: BeginIn): Promise<Paper> => given(client.POST(LISTED, { body })).then(stale)
export const save = (id: number, body: Schemas['SaveIn']): Promise<Schemas['Saved']> => given(client.PUT(ONE, { params: { path: { id } }, body })).then(stale)
export const refresh = (id: number, version: number): Promise<Paper> => given(client.POST('/api/v1/briefings/{id}/refresh', { params: { path: { id } }, body: { version } })).then(stale)
export const move = (id: number, body: Schemas['PaperMoveIn']): Promise<Paper> => given(client.POST('/api/v1/briefings/{id}/moves', { params: { path: { id } }, body })).then(stale)
export const correct = (id: number, reason: string): Promise<Paper> => given(client.POST('/api/v1/briefings/{id}/editions', { params: { path: { id } }, body: { reason } })).then(stale)
export const setSchedules = (place: string, items: Wish[]) => given(client.PUT('/api/v1/briefings/schedules/{place}', { params: { path: { place } }, body: { items } }))
export const receive = (id: number): Promise<Paper> => given(client.POST('/api/v1/briefings/{id}/receipts', { params: { path: { id } } })).then(stale)
/** Offices that a bulletin of a place can be addressed to. */
export const offices = (parent: string) => get('/api/v1/offices', { query: { parent } })
export const dropHead = (county: string) => given(client.DELETE('/api/v1/briefings/head/file', { params: { query: { county } } }))

export const headFile = (county: string) => `/api/v1/briefings/head/file?${new URLSearchParams({ county })}`
export const fileOf = (id: number, name: string) => `/api/v1/briefings/${id}/files/${encodeURIComponent(name)}`
export const previewOf = (id: number, block: string) => `/api/v1/briefings/${id}/preview?${new URLSearchParams({ block })}`

/** Sends a red head; a refusal is thrown as the problem it tells. */
export async function setHead(county: string, file: File): Promise<Schemas['HeadRow']> {
  const address = `/api/v1/briefings/head/file?${new URLSearchParams({ county, name: file.name })}`
  const headers = { 'Content-Type': 'application/octet-stream', 'Accept-Language': locale.value, 'X-CSRF-Token': csrfToken() }
  const answer = await fetch(address, { method: 'PUT', body: file, headers }).catch(() => {
    throw unreachable()
  })
  if (!answer.ok) throw problemOf(answer.status, await answer.json().catch(() => null))
  return answer.json() as Promise<Schemas['HeadRow']>
}

/** A briefing as it is now, whatever is held of it. */
export const fresh = (id: number): Promise<Paper> => given(client.GET(ONE, { params: { path: { id } } }))
