/** What the history of the net asks. */
import { gridShapes } from '@/api/calls'
import { get } from '@/api/client'

/** All of a city is drawn so small that borders may lie off a little. */
export const netOn = (parent: string, at: string, whole: boolean) => gridShapes({ parent, at, within_m: whole ? 25 : 0 })

export const days = (parent: string) => get('/api/v1/net/days', { query: { parent } })

export const compare = (parent: string, from: string, to: string) => get('/api/v1/net/compare.geojson', { query: { parent, from, to } })

export const history = (code: string) => get('/api/v1/grids/{code}/history', { path: { code } })

export const family = (code: string) => get('/api/v1/grids/{code}/family', { path: { code } })
