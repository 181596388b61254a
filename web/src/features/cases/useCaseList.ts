/** A list of cases, page by page. */
import { computed, ref, shallowRef, watch, type ComputedRef } from 'vue'

import * as api from '@/api/calls'
import { asProblem, type Problem } from '@/api/problem'
import type { CaseBrief, CaseFilter } from '@/api/types'
import { useLoad } from '@/shared/useLoad'

const PAGE = 50

export function useCaseList(filter: ComputedRef<CaseFilter | null>) {
  const asked = computed(() => (filter.value ? JSON.stringify(filter.value) : null))
  const first = useLoad(asked, (key, signal) => api.cases({ ...(JSON.parse(key) as CaseFilter), limit: PAGE }, signal))
  const later = shallowRef<CaseBrief[]>([])
  const next = ref<string | null>(null)
  const busy = ref(false)
  const moreProblem = shallowRef<Problem | null>(null)

  /** What the rows shown were asked with: until the next ones come they are of another list. */
  const of = ref<string | null>(null)
  const stale = computed(() => first.data.value !== null && of.value !== asked.value)

  watch(first.data, (page) => {
    of.value = asked.value
    later.value = []
    next.value = page?.next ?? null
    moreProblem.value = null
  })

  async function more(): Promise<void> {
    if (!next.value || !filter.value || busy.value) return
    busy.value = true
    const about = asked.value
    try {
      const page = await api.cases({ ...filter.value, limit: PAGE, cursor: next.value })
      if (about !== asked.value) return
      later.value = [...later.value, ...page.items]
      next.value = page.next
      moreProblem.value = null
    } catch (reason) {
      moreProblem.value = asProblem(reason)
    } finally {
      busy.value = false
    }
  }

  const items = computed(() => [...(first.data.value?.items ?? []), ...later.value])
  return { items, next, more, busy, moreProblem, first, stale }
}
