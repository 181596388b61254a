/** One thing asked of the server: what came, whether it is on its way, what failed. Old data stays until new is here. */
import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef, type WatchSource } from 'vue'

import { asProblem, type Problem } from '@/api/problem'

export interface Load<T> {
  data: ShallowRef<T | null>
  problem: ShallowRef<Problem | null>
  loading: Ref<boolean>
  /** Loading for so long that the page should say so. */
  slow: Ref<boolean>
  reload: () => Promise<void>
}

const PATIENCE_MS = 300

/**
 * Asks when `source` changes and at once; a later question makes an earlier answer void.
 *
 * Args:
 *   source: what the question depends on; null means there is nothing to ask and empties the data.
 */
export function useLoad<S, T>(source: WatchSource<S | null>, ask: (given: S, signal: AbortSignal) => Promise<T>): Load<T> {
  const data = shallowRef<T | null>(null)
  const problem = shallowRef<Problem | null>(null)
  const loading = ref(false)
  const slow = ref(false)
  let turn = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  let last: S | null = null

  async function run(given: S | null): Promise<void> {
    last = given
    turn.abort()
    clearTimeout(timer)
    slow.value = false
    if (given === null) {
      data.value = null
      problem.value = null
      loading.value = false
      return
    }
    const mine = (turn = new AbortController())
    loading.value = true
    timer = setTimeout(() => (slow.value = true), PATIENCE_MS)
    try {
      const found = await ask(given, mine.signal)
      if (mine.signal.aborted) return
      data.value = found
      problem.value = null
    } catch (reason) {
      if (mine.signal.aborted) return
      problem.value = asProblem(reason)
    } finally {
      if (!mine.signal.aborted) {
        clearTimeout(timer)
        loading.value = slow.value = false
      }
    }
  }

  watch(source, (given) => void run(given as S | null), { immediate: true })
  onScopeDispose(() => {
    turn.abort()
    clearTimeout(timer)
  })
  return { data, problem, loading, slow, reload: () => run(last) }
}
