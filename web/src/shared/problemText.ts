/** A refusal in the reader's language: by its kind, with the server's detail where that is in the same language. */
import type { Problem } from '@/api/problem'

const CHINESE = /[\u4e00-\u9fff]/

export function problemText(
  problem: Problem,
  t: (key: string, values?: Record<string, unknown>) => string,
  te: (key: string) => boolean,
  locale: string,
): string {
  const field = `invalid.${String(problem.facts.field)}`
  if (problem.kind === 'invalid' && te(field)) return t(field)
  const key = `problem.${problem.kind}`
  const said = te(key) ? t(key, problem.facts) : t('problem.unknown', { status: problem.status })
  const readable = problem.detail && CHINESE.test(problem.detail) === locale.startsWith('zh')
  return readable ? problem.detail : said
}
