/** What is written on a meeting: as it is typed, and as it is sent. */
import type { RouteLocationRaw } from 'vue-router'

import type { Evidence } from '@/api/schema'
import { wayTo } from '@/shared/evidence'
import { fieldTime, momentOf } from '@/shared/format'
import { t } from '@/shared/i18n'

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

/** What a weak point rests on, by its words; a bare number says what it opens. */
export function evidenceOf({ evidence }: Item): { text: string; to: RouteLocationRaw }[] {
  const { parts } = (evidence ?? {}) as { parts?: { text: string; link: Evidence }[] }
  return (parts ?? []).map(({ text, link }) => ({ text: /^[\d.%]+$/.test(text) ? t('meetings.listOf', { n: text }) : text, to: wayTo(link) }))
}
