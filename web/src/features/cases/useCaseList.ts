/** A list of cases, page by page. */
import type { ComputedRef } from 'vue'

import { cases } from '@/api/calls'
import type { CaseFilter } from '@/api/types'
import { usePages } from '@/shared/usePages'

const PAGE = 50

export function useCaseList(filter: ComputedRef<CaseFilter | null>) {
  return usePages(() => {
    const asked = filter.value
    return asked && ((cursor) => cases({ ...asked, limit: PAGE, cursor }))
  })
}
