/** What the pages ask of routing. */
import { client, given } from '@/api/client'

import type { Correction, Decided, Geocoded, Redecided } from './types'

const said = <T extends object>(query: T): T => Object.fromEntries(Object.entries(query).filter(([, value]) => value != null && value !== '')) as T

export interface Where {
  /** Puts equals into order. */
  near?: [number, number] | null
  /** Looked in when the text names none. */
  county?: string
}

export const geocode = (q: string, { near, county }: Where = {}, signal?: AbortSignal) => {
  const query = said({ q, county, near: near?.map((degrees) => degrees.toFixed(6)).join(',') })
  return given(client.GET('/api/v1/geocode', { params: { query }, signal })) as Promise<Geocoded>
}

export const decisions = (number: string, signal?: AbortSignal) =>
  given(client.GET('/api/v1/cases/{number}/decisions', { params: { path: { number } }, signal })) as Promise<{ items: Decided[] }>

export const redecide = (number: string, body: Correction & { note?: string; preview?: boolean }, signal?: AbortSignal) =>
  given(client.POST('/api/v1/cases/{number}/redecide', { params: { path: { number } }, body: body as never, signal })) as Promise<Redecided>
