/** What the history of the net asks. */
import { client, given } from '@/api/client'
import type { components } from '@/api/schema'

export type Version = components['schemas']['GridVersion']

export const netOn = (parent: string, at: string, signal?: AbortSignal) => given(client.GET('/api/v1/grids.geojson', { params: { query: { parent, at } }, signal }))

export const days = (parent: string, signal?: AbortSignal) => given(client.GET('/api/v1/net/days', { params: { query: { parent } }, signal }))

export const compare = (parent: string, from: string, to: string, signal?: AbortSignal) =>
  given(client.GET('/api/v1/net/compare.geojson', { params: { query: { parent, from, to } }, signal }))

export const history = (code: string, signal?: AbortSignal) => given(client.GET('/api/v1/grids/{code}/history', { params: { path: { code } }, signal }))

export const family = (code: string, signal?: AbortSignal) => given(client.GET('/api/v1/grids/{code}/family', { params: { path: { code } }, signal }))
