/** Why an edit was refused and what to do, in the reader's language. */
import { problemText } from '@/shared/problemText'

import type { Refusal } from './usePlan'

const CHINESE = /[\u4e00-\u9fff]/

export function refusalText(
  { kind, problem, codes, who }: Refusal,
  t: (key: string, values?: Record<string, unknown>) => string,
  te: (key: string) => boolean,
  locale: string,
  nameOf: (code: string) => string,
): string {
  if (who !== null) return t(who ? 'plan.refused.seenBy' : 'plan.refused.seen', { who })
  const names = codes.length ? t('plan.refused.where', { names: codes.slice(0, 4).map(nameOf).join(t('plan.comma')) }) : ''
  // What the server says is exact, where it speaks the reader's language; else the edit's own explanation stands in.
  const readable = problem.detail && CHINESE.test(problem.detail) === locale.startsWith('zh')
  const key = `plan.refused.${kind}`
  if (problem.status === 409 && problem.facts.state !== undefined && kind !== 'undo' && kind !== 'redo') return t('plan.readOnly.state')
  const judged = [400, 409, 422].includes(problem.status)
  const said = readable ? problem.detail : judged && te(key) ? t(key) : problemText(problem, t, te, locale)
  return said + names
}
