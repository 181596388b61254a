/** A refusal in the reader's language: the server's words; the page has its own only where none came. */
import type { Problem } from '@/api/problem'

export function problemText(problem: Problem, t: (key: string, values?: Record<string, unknown>) => string): string {
  if (problem.detail) return problem.detail
  return problem.kind === 'unreachable' ? t('problem.unreachable') : t('problem.unknown', { status: problem.status })
}
