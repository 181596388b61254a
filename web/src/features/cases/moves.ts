/** Which of the open moves is the usual next one; it alone is the primary button. */
import type { OpenMove } from '@/api/types'

const USUAL = ['register', 'dispatch', 'assign_lead', 'sign', 'file_result', 'check_pass', 'verify_true', 'close', 'evaluate', 'resume']
const LAST = ['reject', 'withdraw']

function rank(move: string): number {
  const usual = USUAL.indexOf(move)
  if (usual >= 0) return usual
  return LAST.includes(move) ? 200 : 100
}

/** The usual move first, then the others as the server lists them, those that end a case last. */
export function ordered(moves: OpenMove[]): OpenMove[] {
  return [...moves].sort((a, b) => rank(a.move) - rank(b.move))
}
