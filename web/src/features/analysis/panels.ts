/** What the page of analysis shows beside its charts; a part is written here once and gets the scope of the page. */
import { type Component } from 'vue'

import type { CaseFilter } from '@/api/types'
import { FoundSection, LookFirst } from '@/features/findings'
import type { Against, Period } from '@/shared/overview/span'

/** What all parts of the page speak of. */
export interface Scope {
  place: string
  category: string
  period: Period
  against: Against
}

export interface PanelProps {
  scope: Scope
}

/** A part says which list stands behind a number; the page opens it. */
export type PanelEmits = { open: [filter: CaseFilter, title: string] }

/** Under the small map: what to look at first. */
export const ASIDE: Component[] = [LookFirst]

/** Below the charts, over the whole width. */
export const BELOW: Component[] = [FoundSection]
