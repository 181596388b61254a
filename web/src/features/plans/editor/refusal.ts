/** Why an edit was refused and what to do, in the reader's language. */
import { t } from '@/shared/i18n'
import { problemText } from '@/shared/problemText'

import type { Refusal } from './usePlan'

export function refusalText({ problem, codes, who }: Refusal, nameOf: (code: string) => string): string {
  if (who !== null) return t(who ? 'plan.refused.seenBy' : 'plan.refused.seen', { who })
  const names = codes.length ? t('plan.refused.where', { names: codes.slice(0, 4).map(nameOf).join(t('plan.comma')) }) : ''
  return problemText(problem) + names
}
