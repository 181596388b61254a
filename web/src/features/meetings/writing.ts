/** What is written on a meeting: as it is typed, and as it is sent. */
import { MEASURES, RATES } from '@/api/vocabulary'
import { behind, filterQuery, type MeasureName } from '@/features/cases'
import { fieldTime, momentOf } from '@/shared/format'

import type { Deciding, Item, MeetingStory, Point, WritingIn } from './types'

export interface Written {
  held: string
  room: string
  minutes: string
  items: Point[]
  decisions: Deciding[]
}

export function typed(story: MeetingStory): Written {
  return {
    held: fieldTime(story.row.held_at),
    room: story.row.room,
    minutes: story.minutes,
    items: story.items.map(({ id, title, words }) => ({ id, title, words })),
    decisions: story.decisions.map((one) => ({ id: one.id, words: one.words, office_code: one.office_code ?? '', due_on: one.due_on ?? '', category_code: one.category_code ?? '', address: one.address })),
  }
}

/** Lines without words are not sent. */
export function sent(version: number, written: Written): WritingIn {
  return {
    version,
    held_at: momentOf(written.held),
    room: written.room,
    minutes: written.minutes,
    items: written.items.filter((one) => one.title.trim()),
    decisions: written.decisions.filter((one) => one.words.trim()).map((one) => ({ ...one, office_code: one.office_code || null, due_on: one.due_on || null, category_code: one.category_code || null })),
  }
}

/** Moves one line of a list up (-1) or down (+1); at an end it stays. */
export function shifted<T>(list: T[], from: number, by: number): T[] {
  const to = from + by
  if (to < 0 || to >= list.length) return list
  const next = [...list]
  next.splice(to, 0, ...next.splice(from, 1))
  return next
}

/** The cases behind a figure: of a rate, those for which it is not better. */
function listOf(name: string): MeasureName | null {
  if (name in MEASURES) return name as MeasureName
  const rate = (RATES as Record<string, { whole: string; lists: readonly string[] } | undefined>)[name]
  if (!rate) return null
  const counts = MEASURES as Record<string, { better: string | null }>
  return (rate.lists.find((one) => counts[one]?.better === 'fewer') ?? rate.whole) as MeasureName
}

/** The lists of cases that a weak point rests on: one for each area that it names, or that of the place. */
export function evidenceOf(item: Item, place: string, platform: string | null): { area: string | null; query: ReturnType<typeof filterQuery> }[] {
  const found = item.evidence as { measure?: string; areas?: string[]; from?: string; to?: string } | null
  const measure = listOf(found?.measure ?? '')
  if (!found || !measure) return []
  const areas: (string | null)[] = found.areas?.length ? found.areas : [null]
  return areas.map((area) => ({ area, query: filterQuery(behind(measure, { place: area ?? place, category: platform ?? undefined }, { from: found.from ?? '', to: found.to ?? '' })) }))
}
