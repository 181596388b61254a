/** What the page of settings asks. */
import type { Question } from '@/api/cache'
import { client, get, given } from '@/api/client'
import type { ChannelIn, paths } from '@/api/schema'
import type { QueryOf } from '@/api/types'

import type { AgenciesIn, Asked, PackDraftIn, PackIn, MessagesIn, Preview, ReporterPagesIn, RolesIn, TermsIn, ThresholdsIn } from './types'

export const calendar = (year: number) => get('/api/v1/settings/calendar', { query: { year } })

export type Topic = paths['/api/v1/settings/{topic}/changes']['get']['parameters']['path']['topic']

export const changesOf = (topic: Topic) => () => get('/api/v1/settings/{topic}/changes', { path: { topic } })

/** What a change would do; asked again whenever it, or what it stands on, becomes another. */
export const preview = (body: Asked, version: string): Question<Preview> => ({
  queryKey: ['calendar-preview', body, version],
  queryFn: ({ signal }) => given(client.POST('/api/v1/settings/calendar/preview', { body, signal })),
})

export const change = (body: Asked & { reason: string; version: string }) => given(client.POST('/api/v1/settings/calendar/changes', { body }))

export const reckon = () => given(client.POST('/api/v1/settings/reckoning'))

export const read = (file: Blob) =>
  given(client.POST('/api/v1/settings/calendar/file', { body: file as unknown as string, bodySerializer: () => file, headers: { 'Content-Type': 'application/octet-stream' } }))

export const terms = (at: string) => get('/api/v1/settings/terms', { query: { at } })

export const termsPreview = (body: TermsIn, version: string): Question<Preview> => ({
  queryKey: ['terms-preview', body, version],
  queryFn: ({ signal }) => given(client.POST('/api/v1/settings/terms/preview', { body, signal })),
})

export const changeTerms = (body: TermsIn & { reason: string; version: string }) => given(client.POST('/api/v1/settings/terms/changes', { body }))

export const thresholdsPreview = (body: ThresholdsIn, version: string): Question<Preview> => ({
  queryKey: ['thresholds-preview', body, version],
  queryFn: ({ signal }) => given(client.POST('/api/v1/settings/thresholds/preview', { body, signal })),
})

export const changeThresholds = (body: ThresholdsIn & { reason: string; version: string }) => given(client.POST('/api/v1/settings/thresholds/changes', { body }))

export const agenciesPreview = (body: AgenciesIn, version: string): Question<Preview> => ({
  queryKey: ['agencies-preview', body, version],
  queryFn: ({ signal }) => given(client.POST('/api/v1/settings/agencies/preview', { body, signal })),
})

export const changeAgencies = (body: AgenciesIn & { reason: string; version: string }) => given(client.POST('/api/v1/settings/agencies/changes', { body }))

export const rolesPreview = (body: RolesIn, version: string): Question<Preview> => ({
  queryKey: ['roles-preview', body, version],
  queryFn: ({ signal }) => given(client.POST('/api/v1/settings/roles/preview', { body, signal })),
})

export const changeRoles = (body: RolesIn & { reason: string; version: string }) => given(client.POST('/api/v1/settings/roles/changes', { body }))

export const pagesPreview = (body: ReporterPagesIn, version: string): Question<Preview> => ({
  queryKey: ['pages-preview', body, version],
  queryFn: ({ signal }) => given(client.POST('/api/v1/settings/reporter_pages/preview', { body, signal })),
})

export const changePages = (body: ReporterPagesIn & { reason: string; version: string }) => given(client.POST('/api/v1/settings/reporter_pages/changes', { body }))

export const toldPreview = (body: MessagesIn, version: string): Question<Preview> => ({
  queryKey: ['told-preview', body, version],
  queryFn: ({ signal }) => given(client.POST('/api/v1/settings/messages/preview', { body, signal })),
})

export const changeTold = (body: MessagesIn & { reason: string; version: string }) => given(client.POST('/api/v1/settings/messages/changes', { body }))

export const told = () => get('/api/v1/settings/messages', {})

export const channels = () => get('/api/v1/messages/channels', {})

export const setChannel = (code: string, body: ChannelIn) => given(client.PUT('/api/v1/messages/channels/{code}', { params: { path: { code } }, body }))

export const tryChannel = (code: string, address: string) => given(client.POST('/api/v1/messages/channels/{code}/try', { params: { path: { code } }, body: { address } }))

export const outbox = (query: QueryOf<'/api/v1/messages/outbox'>) => get('/api/v1/messages/outbox', { query })

export const sendAgain = (id: number) => given(client.POST('/api/v1/messages/outbox/{id}/again', { params: { path: { id } } }))

export const sendAllAgain = (channel: string) => given(client.POST('/api/v1/messages/outbox/again', { body: { channel } }))

export const pages = () => get('/api/v1/settings/reporter_pages', {})

export const thresholds = () => get('/api/v1/settings/thresholds', {})

export const agencies = (at: string) => get('/api/v1/settings/agencies', { query: { at } })

export const roles = () => get('/api/v1/settings/roles', {})

export const packPreview = (body: PackIn, version: string): Question<Preview> => ({
  queryKey: ['pack-preview', body, version],
  queryFn: ({ signal }) => given(client.POST('/api/v1/settings/pack/preview', { body, signal })),
})

export const changePack = (body: PackIn & { reason: string; version: string }) => given(client.POST('/api/v1/settings/pack/changes', { body }))

export const draftPack = (body: PackDraftIn) => given(client.POST('/api/v1/settings/pack/drafts', { body }))
