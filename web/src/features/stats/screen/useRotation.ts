/** Which of some things is shown for a while, then the next; told as a number that always is one of them. */
import { computed, onScopeDispose, ref, type ComputedRef } from 'vue'

export const EACH_MS = 12_000

export function useRotation<T>(things: ComputedRef<readonly T[]>): { at: ComputedRef<number>; now: ComputedRef<T | null> } {
  const turn = ref(0)
  const timer = setInterval(() => (turn.value = (turn.value + 1) % Number.MAX_SAFE_INTEGER), EACH_MS)
  onScopeDispose(() => clearInterval(timer))
  const at = computed(() => (things.value.length ? turn.value % things.value.length : 0))
  return { at, now: computed(() => things.value[at.value] ?? null) }
}
