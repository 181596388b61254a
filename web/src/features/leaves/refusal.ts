/** Refusals of leaves in the reader's words, by what the server names. */
import type { Problem } from '@/api/problem'

/** The key of the words and their values; null where the general words of a problem do. */
export function refusalOf(problem: Problem): { key: string; values: Record<string, unknown> } | null {
  const { kind, facts } = problem
  const values = { from: facts.from_day, until: facts.until_day }
  if (kind === 'conflict' && facts.from_day) return { key: facts.field === 'substitute_id' ? 'leave.refused.substituteAway' : 'leave.refused.overlap', values }
  if (kind === 'invalid' && facts.field === 'until_day') return { key: 'leave.refused.days', values }
  if (kind === 'invalid' && facts.field === 'substitute_id') return { key: 'leave.refused.substitute', values }
  if (kind === 'invalid' && facts.field === 'reason') return { key: 'leave.refused.reason', values }
  if (kind === 'forbidden') return { key: 'leave.refused.notYours', values }
  if (kind === 'not-found') return { key: 'leave.refused.noPost', values }
  return null
}
