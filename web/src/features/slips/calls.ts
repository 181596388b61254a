/** What the list of supervision slips asks. */
import { get } from '@/api/client'
import type { QueryOf } from '@/api/types'

export const slips = (query: QueryOf<'/api/v1/slips'>) => get('/api/v1/slips', { query }, { meta: { live: () => true } })

export const counts = () => get('/api/v1/slips/counts', {}, { meta: { live: () => true } })
