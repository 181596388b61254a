/** What the queue of coordinations asks. */
import { get } from '@/api/client'
import type { QueryOf } from '@/api/types'
import { querying } from '@/shared/queue'

const LIVE = { meta: { live: () => true } }

export const coordinations = (query: QueryOf<'/api/v1/coordination'>) => get('/api/v1/coordination', { query }, LIVE)

export const counts = () => get('/api/v1/coordination/counts', {}, LIVE)

export const joint = () => get('/api/v1/coordination/joint', {}, LIVE)

export const proposal = (number: string) => get('/api/v1/cases/{number}/coordination', { path: { number } })

export const bookAddress = (query: QueryOf<'/api/v1/exports/coordination'>) => `/api/v1/exports/coordination${querying(query)}`
