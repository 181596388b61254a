/** Short names for what the server says of meetings. */
import type { MeetingMoveIn, MeetingStory } from '@/api/schema'

export type { CallingIn, MeetingRow, MeetingStory, WritingIn } from '@/api/schema'
export type Item = MeetingStory['items'][number]
export type Decision = MeetingStory['decisions'][number]
export type Move = MeetingMoveIn['move']

/** A point as it is typed. */
export interface Point {
  id: number | null
  title: string
  words: string
}

/** A decision as it is typed; empty texts are nothing. */
export interface Deciding {
  id: number | null
  words: string
  office_code: string
  due_on: string
  category_code: string
  address: string
}
