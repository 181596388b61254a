/** What the page of settings asks. */
import type { Question } from '@/api/cache'
import { client, get, given } from '@/api/client'

import type { Asked, Preview, TermsIn } from './types'

export const calendar = (year: number) => get('/api/v1/settings/calendar', { query: { year } })

export const changes = () => get('/api/v1/settings/calendar/changes', {})

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

export const termsChanges = () => get('/api/v1/settings/terms/changes', {})

export const termsPreview = (body: TermsIn, version: string): Question<Preview> => ({
  queryKey: ['terms-preview', body, version],
  queryFn: ({ signal }) => given(client.POST('/api/v1/settings/terms/preview', { body, signal })),
})

export const changeTerms = (body: TermsIn & { reason: string; version: string }) => given(client.POST('/api/v1/settings/terms/changes', { body }))
