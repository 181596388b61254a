/** Scores and precisions of addresses as people read them. */
import { worded } from '@/shared/i18n'

/** `0.973` → `97%`; never 100 % for what isn't certain. */
export function scoreText(score: number): string {
  const whole = Math.round(score * 100)
  return `${whole === 100 && score < 1 ? 99 : whole}%`
}

export const precisionOf = (one: { precision?: string; kind?: string }) => worded(`routing.precision.${one.precision ?? one.kind ?? ''}`, '')

/** From here on an address is taken without asking. */
const SURE = 0.85

/** Precise to the number and without a rival as good: what may be taken unasked. */
export function isExact(one: { precision?: string; score: number }): boolean {
  return one.score >= SURE && ['house', 'building'].includes(one.precision ?? 'house')
}

/** An address without its city, which all of them share. */
export function shortAddress(text: string): string {
  return text.replace(/^[\u4e00-\u9fff]{2,4}市(?=[\u4e00-\u9fff]{2,4}[市区县])/, '')
}
