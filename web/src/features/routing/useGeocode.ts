/** Addresses that fit a text, asked for as one types; the last question wins. */
import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'

import { asProblem, type Problem } from '@/api/problem'
import { useSession } from '@/shared/session/useSession'

import * as api from './calls'
import type { Found } from './types'

export const WAIT_MS = 220
const LEAST = 2

export function useGeocode(text: Ref<string>, near: () => [number, number] | null = () => null) {
  const { me } = useSession()
  const items = shallowRef<Found[]>([])
  /** How many more fit but lie where the account may not ask. */
  const elsewhere = ref(0)
  /** The text that `items` answers; empty while nothing was asked. */
  const asked = ref('')
  const busy = ref(false)
  const problem = shallowRef<Problem | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let turn = new AbortController()

  function stop(): void {
    clearTimeout(timer)
    turn.abort()
    busy.value = false
  }

  /** Asks at once; what was already answered isn't asked again. */
  async function ask(): Promise<Found[]> {
    const wanted = text.value.trim()
    if (wanted === asked.value) return items.value
    stop()
    if (wanted.length < LEAST) return []
    const mine = (turn = new AbortController())
    busy.value = true
    try {
      const found = await api.geocode(wanted, { near: near(), county: me.value?.home?.county_code ?? undefined }, mine.signal)
      if (mine.signal.aborted) return []
      items.value = found.items
      elsewhere.value = found.elsewhere
      asked.value = wanted
      problem.value = null
    } catch (reason) {
      if (mine.signal.aborted) return []
      items.value = []
      elsewhere.value = 0
      asked.value = wanted
      problem.value = asProblem(reason)
    }
    busy.value = false
    return items.value
  }

  watch(text, (now) => {
    stop()
    if (now.trim().length < LEAST) {
      items.value = []
      elsewhere.value = 0
      asked.value = ''
      problem.value = null
      return
    }
    timer = setTimeout(() => void ask(), WAIT_MS)
  })
  onScopeDispose(stop)

  return { items, elsewhere, asked, busy, problem, ask }
}
