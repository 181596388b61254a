/** What the history of the net asks. */
import { get } from '@/api/client'

export const netOn = (parent: string, at: string) => get('/api/v1/grids.geojson', { query: { parent, at } })

export const days = (parent: string) => get('/api/v1/net/days', { query: { parent } })

export const compare = (parent: string, from: string, to: string) => get('/api/v1/net/compare.geojson', { query: { parent, from, to } })

export const history = (code: string) => get('/api/v1/grids/{code}/history', { path: { code } })

export const family = (code: string) => get('/api/v1/grids/{code}/family', { path: { code } })
