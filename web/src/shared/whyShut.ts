import type { ShutMove } from '@/api/schema'

/** Why moves that one holds the right for can't be made now, each reason once, in the reader's language. */
export function whyShut(shut: ShutMove[] | undefined, locale: string): string[] {
  return [...new Set((shut ?? []).map((one) => (locale === 'en' ? one.why_en : one.why_zh)))]
}
