/** The two catalogues of an entry. Chinese comes with the page, English when it is asked for. */
import { createI18n } from 'vue-i18n'

import { keyed } from './keys'
import type { Words } from './together'

export const LOCALES = ['zh-CN', 'en'] as const
export type Locale = (typeof LOCALES)[number]

const KEY = 'gridgis.locale'

export const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN',
  fallbackLocale: 'zh-CN',
  messages: {} as Record<string, Words>,
  postTranslation: (said) => (typeof said === 'string' ? keyed(said) : said),
})

export const { t, te, locale } = i18n.global

/** What a key says; where it has no words, what else stands for the thing. */
export const worded = (key: string, otherwise: string) => (te(key) ? t(key) : otherwise)

export interface Catalogues {
  zh: Words
  english: () => Promise<{ default: Words }>
}
let english: Catalogues['english']

/** Gives an entry its words. */
export function speak(words: Catalogues): void {
  i18n.global.setLocaleMessage('zh-CN', words.zh)
  english = words.english
}

export async function setLocale(to: Locale): Promise<void> {
  if (to === 'en' && !i18n.global.availableLocales.includes('en')) {
    i18n.global.setLocaleMessage('en', (await english()).default)
  }
  locale.value = to
  document.documentElement.lang = to
  document.title = t('app.name')
  try {
    localStorage.setItem(KEY, to)
  } catch {
    /* a browser that keeps nothing forgets the choice, no more */
  }
}

export function keptLocale(): Locale {
  try {
    const kept = localStorage.getItem(KEY)
    return kept === 'en' ? 'en' : 'zh-CN'
  } catch {
    return 'zh-CN'
  }
}

/** The name in the reader's language of a thing that has two. */
export function named(thing: { name_zh?: string | null; name_en?: string | null } | null | undefined): string {
  if (!thing) return ''
  return (locale.value === 'en' && thing.name_en ? thing.name_en : thing.name_zh) ?? ''
}
