/** What the pages ask of routing. */
import { client, get, given, sending } from '@/api/client'

import type { Correction } from './types'

export interface Where {
  /** Puts equals into order. */
  near?: [number, number] | null
  /** Looked in when the text names none. */
  county?: string
}

export const geocode = (q: string, { near, county }: Where = {}) =>
  sending('/api/v1/geocode', { body: { q, county, near: near?.map((degrees) => degrees.toFixed(6)).join(',') } })

export const decisions = (number: string) => get('/api/v1/cases/{number}/decisions', { path: { number } })

export const redecide = (number: string, body: Correction & { note?: string; preview?: boolean }, signal?: AbortSignal) =>
  given(client.POST('/api/v1/cases/{number}/redecide', { params: { path: { number } }, body: body as never, signal }))
