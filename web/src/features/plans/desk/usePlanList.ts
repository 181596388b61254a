/** The plans of my counties, page by page. */
import { computed, ref, shallowRef, watch, type ComputedRef } from 'vue'

import { asProblem, type Problem } from '@/api/problem'
import { useLoad } from '@/shared/useLoad'

import * as api from '../calls'
import type { PlanListing, PlanState } from '../types'

const PAGE = 50

export function usePlanList(state: ComputedRef<PlanState | ''>) {
  const first = useLoad(
    () => ({ state: state.value || undefined }),
    (asked, signal) => api.plans({ ...asked, limit: PAGE }, signal),
  )
  const later = shallowRef<PlanListing[]>([])
  const next = ref<string | null>(null)
  const busy = ref(false)
  const moreProblem = shallowRef<Problem | null>(null)

  watch(first.data, (page) => {
    later.value = []
    next.value = page?.next ?? null
    moreProblem.value = null
  })

  async function more(): Promise<void> {
    if (!next.value || busy.value) return
    busy.value = true
    const about = state.value
    try {
      const page = await api.plans({ state: about || undefined, limit: PAGE, cursor: next.value })
      if (about !== state.value) return
      later.value = [...later.value, ...page.items]
      next.value = page.next
    } catch (reason) {
      moreProblem.value = asProblem(reason)
    } finally {
      busy.value = false
    }
  }

  const items = computed(() => [...(first.data.value?.items ?? []), ...later.value])
  return { items, first, next, more, busy, moreProblem }
}
