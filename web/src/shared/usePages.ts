/** A list that grows page by page; another question starts it again, and the rows before stay until it answers. */
import { useInfiniteQuery } from '@tanstack/vue-query'
import { computed } from 'vue'

import { ask, cache, type Question } from '@/api/cache'
import type { Page } from '@/api/calls'
import { asProblem } from '@/api/problem'

import { loaded } from './useLoad'

type Pages<T> = { pages: Page<T>[] }

/**
 * Args:
 *   question: one page, from a cursor on; null means there is nothing to ask.
 */
export function usePages<T>(question: () => ((cursor?: string) => Question<Page<T>>) | null) {
  const asked = computed(() => {
    const page = question()
    if (!page) return null
    const { queryKey, meta, ...how } = page()
    return {
      ...how,
      queryKey: [...queryKey, 'pages'],
      queryFn: ({ pageParam, signal }: { pageParam?: string; signal: AbortSignal }) => page(pageParam).queryFn({ signal }),
      /** Whoever has gone on reading is not thrown back. */
      meta: meta && { live: ({ pages }: Pages<T>) => pages.length < 2 },
    }
  })
  const query = useInfiniteQuery(
    computed(() => ({
      ...(asked.value ?? { queryKey: ['nothing', 'pages'], queryFn: () => Promise.resolve({ items: [], next: null }), enabled: false }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }: Page<T>) => next,
      shallow: true,
    })),
    cache,
  )
  const first = loaded<Pages<T>>(asked, query)
  const later = query.isFetchNextPageError
  const stale = computed(() => first.data.value !== null && first.data.value !== query.data.value)
  const next = computed(() => first.data.value?.pages.at(-1)?.next ?? null)
  return {
    items: computed(() => first.data.value?.pages.flatMap((one) => one.items) ?? []),
    next,
    more: async () => {
      if (next.value && !stale.value) await query.fetchNextPage()
    },
    busy: query.isFetchingNextPage,
    moreProblem: computed(() => (later.value ? asProblem(query.error.value) : null)),
    first: { ...first, problem: computed(() => (later.value ? null : first.problem.value)) },
    /** These are the rows of the list before. */
    stale,
  }
}

/** All of a list, page by page, or so many rows of it that nobody reads more; then `next` says that there are more. */
export async function allPages<T>(page: (cursor?: string) => Question<Page<T>>, most: number): Promise<Page<T>> {
  const items: T[] = []
  let next: string | null = null
  do {
    const got: Page<T> = await ask(page(next ?? undefined))
    items.push(...got.items)
    next = got.next
  } while (next && items.length < most)
  return { items, next }
}
