/** Categories and stages in lists: what fits a search, and what of a category may be set. */
import type { CategoryIn, StageIn, TermsView } from './types'

export const URGENCIES = ['P1', 'P2', 'P3', 'P4'] as const
export const FIRST = ['grid', 'agency', 'emergency'] as const
export const COORDINATION = ['clear', 'platform', 'centre'] as const
export const UNITS = ['minute', 'urgent_hour', 'work_minute', 'work_hour', 'work_day', 'calendar_day'] as const

type Category = TermsView['categories'][number]

/** What of a category counts by its first day. */
export const bare = (one: Category): Required<CategoryIn> => ({
  code: one.code,
  lead_agency_type: one.lead_agency_type,
  co_agency_types: [...one.co_agency_types],
  coordination: one.coordination as CategoryIn['coordination'],
  first_handler: one.first_handler as CategoryIn['first_handler'],
  urgency: one.urgency as CategoryIn['urgency'],
  limit_value: one.limit_value,
  limit_unit: one.limit_unit as CategoryIn['limit_unit'],
  phases: one.phases,
  auto_register: one.auto_register,
  result_photo: one.result_photo,
})

/** Whether a category's code, name or owner holds every word of a search. */
export function fits(one: { code: string; name_zh: string; name_en: string }, owner: string, text: string): boolean {
  const said = `${one.code} ${one.name_zh} ${one.name_en} ${owner}`.toLowerCase()
  return text.toLowerCase().split(/\s+/).every((word) => said.includes(word))
}

/** Stages, each with its limit at every urgency. */
export function byStage<One extends StageIn>(stages: readonly One[]): { stage: string; at: Map<string, One> }[] {
  const order = ['accept', 'verify', 'dispatch', 'coordinate', 'sign', 'check', 'close']
  const rows = new Map<string, Map<string, One>>()
  for (const one of stages) rows.set(one.stage, (rows.get(one.stage) ?? new Map<string, One>()).set(one.urgency, one))
  const place = (stage: string) => (order.includes(stage) ? order.indexOf(stage) : order.length)
  return [...rows].map(([stage, at]) => ({ stage, at })).sort((a, b) => place(a.stage) - place(b.stage))
}
