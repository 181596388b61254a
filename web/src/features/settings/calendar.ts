/** A year of days, and a change of it in words. */
import { addDays, weekday } from '@/shared/format'

import type { Day } from './types'

export interface Shown {
  day: string
  /** Monday is 0. */
  column: number
  worked: boolean
  /** Not what its weekday says. */
  special: boolean
  name: string
  changing: boolean
}

export const usual = (day: string): boolean => ![0, 6].includes(weekday(day))

/** The months of a year, each with its days as they stand with what is to be changed on top. */
export function months(year: number, standing: readonly Day[], asked: ReadonlyMap<string, Day>): Shown[][] {
  const known = new Map(standing.map((one) => [one.day, one]))
  const all: Shown[][] = Array.from({ length: 12 }, () => [])
  for (let day = `${year}-01-01`; day.startsWith(String(year)); day = addDays(day, 1)) {
    const found = asked.get(day) ?? known.get(day)
    const worked = found?.is_workday ?? usual(day)
    const special = worked !== usual(day)
    all[Number(day.slice(5, 7)) - 1]!.push({ day, column: (weekday(day) + 6) % 7, worked, special, name: special ? (found?.name ?? '') : '', changing: asked.has(day) })
  }
  return all
}

/** Every day from one to another, whichever comes first. */
export function range(one: string, other: string): string[] {
  const [first, last] = one < other ? [one, other] : [other, one]
  const days = []
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day)
  return days
}

/** `4 工作时` */
export const limit = (value: unknown, unit: unknown, t: Translate): string => `${String(value)} ${t(`setting.unit.${String(unit)}`)}`

type Translate = (key: string, facts?: Record<string, unknown>) => string
