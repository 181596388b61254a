/** What the page of offices asks. */
import { client, get, given } from '@/api/client'

import type { ChangeIn, FoundingIn, WatchIn } from './types'

export const offices = (parent: string, at: string) => get('/api/v1/offices', { query: { parent, at } })

export const office = (code: string, at: string) => get('/api/v1/offices/{code}', { path: { code }, query: { at } })

export const inField = (office: string, at: string) => get('/api/v1/offices/field', { query: { office, at, months: 12 } })

const of = (code: string) => ({ params: { path: { code } } })

export const found = (body: FoundingIn) => given(client.POST('/api/v1/offices', { body }))

export const change = (code: string, body: ChangeIn) => given(client.POST('/api/v1/offices/{code}/changes', { ...of(code), body }))

export const openWork = (code: string) => get('/api/v1/offices/{code}/open-work', of(code).params)

export const close = (code: string, last_day: string, heir_code: string) => given(client.POST('/api/v1/offices/{code}/closing', { ...of(code), body: { last_day, heir_code } }))

export const undo = (code: string) => given(client.POST('/api/v1/offices/{code}/undo', of(code)))

export const roster = (parent: string, from: string) => get('/api/v1/duty-roster', { query: { parent, from } })

export const enterDuty = (body: WatchIn) => given(client.POST('/api/v1/duty-roster', { body }))

export const cancelShifts = (ids: number[]) => given(client.POST('/api/v1/duty-roster/cancel', { body: { ids } }))
