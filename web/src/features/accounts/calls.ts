/** What the page of accounts asks. */
import { people as named } from '@/api/calls'
import { client, get, given, sending } from '@/api/client'
import { posted } from '@/shared/files'
import type { QueryOf } from '@/api/types'

import type { OpeningIn, RoleIn } from './types'

const at = (username: string) => ({ path: { username } })

export const accounts = ({ q, ...query }: QueryOf<'/api/v1/accounts'> & { q?: string }) => (q ? sending('/api/v1/accounts/search', { query, body: { q } }) : get('/api/v1/accounts', { query }))

export const account = (username: string) => get('/api/v1/accounts/{username}', at(username))

export const rights = (username: string, day: string) => get('/api/v1/accounts/{username}/rights', { ...at(username), query: { day } })

export const beginning = () => get('/api/v1/beginning', {})

export const people = (q: string) => named({ q, limit: 20 })

export const open = (body: OpeningIn) => given(client.POST('/api/v1/accounts', { body }))

/** The sheet of one-time links, of accounts named or of all that wait for one in a place. */
export const linkSheet = (usernames: string[], parent?: string) =>
  posted('/api/v1/accounts/links', JSON.stringify({ usernames, parent: parent ?? null, address: location.origin }), 'application/json')

/** The same links as cards, with what was not made and why. */
export const linkCards = (usernames: string[], parent?: string) => given(client.POST('/api/v1/accounts/link-cards', { body: { usernames, parent: parent ?? null } }))

export const close = (username: string, reason: string) => given(client.POST('/api/v1/accounts/{username}/closing', { params: at(username), body: { reason } }))

export const reopen = (username: string, reason: string) => given(client.POST('/api/v1/accounts/{username}/reopening', { params: at(username), body: { reason } }))

export const unlock = (username: string) => given(client.POST('/api/v1/accounts/{username}/unlocking', { params: at(username) }))

export const hand = (username: string) => given(client.POST('/api/v1/accounts/{username}/links', { params: at(username) }))

export const endSignIns = (username: string) => given(client.POST('/api/v1/accounts/{username}/sign-ins/ending', { params: at(username) }))

export const appoint = (username: string, body: RoleIn) => given(client.POST('/api/v1/accounts/{username}/posts', { params: at(username), body }))

const held = (username: string, post_id: number) => ({ path: { username, post_id } })

export const endPost = (username: string, post_id: number, last_day: string) =>
  given(client.POST('/api/v1/accounts/{username}/posts/{post_id}/ending', { params: held(username, post_id), body: { last_day } }))

export const undoPost = (username: string, post_id: number) => given(client.POST('/api/v1/accounts/{username}/posts/{post_id}/undo', { params: held(username, post_id) }))
