/** Numbers, days and times as the users write them; always in the county's zone, whatever the browser's. */

const ZONE = 'Asia/Shanghai'

const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

function partsOf(at: Date): Record<string, string> {
  return Object.fromEntries(parts.formatToParts(at).map((p) => [p.type, p.value]))
}

/** `2026-03-11 15:30` */
export function dayTime(at: string | Date | null | undefined): string {
  if (!at) return '—'
  const p = partsOf(new Date(at))
  return `${p.year}-${p.month}-${p.day} ${p.hour}:${p.minute}`
}

/** `03-11 15:30`; of another year `2025-03-11`. */
export function shortTime(at: string | Date | null | undefined, now = new Date()): string {
  if (!at) return '—'
  const full = dayTime(at)
  return full.slice(0, 4) === dayTime(now).slice(0, 4) ? full.slice(5) : full.slice(0, 10)
}

/** `2026-03-11`, the day of a moment in the county's zone. */
export function dayOf(at: Date): string {
  return dayTime(at).slice(0, 10)
}

/** A moment as a field for day and time has it: `2026-03-11T15:30` in the county's zone. */
export const fieldTime = (at: string | Date): string => dayTime(at).replace(' ', 'T')

/** What was typed into such a field, as the server is told; the county's zone may have had another distance before. */
export function momentOf(typed: string): string {
  const asIf = Date.parse(`${typed.slice(0, 16)}Z`)
  const guess = asIf - (Date.parse(`${fieldTime(new Date(asIf))}Z`) - asIf)
  return new Date(guess - (Date.parse(`${fieldTime(new Date(guess))}Z`) - asIf)).toISOString()
}

/** `15:30` */
export function clockTime(at: string | Date): string {
  return dayTime(at).slice(11)
}

/** The last day in force of what the server ends before a day; null for what has no end. */
export const lastDay = (end: string | null): string | null => end && addDays(end, -1)

/** A day moved by some days; days are calendar days and carry no zone. */
export function addDays(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + count)
  return date.toISOString().slice(0, 10)
}

/** Days from the first to the last, both counted. */
export function daysBetween(first: string, last: string): number {
  return Math.round((Date.parse(`${last}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / 86_400_000) + 1
}

export function weekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay()
}

const grouped = new Intl.NumberFormat('en-US')

/** `1,164` */
export function count(value: number): string {
  return grouped.format(value)
}

/** One decimal, without a needless one: `9.1`, `12`. */
export function decimal(value: number, digits = 1): string {
  return Number(value.toFixed(digits)).toLocaleString('en-US')
}

/** A share of one as per cent with one decimal: `93.4`. */
export function percent(share: number): string {
  return (share * 100).toFixed(1)
}

/** `+42`, `−8`, `±0` with a true minus sign. */
export function signed(value: number, digits = 0): string {
  const size = Math.abs(value).toFixed(digits)
  if (Number(size) === 0) return '±0'
  return `${value > 0 ? '+' : '−'}${digits === 0 ? grouped.format(Number(size)) : size}`
}

/** `120.8680°E 30.7521°N` */
export function coordinates(lng: number, lat: number): string {
  return `${Math.abs(lng).toFixed(4)}°${lng < 0 ? 'W' : 'E'} ${Math.abs(lat).toFixed(4)}°${lat < 0 ? 'S' : 'N'}`
}

/** `340 m`, `1.2 km` */
/** Metres between two places in degrees, on a sphere. */
export function metresBetween(a: [number, number], b: [number, number]): number {
  const turn = Math.PI / 180
  const half = (x: number) => Math.sin((x * turn) / 2) ** 2
  const chord = half(b[1] - a[1]) + Math.cos(a[1] * turn) * Math.cos(b[1] * turn) * half(b[0] - a[0])
  return 2 * 6_371_008.8 * Math.asin(Math.sqrt(chord))
}

export function metres(value: number): string {
  return value < 1000 ? `${Math.round(value)} m` : `${decimal(value / 1000)} km`
}
