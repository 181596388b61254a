/** What a reporter writes and sends: kept in this tab until it is taken, under one key however often it is sent. */
import { computed, ref, type Ref } from 'vue'

import type { ReporterView } from './calls'
import { useDraft } from '@/shared/drafts'
import { newId } from '@/shared/ids'
import { t } from '@/shared/i18n'
import { problemText } from '@/shared/problemText'
import { useAct } from '@/shared/useAct'

export type Deed = ReporterView['open'][number]

/**
 * Args:
 *   name: the case and the deed, which tell one draft from another; never the code.
 *   choice: what is chosen beside the words.
 */
export function useSend<Choice>(name: string, choice: Ref<Choice>, send: (words: string, key: string) => Promise<ReporterView>) {
  const words = ref('')
  const key = ref(newId())
  const draft = useDraft(`reporter.${name}`, { words, choice: choice as Ref<unknown>, key })
  const { busy, problem, act } = useAct()
  const said = computed(() => (problem.value ? (problem.value.kind === 'unreachable' ? t('reporter.notSent') : problemText(problem.value)) : ''))

  /** The page as it stands then; null when it was not sent. */
  async function submit(): Promise<ReporterView | null> {
    if (busy.value) return null
    const done = await act(() => send(words.value, key.value))
    if (done) draft.drop()
    if (done || problem.value?.kind === 'conflict') key.value = newId()
    return done
  }
  return { words, busy, said, submit, problem }
}
