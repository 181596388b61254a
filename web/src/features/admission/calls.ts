/** What the page of admissions asks. */
import { client, get, given } from '@/api/client'
import type { OpinionIn, RequestChangeIn, RequestIn, RequestMoveIn } from '@/api/schema'

import type { AdmissionState } from './types'

export const requests = (state: AdmissionState | null, blocked: boolean, cursor?: string) =>
  get('/api/v1/admissions', { query: { ...(state ? { state } : {}), ...(blocked ? { blocked } : {}), ...(cursor ? { cursor } : {}) } })

export const figures = () => get('/api/v1/admissions/figures', {})

export const request = (request_id: number) => get('/api/v1/admissions/{request_id}', { path: { request_id } })

export const make = (body: RequestIn) => given(client.POST('/api/v1/admissions', { body }))

const at = (request_id: number) => ({ params: { path: { request_id } } })
export const write = (id: number, body: RequestChangeIn) => given(client.PUT('/api/v1/admissions/{request_id}', { ...at(id), body }))

export const move = (id: number, body: RequestMoveIn) => given(client.POST('/api/v1/admissions/{request_id}/moves', { ...at(id), body }))

export const opine = (id: number, body: OpinionIn) => given(client.POST('/api/v1/admissions/{request_id}/opinion', { ...at(id), body }))

export const block = (number: string) => given(client.POST('/api/v1/admissions/blocks/{number}', { params: { path: { number } } }))
