/** The list behind a number, kept in the address: it lies open again after a reload, and on the way back from a case. */
import { computed, type ComputedRef } from 'vue'

import type { CaseFilter, Division } from '@/api/types'
import { counted, filterQuery, parseFilter } from '@/features/cases'
import { t } from '@/shared/i18n'

import type { View } from './view'

interface Known {
  view: ComputedRef<View>
  here: ComputedRef<Division | null>
  names: ComputedRef<Map<string, string>>
  change: (patch: Partial<View>, how?: 'push' | 'replace') => void
}

export const listText = (filter: CaseFilter): string => new URLSearchParams(filterQuery(filter) as Record<string, string>).toString()
/** Whatever an address says, no list of a figure holds what figures don't count. */
export const listIn = (text: string): CaseFilter => counted(parseFilter(Object.fromEntries(new URLSearchParams(text))))

export function useLists({ view, here, names, change }: Known) {
  const titles = new Map<string, string>()

  function titleOf(filter: CaseFilter): string {
    const where = filter.place === here.value?.code ? '' : (names.value.get(filter.place ?? '') ?? '')
    const what = filter.measure ? t(`measures.${filter.measure}`) : t('measures.open')
    return [where, what].filter(Boolean).join(' · ')
  }

  const list = computed(() => {
    const text = view.value.list
    if (!text) return null
    const filter = listIn(text)
    return { filter, title: titles.get(text) ?? titleOf(filter) }
  })

  function open(filter: CaseFilter, title: string): void {
    const text = listText(counted(filter))
    titles.set(text, title)
    if (text !== view.value.list) change({ list: text }, 'push')
  }

  return { list, open, close: () => change({ list: null }) }
}
