/** What the page of rollout asks. */
import { client, get, given } from '@/api/client'

import type { MeasureName, StandardIn, TickIn } from './types'

export const rollout = (county_code: string) => get('/api/v1/rollout', { query: { county_code } })

export const rows = (county_code: string, measure: MeasureName, town: string | null) => get('/api/v1/rollout/rows', { query: { county_code, measure, ...(town ? { town } : {}) } })

export const standards = (county_code: string) => get('/api/v1/rollout/standards', { query: { county_code } })

export const ticks = (county_code: string, item: string) => get('/api/v1/rollout/ticks', { query: { county_code, item } })

export const setStandard = (body: StandardIn) => given(client.POST('/api/v1/rollout/standards', { body }))

export const tick = (body: TickIn) => given(client.POST('/api/v1/rollout/ticks', { body }))

export const bookAddress = (county_code: string) => `/api/v1/exports/rollout?${new URLSearchParams({ county_code })}`
