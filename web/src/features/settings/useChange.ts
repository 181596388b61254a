/** A change of settings on its way: what it would do, why it is made, saving it, and those that were made. */
import { computed, ref, shallowRef, watch, type Ref } from 'vue'

import type { Question } from '@/api/cache'
import { useDraft } from '@/shared/drafts'
import { useAct } from '@/shared/useAct'
import { useLoad } from '@/shared/useLoad'

import * as api from './calls'
import type { Change, Preview } from './types'

interface How<Body> {
  /** Under which what is asked for is kept while it is not saved. */
  name: string
  /** What is asked for, by name; set to what `nothing` gives when it is dropped. */
  wanted: Ref<unknown>
  nothing: () => unknown
  /** The same as it is sent; null while nothing is asked for. */
  body: Ref<Body | null>
  /** Of the settings that are shown. */
  version: Ref<string | undefined>
  changes: () => Question<{ items: Change[] }>
  preview: (body: Body, version: string) => Question<Preview>
  save: (body: Body & { reason: string; version: string }) => Promise<Change>
  reload: () => Promise<void>
}

export function useChange<Body extends object>(how: How<Body>) {
  const log = useLoad(how.changes)
  const reason = ref('')
  const undoes = ref<number | null>(null)
  const draft = useDraft(how.name, { wanted: how.wanted, reason })
  const { busy, problem, act } = useAct()
  const made = shallowRef<Change | null>(null)
  const reckoning = ref(false)

  const body = computed(() => (undoes.value === null ? how.body.value : ({ undoes: undoes.value } as unknown as Body)))
  const pending = computed(() => body.value !== null)
  const preview = useLoad(() => (body.value && how.version.value ? how.preview(body.value, how.version.value) : null))
  watch(body, () => (problem.value = null))

  function drop(): void {
    draft.drop()
    how.wanted.value = how.nothing()
    reason.value = ''
    undoes.value = problem.value = made.value = null
  }
  /** Whatever is asked for, an undoing is no longer. */
  function asking(): void {
    made.value = null
    undoes.value = null
  }
  function askUndo(id: number): void {
    drop()
    undoes.value = id
  }
  const giveReason = (text: string): void => void (reason.value = text)

  async function save(): Promise<void> {
    const version = preview.data.value?.version
    const asked = body.value
    if (!version || !asked || busy.value) return
    const done = await act(() => how.save({ ...asked, reason: reason.value.trim(), version }))
    if (!done) return how.reload()
    drop()
    made.value = done
    await Promise.all([how.reload(), log.reload()])
    reckoning.value = true
    await act(async () => {
      while ((await api.reckon()).waiting);
    })
    reckoning.value = false
    await log.reload()
  }

  return { log, reason, undoes, preview, pending, busy, problem, act, made, reckoning, drop, asking, askUndo, giveReason, save }
}
