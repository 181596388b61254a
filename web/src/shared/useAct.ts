/** What is sent to the server: whether it is on its way, and why it was refused. */
import { ref, shallowRef } from 'vue'

import { asProblem, type Problem } from '@/api/problem'

export function useAct() {
  const busy = ref(false)
  const problem = shallowRef<Problem | null>(null)

  /** What it gave; null when it was refused. */
  async function act<T>(doing: () => Promise<T>): Promise<T | null> {
    busy.value = true
    problem.value = null
    try {
      return await doing()
    } catch (reason) {
      problem.value = asProblem(reason)
      return null
    } finally {
      busy.value = false
    }
  }

  return { busy, problem, act }
}
