/** A case's own words in the reader's language. */
import type { CaseBrief } from '@/api/types'

export function categoryOf(one: Pick<CaseBrief, 'category_zh' | 'category_en'>, locale: string): string {
  return (locale === 'en' && one.category_en) || one.category_zh
}
