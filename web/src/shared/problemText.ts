/** A refusal in the reader's language: the server's words; the page has its own only where none came. */
import type { Problem } from '@/api/problem'

import { t } from './i18n'

export const problemText = ({ detail, kind, status }: Problem): string =>
  detail || (kind === 'unreachable' ? t('problem.unreachable') : t('problem.unknown', { status }))
