/** How much time is left, in words. */

export interface Span {
  late: boolean
  days: number
  hours: number
  minutes: number
}

/** Time between now and a due time; `late` when it has passed. */
export function spanTo(due: Date, now: Date): Span {
  const total = Math.floor(Math.abs(due.getTime() - now.getTime()) / 60_000)
  return {
    late: due < now,
    days: Math.floor(total / 1440),
    hours: Math.floor((total % 1440) / 60),
    minutes: total % 60,
  }
}

/** The catalogue key and its numbers for a span: days from two days on, else hours and minutes. */
export function spanKey(span: Span): { key: string; values: Record<string, number | string> } {
  const side = span.late ? 'late' : 'left'
  if (span.days >= 2) return { key: `span.${side}Days`, values: { n: span.days } }
  const hours = span.days * 24 + span.hours
  if (span.late) {
    if (hours > 0) return { key: 'span.lateHours', values: { n: hours } }
    return { key: 'span.lateMinutes', values: { n: span.minutes } }
  }
  const clock = `${String(hours).padStart(2, '0')}:${String(span.minutes).padStart(2, '0')}`
  return { key: 'span.left', values: { clock } }
}

/**
 * Share of a limit that is used, 0 to 1; above 1 when it has passed.
 *
 * Limits run in working time, which the server knows: it says when `share` of it is used, and the bar comes to its tick then.
 */
export function shareUsed(start: Date, near: Date | null, due: Date, now: Date, share: number): number {
  const [begin, end, at] = [start.getTime(), due.getTime(), now.getTime()]
  if (end <= begin) return 1
  const amber = near?.getTime() ?? NaN
  if (!(amber > begin && amber < end) || at >= end) return Math.max(0, (at - begin) / (end - begin))
  return at < amber ? Math.max(0, (share * (at - begin)) / (amber - begin)) : share + ((1 - share) * (at - amber)) / (end - amber)
}
