/** Moments and spans as people say them, in the county's zone. */
import { locale, t } from '@/shared/i18n'

const ZONE = 'Asia/Shanghai'
const HOUR = 3_600_000

const formed = (at: string, how: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale.value, { timeZone: ZONE, ...how }).format(new Date(at))

/** `3月11日 13:38`; of another year with the year. */
export function moment(at: string, now = new Date()): string {
  return formed(at, { ...yearOf(at, now), month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
}

/** `3月11日` */
export const day = (at: string, now = new Date()): string => formed(at, { ...yearOf(at, now), month: 'long', day: 'numeric' })

const yearOf = (at: string, now: Date): Intl.DateTimeFormatOptions => (formed(at, { year: 'numeric' }) === formed(now.toISOString(), { year: 'numeric' }) ? {} : { year: 'numeric' })

/** `1 天 3 小时`, no finer than minutes. */
export function span(from: string, to: string): string {
  const passed = Math.max(0, Date.parse(to) - Date.parse(from))
  const parts = { days: Math.floor(passed / (24 * HOUR)), hours: Math.floor((passed / HOUR) % 24), minutes: Math.floor((passed / 60_000) % 60) }
  const told = parts.days ? (['days', 'hours'] as const) : (['hours', 'minutes'] as const)
  const said = told.filter((one) => parts[one]).map((one) => t(`reporter.${one}`, { n: parts[one] }))
  return said.join(' ') || t('reporter.minutes', { n: 1 })
}
