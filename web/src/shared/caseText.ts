/** A case's own words in the reader's language. */
import type { CaseBrief } from '@/api/types'

export function categoryOf(one: Pick<CaseBrief, 'category_zh' | 'category_en'>, locale: string): string {
  return (locale === 'en' && one.category_en) || one.category_zh
}

/** Who has a case: its office, or the grid that it was handed; nobody yet. */
export function holderOf(one: Pick<CaseBrief, 'office_name' | 'with_grid' | 'grid_name'>): string | null {
  return one.with_grid ? one.grid_name : one.office_name
}
