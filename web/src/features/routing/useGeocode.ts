/** Addresses that fit a text, asked for as one types; the last question wins. */
import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'

import { ask as answerTo } from '@/api/cache'
import { asProblem, type Problem } from '@/api/problem'
import { useSession } from '@/shared/session/useSession'

import * as api from './calls'
import type { Found } from './types'

export const WAIT_MS = 220
const LEAST = 2
const NONE: { items: Found[]; elsewhere: number } = { items: [], elsewhere: 0 }

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

  /** Asks at once; what was already answered isn't asked again. */
  async function ask(): Promise<Found[]> {
    clearTimeout(timer)
    const wanted = text.value.trim()
    if (wanted === asked.value) return items.value
    if (wanted.length < LEAST) return []
    busy.value = true
    let found = NONE
    let refused: Problem | null = null
    try {
      found = await answerTo(api.geocode(wanted, { near: near(), county: me.value?.home?.county_code ?? undefined }))
    } catch (reason) {
      refused = asProblem(reason)
    }
    if (text.value.trim() !== wanted) return []
    take(wanted, found, refused)
    return items.value
  }

  function take(of: string, found: typeof NONE, refused: Problem | null = null): void {
    busy.value = false
    asked.value = of
    items.value = found.items
    elsewhere.value = found.elsewhere
    problem.value = refused
  }

  watch(text, (now) => {
    clearTimeout(timer)
    busy.value = false
    if (now.trim().length < LEAST) return take('', NONE)
    timer = setTimeout(() => void ask(), WAIT_MS)
  })
  onScopeDispose(() => clearTimeout(timer))

  return { items, elsewhere, asked, busy, problem, ask }
}
