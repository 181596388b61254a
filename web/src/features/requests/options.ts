/** What can be decided on a request, and how it is sent. */
import type { CaseRequest } from '@/api/types'

export interface Option {
  key: string
  move: string
  /** By how much less than was asked a limit is to run on. */
  shorter: boolean
  refuses: boolean
}

const GRANTS: Record<string, [string, string]> = {
  return: ['uphold_return', 'refuse_return'],
  return_late: ['uphold_return', 'refuse_return'],
  request_extension: ['grant_extension', 'refuse_extension'],
  request_assist: ['grant_assist', 'refuse_assist'],
  suspend: ['grant_suspension', 'refuse_suspension'],
  ask_contact: ['grant_contact', 'refuse_contact'],
  ask_whistle: ['confirm_whistle', 'refuse_whistle'],
  ask_unmark: ['grant_unmark', 'refuse_unmark'],
}

/** Grant, grant less where that can be, refuse; none where the answer needs what the case page alone asks for. */
export function optionsOf(request: CaseRequest): Option[] {
  const [grant, refuse] = GRANTS[request.kind] ?? []
  if (!grant || !refuse) return []
  const less = request.kind === 'request_extension' && (request.more ?? 0) > 1
  return [
    { key: 'grant', move: grant, shorter: false, refuses: false },
    ...(less ? [{ key: 'less', move: grant, shorter: true, refuses: false }] : []),
    { key: 'refuse', move: refuse, shorter: false, refuses: true },
  ]
}

/** What can be decided on several of a kind at once: what is the same for each of them. */
export const commonOptions = (requests: CaseRequest[]): Option[] => optionsOf(requests[0]!).filter((one) => !one.shorter)
