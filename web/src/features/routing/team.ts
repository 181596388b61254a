/** The order in which those on duty are shown. */
import type { Member } from './types'

const ORDER = ['chief', 'fulltime', 'parttime', 'guide', 'village_liaison']
const rank = (duty: string) => ORDER.indexOf(duty) + 1 || 99

export interface Shown extends Member {
  /** For who stands in: the last day of the leave. */
  until: string | null
}

/** By duty, the chief first; whoever stands in follows the person who is away. */
export function inOrder(team: Member[]): Shown[] {
  const away = new Map(team.filter((one) => one.on_leave_until).map((one) => [`${one.duty}|${one.name}`, one.on_leave_until!]))
  const whom = (one: Member) => one.stands_in_for ?? one.name
  return team
    .map((one) => ({ ...one, until: one.stands_in_for ? (away.get(`${one.duty}|${one.stands_in_for}`) ?? null) : null }))
    .map((one, at) => ({ one, at }))
    .sort((a, b) => rank(a.one.duty) - rank(b.one.duty) || (whom(a.one) === whom(b.one) ? Number(!!a.one.stands_in_for) - Number(!!b.one.stands_in_for) : 0) || a.at - b.at)
    .map(({ one }) => one)
}

/** Nobody is left who works here today: all are away and nobody stands in. */
export function unmanned(team: Member[]): boolean {
  return !team.some((one) => one.duty !== 'guide' && !one.on_leave_until)
}

/** `2026-03-05` → `3月5日` or `March 5`; with its year when that is another than today's. */
export function dayWords(day: string, locale: string, today: string): string {
  const year = day.slice(0, 4) === today.slice(0, 4) ? undefined : 'numeric'
  return new Intl.DateTimeFormat(locale, { year, month: 'long', day: 'numeric', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
}
