/** A case's own words in the reader's language. */
import type { CaseBrief } from '@/api/types'
import { t, worded } from '@/shared/i18n'

export function categoryOf(one: Pick<CaseBrief, 'category_zh' | 'category_en'>, locale: string): string {
  return (locale === 'en' && one.category_en) || one.category_zh
}

/** A phase of a limit by its name; one that a county named itself is called as it is. */
export const phaseName = (code: string) => worded(`phase.${code}`, code)

/** How a case stands, with the phase that runs. */
export const stateOf = (one: Pick<CaseBrief, 'state' | 'phase'>) => [t(`state.${one.state}`), one.phase ? phaseName(one.phase) : ''].filter(Boolean).join(' · ')

/** Who has a case: its office, or the grid that it was handed; nobody yet. */
export function holderOf(one: Pick<CaseBrief, 'office_name' | 'with_grid' | 'grid_name'>): string | null {
  return one.with_grid ? one.grid_name : one.office_name
}
