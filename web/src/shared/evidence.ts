/** Where what a sentence rests on is shown: a list of cases, the map, or what was found. */
import type { RouteLocationRaw } from 'vue-router'

import type { Evidence } from '@/api/schema'

export function wayTo({ opens, query }: Pick<Evidence, 'opens' | 'query'>): RouteLocationRaw {
  if (opens === 'cases') return { path: '/cases', query: { ...query, sensitive: 'false' } }
  return opens === 'map' ? { name: 'map', query } : { name: 'analysis', query, hash: '#findings' }
}
