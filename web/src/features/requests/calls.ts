/** What the queue of requests asks. */
import { get } from '@/api/client'
import type { QueryOf } from '@/api/types'
import { querying } from '@/shared/queue'

export const requests = (query: QueryOf<'/api/v1/requests'>) => get('/api/v1/requests', { query }, { meta: { live: () => true } })

export const counts = () => get('/api/v1/requests/counts', {}, { meta: { live: () => true } })

export const bookAddress = (query: QueryOf<'/api/v1/exports/requests'>) => `/api/v1/exports/requests${querying(query)}`
