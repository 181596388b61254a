/** The office with the most overdue cases of a place; null when the list is too long to be sure. */
import type { ComputedRef } from 'vue'

import { read } from '@/api/cache'
import * as api from '@/api/calls'
import type { Page } from '@/api/calls'
import type { CaseBrief } from '@/api/types'
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
  return useLoad(() => {
    if (!asked.value || asked.value.overdue <= 0 || asked.value.overdue > SURE) return null
    const { place, category } = asked.value
    return read(api.cases({ ...counted({ open: true, due: 'overdue', place, category: category || undefined }), limit: SURE }), 'worst office', worstOf)
  })
}

function worstOf({ items, next }: Page<CaseBrief>): WorstOffice | null {
  if (next) return null
  const found = new Map<string, WorstOffice>()
  for (const one of items) {
    if (!one.office_code) continue
    const entry = found.get(one.office_code) ?? { code: one.office_code, name: one.office_name ?? one.office_code, count: 0 }
    entry.count += 1
    found.set(one.office_code, entry)
  }
  const worst = [...found.values()].sort((a, b) => b.count - a.count)[0]
  return worst && worst.count > 1 && worst.count >= items.length / TENTH ? worst : null
}
