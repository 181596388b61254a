/** Cases with which several can be done at once: nothing in them is in doubt, and the next step is the usual one. */
import type { CaseBrief, Story } from '@/api/types'

/** The step that is made together behind a tab. */
export const TOGETHER: Readonly<Record<string, string>> = { accept: 'register', dispatch: 'dispatch' }

/** Nothing about it that a person should look at by itself. */
export const plain = (one: CaseBrief): boolean => !one.flags.length && !one.sensitive && !one.supervised && one.report_count === 1 && one.urgency !== 'P1'

export interface Step {
  /** The office that would have it next; empty where the move names none. */
  office: string
  name: string
  /** Why it is left out. */
  why: '' | 'doubt' | 'shut' | 'office'
  /** The last event that was known: what happens later shuts the step. */
  seen: number
}

/** What the step would do with a case as it stands now. */
export function stepOf(story: Story, move: string): Step {
  const open = story.moves.find((one) => one.move === move)
  const seen = story.events.at(-1)?.seq ?? 0
  const left = (why: Step['why']): Step => ({ office: '', name: '', why, seen })
  if (!open) return left('shut')
  if (!plain(story.case)) return left('doubt')
  if (!open.brings.includes('office')) return left('')
  // The office that routing names is the first offered: no other one is given a case without being looked at.
  const [first] = open.offices
  return first && story.decision?.office?.code === first.code ? { office: first.code, name: first.name, why: '', seen } : left('office')
}
