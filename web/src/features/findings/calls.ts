/** What is asked of what stands out in figures. */
import { FIGURES } from '@/api/cache'
import { get } from '@/api/client'

import type { Asked } from './types'

const query = ({ place, category, period }: Asked) => ({ place, category: category || undefined, ...period })

export const findings = (of: Asked) => get('/api/v1/stats/findings', { query: query(of) }, FIGURES)
export const hotspots = (of: Asked) => get('/api/v1/stats/hotspots', { query: query(of) }, FIGURES)
export const repeats = (of: Asked, least: number) => get('/api/v1/stats/repeats', { query: { ...query(of), least } }, FIGURES)
export const rising = (of: Asked) => get('/api/v1/stats/rising', { query: query(of) }, FIGURES)
export const silent = (of: Asked) => get('/api/v1/stats/silent', { query: query(of) }, FIGURES)
export const loads = (place: string) => get('/api/v1/stats/loads', { query: { place } }, FIGURES)

export function bookAddress(of: Asked): string {
  const told = Object.entries(query(of)).filter(([, value]) => value) as [string, string][]
  return `/api/v1/exports/hotspots?${new URLSearchParams(told)}`
}
