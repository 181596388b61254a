/** Words for the time a case has left; the server judges, the browser only counts down. */
import { onScopeDispose, ref } from 'vue'

import type { CaseBrief } from '@/api/types'
import { spanKey, spanTo } from '@/shared/clock'
import { t } from '@/shared/i18n'

/** Now, a minute by a minute. */
export function useNow() {
  const now = ref(new Date())
  const timer = setInterval(() => (now.value = new Date()), 30_000)
  onScopeDispose(() => clearInterval(timer))
  return now
}

export function useTimeLeft() {
  const now = useNow()
  return (one: Pick<CaseBrief, 'clock' | 'due_at' | 'total_due_at'>): string => {
    if (one.clock === 'closed' || one.clock === 'susp') return t(`clock.${one.clock}`)
    const { key, values } = spanKey(spanTo(new Date(one.due_at ?? one.total_due_at), now.value))
    return t(key, values)
  }
}
