/** A rule in plain words: when it holds, and what then follows. */
import { addDays } from '@/shared/format'

import type { Conditions, Outcome, Rule } from './types'

/** What codes are called, in the reader's language. */
export interface Names {
  category: (code: string) => string
  place: (code: string) => string
  agency: (code: string) => string
  office: (code: string) => string
  zone: (kind: string) => string
  layer: (code: string) => string
  source: (code: string) => string
}

export type Say = (key: string, values?: Record<string, unknown>) => string

/** One condition: the control that sets it, and what it says. */
export interface Phrase {
  control: keyof Conditions
  text: string
}

export interface Sentence {
  when: Phrase[]
  then: string
  /** What goes along: ladder, offices concerned, marks. */
  along: string[]
}

/** More names than these are counted, not listed. */
const LISTED = 4

export function listed(names: string[], t: Say, most = LISTED): string {
  const shown = names.slice(0, most).join(t('rules.comma'))
  return names.length > most ? t('rules.say.andMore', { names: shown, n: names.length }) : shown
}

/** `周一至周五`, `周六、周日` */
export function weekdaysText(days: number[], t: Say): string {
  const sorted = [...new Set(days)].sort()
  const name = (day: number) => t(`weekday.${day % 7}`)
  const run = sorted.length > 2 && sorted.every((day, i) => i === 0 || day === sorted[i - 1]! + 1)
  if (run) return t('rules.say.weekdayRun', { first: name(sorted[0]!), last: name(sorted.at(-1)!) })
  return sorted.map(name).join(t('rules.comma'))
}

/** The last day on which a rule holds, as people say it. */
export const lastDay = (until: string) => addDays(until, -1)

export function phrasesOf(c: Conditions, names: Names, t: Say, most = LISTED): Phrase[] {
  const all = (codes: string[], name: (code: string) => string) => listed(codes.map(name), t, most)
  const found: (Phrase | false)[] = [
    c.categories.length > 0 && { control: 'categories', text: t('rules.say.categories', { names: all(c.categories, names.category) }) },
    c.places.length > 0 && { control: 'places', text: t('rules.say.places', { names: all(c.places, names.place) }) },
    c.layer !== '' && { control: 'layer', text: t('rules.say.layer', { name: names.layer(c.layer) }) },
    c.zone_kinds.length > 0 && { control: 'zone_kinds', text: t('rules.say.zones', { names: all(c.zone_kinds, names.zone) }) },
    c.sources.length > 0 && { control: 'sources', text: t('rules.say.sources', { names: all(c.sources, names.source) }) },
    c.urgencies.length > 0 && { control: 'urgencies', text: all(c.urgencies, (one) => t(`urgency.${one}`)) },
    c.words.length > 0 && { control: 'words', text: t('rules.say.words', { names: all(c.words, (word) => t('rules.say.word', { word })) }) },
    c.owners.length > 0 && { control: 'owners', text: t('rules.say.owners', { names: all(c.owners, names.office) }) },
    c.component_owner && !c.owners.length && { control: 'component_owner', text: t('rules.say.componentOwner') },
    c.weekdays.length > 0 && { control: 'weekdays', text: weekdaysText(c.weekdays, t) },
    c.hours !== '' && { control: 'hours', text: t(`rules.hours.${c.hours}`) },
    c.from_day !== null && { control: 'from_day', text: t('rules.say.from', { day: c.from_day }) },
    c.until_day !== null && { control: 'until_day', text: t('rules.say.until', { day: lastDay(c.until_day) }) },
  ]
  return found.filter((one) => one !== false)
}

function marksText(o: Outcome, t: Say): string[] {
  const marks = o.marks.map((mark) => t(`rules.mark.${mark}`))
  return [...(o.notice ? [t('rules.say.notice', { number: o.notice })] : []), ...(marks.length ? [t('rules.say.marks', { names: marks.join(t('rules.comma')) })] : [])]
}

function targetOf(o: Outcome, names: Names, t: Say): string {
  if (o.kind === 'agency') return o.agency_type ? t('rules.say.agency', { name: names.agency(o.agency_type) }) : t('rules.say.nobody')
  if (o.kind === 'office') return o.office_code ? names.office(o.office_code) : t('rules.say.nobody')
  if (o.kind === 'ladder') return o.ladder ? t(`rules.ladder.${o.ladder}`) : t('rules.say.nobody')
  if (o.kind === 'component_owner') return t('rules.say.owner')
  return marksText(o, t).join(t('rules.comma')) || t('rules.say.nothing')
}

function alongOf(o: Outcome, names: Names, t: Say): string[] {
  if (o.kind === 'mark') return [t('rules.say.goesOn')]
  const clear = o.kind === 'component_owner' || (o.kind === 'agency' && !!o.agency_type) || (o.kind === 'office' && !!o.office_code)
  const along = clear ? [t('rules.ladder.R1')] : []
  if (o.co_agency_types.length) along.push(t('rules.say.co', { names: listed(o.co_agency_types.map(names.agency), t) }))
  if (o.platform) along.push(t(`platform.${o.platform}`))
  return [...along, ...marksText(o, t)]
}

export function sentenceOf(rule: Rule, names: Names, t: Say, most = LISTED): Sentence {
  const along = alongOf(rule.outcome, names, t)
  if (rule.delegated) along.push(rule.basis.trim() ? t('rules.say.delegatedBy', { basis: rule.basis.trim() }) : t('rules.say.delegated'))
  const when = phrasesOf(rule.conditions, names, t, most)
  return { when, then: targetOf(rule.outcome, names, t), along }
}

/** The sentence in one line, such as for a search or a reader of the screen. */
export function spokenRule(rule: Rule, names: Names, t: Say, most = LISTED): string {
  const { when, then, along } = sentenceOf(rule, names, t, most)
  const conditions = when.map((one) => one.text).join(' · ') || t('rules.say.always')
  return [`${conditions} → ${then}`, ...along].join(' · ')
}

export interface Difference {
  control: string
  before: string
  after: string
}

/** What two versions of a rule say differently, control by control. */
export function differencesOf(before: Rule, after: Rule, names: Names, t: Say): Difference[] {
  const any = t('rules.say.any')
  const one = phrasesOf(before.conditions, names, t, 20)
  const other = phrasesOf(after.conditions, names, t, 20)
  const controls = [...new Set([...one, ...other].map((phrase) => phrase.control))]
  const said = (list: Phrase[], control: string) => list.find((phrase) => phrase.control === control)?.text ?? any
  const outcome = (rule: Rule) => [targetOf(rule.outcome, names, t), ...alongOf(rule.outcome, names, t)].join(' · ')
  const rows: Difference[] = [
    { control: 'name', before: before.name, after: after.name },
    ...controls.map((control) => ({ control, before: said(one, control), after: said(other, control) })),
    { control: 'outcome', before: outcome(before), after: outcome(after) },
    { control: 'delegated', before: before.delegated ? before.basis || t('rules.say.delegated') : t('rules.say.no'), after: after.delegated ? after.basis || t('rules.say.delegated') : t('rules.say.no') },
    { control: 'note', before: before.note || t('rules.say.none'), after: after.note || t('rules.say.none') },
  ]
  return rows.filter((row) => row.before !== row.after)
}
