/** What desks ask. */
import { LIVE, ONCE } from '@/api/cache'
import { get } from '@/api/client'
import type { DeskRow } from '@/api/schema'
import type { QueryOf } from '@/api/types'
import { querying } from '@/shared/queue'

export type { DeskRow }
export type DeskName = 'command' | 'office' | 'grid' | 'village' | 'duty' | 'platform' | 'petition' | 'order'
export type DeskQuery = QueryOf<'/api/v1/desks/{desk}/cases'>

export const counts = (desk: DeskName, query: Omit<DeskQuery, 'tab'>) => get('/api/v1/desks/{desk}/counts', { path: { desk }, query }, LIVE)

export const rows = (desk: DeskName, query: DeskQuery) => get('/api/v1/desks/{desk}/cases', { path: { desk }, query }, LIVE)

export const bookAddress = (desk: DeskName, query: DeskQuery) => `/api/v1/exports/desks/${desk}${querying(query)}`

/** Where an office stands today. */
export const office = (code: string) => get('/api/v1/offices/{code}', { path: { code } }, ONCE)

/** How many messages were not read yet. */
export const unread = () => get('/api/v1/messages/counts', {}, LIVE)
