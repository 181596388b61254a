/** A correction being made: shown before it is made, then made with a note. */
import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'

import { asProblem } from '@/api/problem'
import { redecide, type Correction, type Redecided } from '@/features/routing'
import { useAct } from '@/shared/useAct'

const WAIT_MS = 250

export function useRedecide(number: string, correction: Ref<Correction | null>) {
  const preview = shallowRef<Redecided | null>(null)
  const asking = ref(false)
  const { busy: sending, problem, act } = useAct()
  let timer: ReturnType<typeof setTimeout> | undefined
  let turn = new AbortController()

  async function look(wanted: Correction): Promise<void> {
    const mine = (turn = new AbortController())
    try {
      const found = await redecide(number, { ...wanted, preview: true }, mine.signal)
      if (!mine.signal.aborted) preview.value = found
    } catch (reason) {
      if (mine.signal.aborted) return
      preview.value = null
      problem.value = asProblem(reason)
    }
    if (!mine.signal.aborted) asking.value = false
  }

  watch(correction, (wanted) => {
    clearTimeout(timer)
    turn.abort()
    problem.value = null
    asking.value = wanted !== null
    if (wanted) timer = setTimeout(() => void look(wanted), WAIT_MS)
    else preview.value = null
  })

  /** Makes it; null when it was refused, and `problem` says why. */
  async function make(note: string): Promise<Redecided | null> {
    if (!correction.value || sending.value) return null
    const wanted = correction.value
    return act(() => redecide(number, { ...wanted, note: note.trim(), preview: false }))
  }

  onScopeDispose(() => {
    clearTimeout(timer)
    turn.abort()
  })
  return { preview, problem, asking, sending, make }
}
