/** Which of the open moves is the usual next one; it alone is the primary button. */
import type { CaseRequest, OpenMove } from '@/api/types'
import { t } from '@/shared/i18n'

const USUAL = ['uphold_return', 'grant_extension', 'grant_suspension', 'grant_contact', 'register', 'dispatch', 'final_ruling', 'assign_lead', 'sign', 'file_result', 'check_pass', 'verify_true', 'close', 'evaluate', 'resume']
const LAST = ['mark_sensitive', 'ask_unmark', 'reject', 'withdraw']

function rank(move: string): number {
  const usual = USUAL.indexOf(move)
  if (usual >= 0) return usual
  return LAST.includes(move) ? 200 : 100
}

/** The usual move first, then the others as the server lists them, those that end a case last. */
export function ordered(moves: OpenMove[]): OpenMove[] {
  return [...moves].sort((a, b) => rank(a.move) - rank(b.move))
}

/** What an office says that asks for something, as it is typed. */
export interface Claim {
  reason: string
  basis: string
  more: string
  review_on: string
}

export const noClaim = (): Claim => ({ reason: '', basis: '', more: '', review_on: '' })

/** What is asked for, in a few words. */
export function wish(one: CaseRequest): string {
  const kind = t(`requestKind.${one.kind}`)
  if (one.more && one.unit) return `${kind} +${one.more} ${t(`case.unit.${one.unit}`)}`
  return one.review_on ? t('case.until', { kind, day: one.review_on }) : kind
}

/** The same as it is sent. */
export const said = (claim: Claim) => ({ reason: claim.reason, basis: claim.basis.trim(), more: claim.more ? Number(claim.more) : undefined, review_on: claim.review_on || undefined })
