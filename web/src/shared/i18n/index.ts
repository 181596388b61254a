/** The two catalogues of an entry. Chinese comes with the page, English when it is asked for. */
import { createI18n } from 'vue-i18n'

import type { Words } from './together'

export const LOCALES = ['zh-CN', 'en'] as const
export type Locale = (typeof LOCALES)[number]

const KEY = 'gridgis.locale'

export const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN',
  fallbackLocale: 'zh-CN',
  messages: {} as Record<string, Words>,
})

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

export function currentLocale(): Locale {
  return i18n.global.locale.value as Locale
}

export async function setLocale(locale: Locale): Promise<void> {
  if (locale === 'en' && !i18n.global.availableLocales.includes('en')) {
    i18n.global.setLocaleMessage('en', (await english()).default)
  }
  i18n.global.locale.value = locale
  document.documentElement.lang = locale
  document.title = i18n.global.t('app.name')
  try {
    localStorage.setItem(KEY, locale)
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
  return (currentLocale() === 'en' && thing.name_en ? thing.name_en : thing.name_zh) ?? ''
}
