/** What stands out in figures, as the page holds it. */
import type { Finding, HotSpot } from '@/api/schema'
import type { CaseFilter } from '@/api/types'
import type { Period } from '@/shared/overview/span'

/** Of what it is asked. */
export interface Asked {
  place: string
  category: string
  period: Period
}

export type Standing = HotSpot['standing']
export type Part = Finding['zh'][number]
/** The list behind a number. */
export type Opens = [filter: CaseFilter, title: string]

export const PARTS = ['hotspots', 'repeats', 'rising', 'silent', 'loads'] as const
export type PartName = (typeof PARTS)[number]
