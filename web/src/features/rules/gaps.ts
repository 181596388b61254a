/** Matters nobody owns, laid out as categories × towns. */
import type { RuleProblem } from './types'

export interface GapTable {
  towns: { code: string; name: string }[]
  rows: { category: string; name: string; towns: Set<string>; whole: boolean; text: RuleProblem }[]
}

/** A gap of the whole county is one of every town. */
export function gapTable(gaps: RuleProblem[], towns: { code: string; name: string }[], county: string): GapTable {
  const rows = new Map<string, GapTable['rows'][number]>()
  for (const gap of gaps) {
    const row = rows.get(gap.category_code) ?? { category: gap.category_code, name: gap.category_name, towns: new Set<string>(), whole: false, text: gap }
    if (gap.place_code === county || !gap.place_code) {
      row.whole = true
      for (const town of towns) row.towns.add(town.code)
    } else row.towns.add(gap.place_code)
    rows.set(gap.category_code, row)
  }
  const lacking = new Set([...rows.values()].flatMap((row) => [...row.towns]))
  return { towns: towns.filter((one) => lacking.has(one.code)), rows: [...rows.values()] }
}

/** `东栅街道` → `东栅`, where a column is narrow. */
export function shortName(town: string): string {
  return town.replace(/(街道|镇|乡)$/, '') || town
}
