/** The plans of my counties, page by page. */
import type { ComputedRef } from 'vue'

import { usePages } from '@/shared/usePages'

import { plans } from '../calls'
import type { PlanState } from '../types'

const PAGE = 50

export const usePlanList = (state: ComputedRef<PlanState | ''>) => usePages(() => (cursor) => plans({ state: state.value, limit: PAGE, cursor }))
