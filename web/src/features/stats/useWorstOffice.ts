/** The office with the most overdue cases of a place; null when the list is too long to be sure. */
import type { ComputedRef } from 'vue'

import * as api from '@/api/calls'
import { counted } from '@/features/cases'
import { useLoad } from '@/shared/useLoad'

export interface WorstOffice {
  code: string
  name: string
  count: number
}

const SURE = 200
/** An office with less than a tenth is not worth a sentence. */
const TENTH = 10

export function useWorstOffice(asked: ComputedRef<{ place: string; category: string; overdue: number } | null>) {
  return useLoad(
    () => (asked.value && asked.value.overdue > 0 && asked.value.overdue <= SURE ? JSON.stringify(asked.value) : null),
    async (_key, signal): Promise<WorstOffice | null> => {
      const { place, category } = asked.value!
      const page = await api.cases({ ...counted({ open: true, due: 'overdue', place, category: category || undefined }), limit: SURE }, signal)
      if (page.next) return null
      const found = new Map<string, WorstOffice>()
      for (const one of page.items) {
        if (!one.office_code) continue
        const entry = found.get(one.office_code) ?? { code: one.office_code, name: one.office_name ?? one.office_code, count: 0 }
        entry.count += 1
        found.set(one.office_code, entry)
      }
      const worst = [...found.values()].sort((a, b) => b.count - a.count)[0]
      return worst && worst.count > 1 && worst.count >= page.items.length / TENTH ? worst : null
    },
  )
}
