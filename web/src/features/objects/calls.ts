/** What the page of objects asks. */
import { client, get, given, sending } from '@/api/client'

import { posted } from '@/shared/files'

import type { Kind, Item, ObjectIn, ObjectsWanted, FormProposal } from './types'

export const objects = (body: Partial<ObjectsWanted>, cursor?: string) => sending('/api/v1/objects/search', { query: { limit: 50, cursor }, body })

export const counts = (body: Partial<ObjectsWanted>) => sending('/api/v1/objects/counts', { body })

export const points = (place: string, kind: Kind | null, late: boolean) => get('/api/v1/objects.geojson', { query: { place, ...(kind ? { kind } : {}), ...(late ? { late } : {}) } })

export const object = (object_id: string) => get('/api/v1/objects/{object_id}', { path: { object_id } })

export const collection = (county_code: string) => get('/api/v1/collection', { query: { county_code } })

export const addresses = (q: string) => given(client.POST('/api/v1/objects/addresses', { body: { q } }))

const of = (object_id: string) => ({ params: { path: { object_id } } })

export const save = (id: string, body: ObjectIn) => given(client.PUT('/api/v1/objects/{object_id}', { ...of(id), body }))

export const confirm = (id: string, version: number) => given(client.POST('/api/v1/objects/{object_id}/confirmation', { ...of(id), body: { version } }))

export const end = (id: string, version: number, reason: string) => given(client.POST('/api/v1/objects/{object_id}/ending', { ...of(id), body: { version, reason } }))

export const unseal = (id: string, reason: string) => given(client.POST('/api/v1/objects/{object_id}/opening', { ...of(id), body: { reason } }))

/** A kind's form, or that of reports, as the apps of ODK and Kobo read it. */
export const formAddress = (county_code: string, kind: Kind | 'report') => `/api/v1/exports/${kind === 'report' ? 'report' : 'object'}-form?${new URLSearchParams({ county_code, ...(kind === 'report' ? {} : { kind }) })}`

export const propose = async (file: File, asked: { county_code: string; kind: Kind; owner: string; basis: string; every: string }): Promise<FormProposal> => {
  const answer = await posted(`/api/v1/imports/collection-form?${new URLSearchParams({ ...asked, name: file.name.slice(-60) })}`, file)
  return answer.json() as Promise<FormProposal>
}

export const publish = (body: { county_code: string; first_day: string; reason: string; version: number; items: Item[] }) => given(client.POST('/api/v1/collection', { body }))
