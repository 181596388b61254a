/** One thing asked of the server: what came, whether it is on its way, what failed. Old data stays until new is here. */
import { useQuery } from '@tanstack/vue-query'
import { computed, onScopeDispose, ref, shallowRef, watch, type Ref, type WritableComputedRef } from 'vue'

import { cache, type Question } from '@/api/cache'
import { asProblem, type Problem } from '@/api/problem'

export interface Load<T> {
  /** What is set here is held as if the server had said it. */
  data: WritableComputedRef<T | null>
  problem: Ref<Problem | null>
  loading: Ref<boolean>
  /** Loading for so long that the page should say so. */
  slow: Ref<boolean>
  reload: () => Promise<void>
}

const PATIENCE_MS = 300
const NOTHING = { queryKey: ['nothing'], queryFn: () => Promise.resolve(null), enabled: false }
const GONE = [401, 403, 404]

/**
 * Asks a question, and again when it becomes another; only the last one's answer counts.
 *
 * Args:
 *   question: null means there is nothing to ask and empties the data.
 */
export function useLoad<T>(question: () => Question<T> | null): Load<T> {
  const asked = computed(question)
  return loaded(asked, useQuery(computed(() => ({ ...(asked.value ?? NOTHING), shallow: true })), cache))
}

interface Query {
  data: Ref<unknown>
  error: Ref<Error | null>
  isFetching: Ref<boolean>
  refetch: () => Promise<unknown>
}

/** What a page sees of a query. */
export function loaded<T>(asked: Ref<{ queryKey: readonly unknown[] } | null>, query: Query): Load<T> {
  const held = shallowRef<T | null>(null)
  watch(
    [asked, query.data, query.error],
    ([now, found, refused]) => {
      if (!now || (refused && found !== undefined && GONE.includes(asProblem(refused).status))) held.value = null
      else if (found !== undefined) held.value = found as T
    },
    { immediate: true, flush: 'sync' },
  )

  const slow = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(query.isFetching, (now) => {
    clearTimeout(timer)
    slow.value = false
    if (now) timer = setTimeout(() => (slow.value = true), PATIENCE_MS)
  }, { immediate: true, flush: 'sync' })
  onScopeDispose(() => clearTimeout(timer))

  return {
    data: computed({
      get: () => held.value,
      set: (value) => {
        held.value = value
        if (asked.value && value !== null) cache.setQueryData(asked.value.queryKey, value)
      },
    }),
    problem: computed(() => (query.error.value ? asProblem(query.error.value) : null)),
    loading: query.isFetching,
    slow,
    reload: async () => {
      if (asked.value) await query.refetch()
    },
  }
}
