/** What a subject is called: closed words by the catalogue, places and offices by their own name. */
import { t } from '@/shared/i18n'

import type { Subject } from './types'

export const nameOf = (one: Subject): string => one.name || t(`leaders.${one.kind === 'platform' ? 'platforms' : 'lines'}.${one.code}`)
