/** Which of the open moves is the usual next one; it alone is the primary button. */
import type { CaseEvent, CaseMoveIn, CaseReport, CaseRequest, OpenMove, Story } from '@/api/types'
import { CHANNELS, QUIET, type STANCES } from '@/api/vocabulary'
import { momentOf } from '@/shared/format'
import { t, te } from '@/shared/i18n'

type Stance = (typeof STANCES)[number]

const USUAL = ['uphold_return', 'grant_extension', 'grant_suspension', 'grant_assist', 'grant_contact', 'register', 'dispatch', 'final_ruling', 'confirm_whistle', 'assign_lead', 'confirm_lead', 'give_view', 'whistle_sign', 'whistle_contact', 'whistle_arrive', 'whistle_rate', 'settle', 'self_handle', 'co_sign', 'co_file', 'sign', 'grid_sign', 'reach_phase', 'file_result', 'grid_file', 'check_pass', 'verify_true', 'info_given', 'confirm_reject', 'reopen', 'close', 'evaluate', 'resume']
const LAST = ['decline_reject', 'refuse_objection', 'final_answer', 'merge', 'unmerge', 'object', 'mark_sensitive', 'ask_unmark', 'propose_reject', 'reject', 'withdraw']

const SHOWN = 3
const quiet: readonly string[] = QUIET

/** What happened to a case since an event, the last few: what stands of it, and would change somebody's mind. */
export function newsOf(events: CaseEvent[], seen: number): CaseEvent[] {
  const gone = events.filter((one) => one.undoes !== null)
  const stands = (one: CaseEvent) => !gone.some((undo) => undo.undoes! <= one.seq && one.seq <= undo.seq)
  return events.filter((one) => one.seq > seen && !quiet.includes(one.move) && stands(one)).slice(-SHOWN)
}

/** Moves that go beside the step a case waits for, at any time. */
export const SIDE = ['urge', 'supervise', 'escalate', 'whistle', 'ask_whistle', 'hand_down', 'hand_to_grid', 'to_emergency', 'ask_contact', 'mark_sensitive', 'merge']

function rank(move: string): number {
  const usual = USUAL.indexOf(move)
  if (usual >= 0) return usual
  return LAST.includes(move) ? 200 + LAST.indexOf(move) : 100
}

/** Whether a move is a step that a case waits for; no other one is advised. */
/** What a move is called on its button, to whichever office it leads. */
export const moveLabel = (move: string, office = ''): string => (te(`move.${move}`) ? t(`move.${move}`, { office: office || t('case.office') }) : move)
export const isUsual = (move: string) => USUAL.includes(move)

/** The usual move first, then the others as the server lists them, those that end a case last. */
export function ordered(moves: OpenMove[]): OpenMove[] {
  return [...moves].sort((a, b) => rank(a.move) - rank(b.move))
}

/** A paper that was put to the case, as the form shows it. */
export interface ClaimPaper {
  sha256: string
  name: string
}

/** What an office says that asks for something, as it is typed. */
export interface Claim {
  reason: string
  basis: string
  more: string
  review_on: string
  papers: ClaimPaper[]
}

export const noClaim = (): Claim => ({ reason: '', basis: '', more: '', review_on: '', papers: [] })

/** Moves that name offices beside the lead, and those that may name who is in charge. */
export const INVITES = ['assign_lead', 'confirm_lead', 'change_lead', 'add_helper', 'plan_joint', 'consult', 'whistle', 'ask_whistle']
export const NAMES_PERSON = ['sign', 'co_sign', 'transfer_inner']

/** Who else has to do with a move, as it is typed; `meets_at` in local time. */
export interface Company {
  offices: string[]
  person: string
  meets_at: string
  meets_where: string
  stance: '' | Stance
}

export const alone = (): Company => ({ offices: [], person: '', meets_at: '', meets_where: '', stance: '' })

/** The same as it is sent; offices are named wherever a move could name them, so that what is shown is what is done. */
export const together = (move: string, company: Company) => ({
  ...(INVITES.includes(move) ? { co_offices: company.offices } : {}),
  person: company.person,
  meets_at: company.meets_at ? momentOf(company.meets_at) : undefined,
  meets_where: company.meets_where.trim(),
  stance: company.stance,
})

/** A move whose form a page wants open, with the office it advises. */
export interface Wish {
  move: string
  office?: string
  /** As if its button were pressed: sent at once where nothing has to be said, else where the first thing is lacking. */
  press?: boolean
}

/** What is asked for, in a few words. */
export function wish(one: CaseRequest): string {
  const kind = t(`requestKind.${one.kind}`)
  if (one.more && one.unit) return `${kind} +${one.more} ${t(`case.unit.${one.unit}`)}`
  if (one.offices.length) return `${kind}：${one.offices.join('、')}`
  return one.review_on ? t('case.until', { kind, day: one.review_on }) : kind
}

/** Who decides on it at least. */
export const decidedBy = (one: CaseRequest) => t(one.kind === 'ask_whistle' ? 'whistle.otherHead' : `decider.${one.needs.split('.')[1]}`)

/** The same as it is sent. */
export const said = (claim: Claim) => ({ reason: claim.reason, basis: claim.basis.trim(), more: claim.more ? Number(claim.more) : undefined, review_on: claim.review_on || undefined, papers: claim.papers.map((one) => one.sha256) })

/** Moves whose reason names the path that is left, or the ground of an objection: they rest on no document. */
export const PLAIN = ['object', 'refuse_objection', 'final_answer']
/** Moves that end what was asked, or pass a case on: no paper comes along. */
export const WITHOUT_PAPERS = [...PLAIN, 'reject', 'propose_reject', 'pass_on', 'escalate', 'to_emergency']
export const DANGER = ['reject', 'propose_reject', 'withdraw', 'check_fail', 'refuse_return', 'refuse_extension', 'refuse_suspension', 'refuse_contact', 'refuse_unmark', 'refuse_whistle', 'mark_sensitive', 'refuse_objection', 'final_answer']

type Way = NonNullable<CaseMoveIn['replies']>[number]['way']

/** What a reporter is told, and how. */
export interface Said {
  way: Way
  words: string
}

/** What else comes along with a move, as it is typed. */
export interface Along {
  replies: Record<string, Said>
  main: string
  called_at: string
  level: string
  addressee: string
}

/** Reports whose senders wait for an answer. */
export const waiting = (story: Story): CaseReport[] => story.reports.filter((one) => one.source in CHANNELS)

/** Along with a move that nobody has touched: each answer in the first way of its source, in the words of the result. */
export function untouched(story: Story, move: string, category: string): Along {
  const result = story.events.filter((one) => ['file_result', 'grid_file', 'settle', 'self_handle'].includes(one.move)).at(-1)?.note ?? ''
  const words = move === 'close' ? t('case.replyDone', { category, result }) : t('case.replyNot', { category })
  const ways: Record<string, readonly Way[]> = CHANNELS
  return { replies: Object.fromEntries(waiting(story).map((one) => [one.id, { way: ways[one.source]![0]!, words }])), main: '', called_at: '', level: 'yellow', addressee: '' }
}

/** The same as it is sent, of what the move asks for. */
export const sent = (along: Along, brings: string[]) => ({
  replies: brings.includes('replies') ? Object.entries(along.replies).map(([report_id, one]) => ({ report_id, ...one })) : undefined,
  main: brings.includes('main') ? along.main.trim() : undefined,
  level: brings.includes('level') ? along.level : undefined,
  addressee: brings.includes('addressee') ? along.addressee : undefined,
  called_at: brings.includes('call') && along.called_at ? momentOf(along.called_at) : undefined,
})
