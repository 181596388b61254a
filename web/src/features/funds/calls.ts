/** What the page of funds asks. */
import { client, get, given } from '@/api/client'

import type { BookingIn, DecidingIn, Kind, Line } from './types'

export const ledger = (parent: string, year: number) => get('/api/v1/funds', { query: { parent, year } })

export const entries = (parent: string, year: number, line?: Line, kind?: Kind) => get('/api/v1/funds/entries', { query: { parent, year, line, kind } })

export const book = (body: BookingIn) => given(client.POST('/api/v1/funds/entries', { body }))

export const counter = (entry_id: number, reason: string) => given(client.POST('/api/v1/funds/entries/{entry_id}/counter', { params: { path: { entry_id } }, body: { reason } }))

export const awards = (parent: string, year: number) => get('/api/v1/awards', { query: { parent, year } })

export const fulltimers = (parent: string) => get('/api/v1/people', { query: { parent, only: 'fulltime', limit: 200 } })

export const decide = (body: DecidingIn) => given(client.POST('/api/v1/awards', { body }))

export const takeBack = (decision_id: number) => given(client.POST('/api/v1/awards/{decision_id}/cancel', { params: { path: { decision_id } } }))

export const awardBook = (parent: string, year: number) => `/api/v1/exports/awards?${new URLSearchParams({ parent, year: String(year) })}`
