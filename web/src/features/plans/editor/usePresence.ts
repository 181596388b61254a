/** Says every 15 s where one edits and hears who else does: shown, never enforced. */
import { onScopeDispose, shallowRef, watch, type Ref } from 'vue'

import * as api from '../calls'
import type { Presence } from '../types'

const EVERY_MS = 15_000

export function usePresence(id: Ref<number>, village: Ref<string | null>, editing: Ref<boolean>) {
  const others = shallowRef<Presence[]>([])
  let timer: ReturnType<typeof setInterval> | undefined

  async function say(): Promise<void> {
    if (!village.value || document.visibilityState !== 'visible') return
    try {
      others.value = (await api.presence(id.value, village.value)).others
    } catch {
      others.value = [] // who else is here is a courtesy: without it one edits all the same
    }
  }

  watch(
    [id, village, editing],
    () => {
      clearInterval(timer)
      others.value = []
      if (!editing.value || !village.value) return
      void say()
      timer = setInterval(() => void say(), EVERY_MS)
    },
    { immediate: true },
  )
  onScopeDispose(() => clearInterval(timer))
  return others
}
