/** What a verb of a role is called. */
import { t, worded } from '@/shared/i18n'

const AS = 'report.as.'
export const verbWords = (verb: string): string => (verb.startsWith(AS) ? t('account.verbs.report.as', { source: worded(`source.${verb.slice(AS.length)}`, verb) }) : worded(`account.verbs.${verb}`, verb))
