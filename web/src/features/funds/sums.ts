/** Sums of the ledger as rows: by town where several are looked at, by line in one. */
import type { FundSum, Kind } from './types'

export interface SumRow extends Record<`${Kind}_fen`, number> {
  /** A town's code, or a line. */
  key: string
  entries: number
}

const FIGURES = ['planned_fen', 'arrived_fen', 'spent_fen', 'entries'] as const

export function sumsBy(items: readonly FundSum[], key: (one: FundSum) => string): SumRow[] {
  const rows = new Map<string, SumRow>()
  for (const one of items) {
    const row = rows.get(key(one)) ?? { key: key(one), planned_fen: 0, arrived_fen: 0, spent_fen: 0, entries: 0 }
    for (const figure of FIGURES) row[figure] += one[figure]
    rows.set(row.key, row)
  }
  return [...rows.values()]
}

const money = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
/** Fen as yuan. */
export const yuan = (fen: number): string => money.format(fen / 100)

/** What was typed as yuan, in fen; null where it is no amount. */
export function fen(text: string): number | null {
  const plain = text.replace(/[\s,，¥￥元]/g, '')
  return /^\d{1,10}(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : null
}
