/** What the charts ask. */
import { FIGURES } from '@/api/cache'
import { get } from '@/api/client'

import type { Scope } from './panels'

const scoped = ({ place, category, period }: Scope) => ({ place, ...period, ...(category ? { category } : {}) })

export const categories = (scope: Scope) => get('/api/v1/stats/categories', { query: { ...scoped(scope), against: scope.against } }, FIGURES)
export const hours = (scope: Scope) => get('/api/v1/stats/hours', { query: scoped(scope) }, FIGURES)
export const hops = (scope: Scope) => get('/api/v1/stats/hops', { query: scoped(scope) }, FIGURES)
export const flows = (scope: Scope) => get('/api/v1/stats/flows', { query: scoped(scope) }, FIGURES)
export const standing = ({ place, category }: Scope) => get('/api/v1/stats/standing', { query: { place, ...(category ? { category } : {}) } }, FIGURES)
