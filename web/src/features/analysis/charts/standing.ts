/** What stands open: by age in workdays, and where it waits. */
import type { AgeOut, OpenAtOut, StandingChart } from '@/api/schema'
import { counted } from '@/features/cases'
import type { CaseFilter } from '@/api/types'
import { count } from '@/shared/format'
import { t } from '@/shared/i18n'

import { Links, font, plain, tip, type Ink, type Link, type Model, type Said } from '../model'
import type { Scope } from '../panels'

export const STANDS = ['in_time', 'near_due', 'overdue', 'suspended'] as const
type Stands = (typeof STANDS)[number]
const LONG = 10
const OFFICES = 9

const scoped = (scope: Scope, more: CaseFilter): CaseFilter => counted({ place: scope.place, category: scope.category || undefined, ...more })

/** What a class of ages is called: so many workdays, or so many and more. */
export function ageText(ages: AgeOut[], i: number): string {
  const [least, next] = [ages[i]!.least, ages[i + 1]?.least]
  if (next === undefined) return t('analysis.ages.more', { n: least })
  return next - least === 1 ? t('analysis.ages.same') : t('analysis.ages.span', { from: least, to: next - 1 })
}

export function ages(told: StandingChart, scope: Scope, ink: Ink): Model {
  const links = new Links()
  const colours: Record<Stands, string> = { in_time: ink.ok, near_due: ink.near, overdue: ink.over, suspended: ink.susp }
  const list = (age: AgeOut, i: number, due?: Stands): Link => ({
    filter: scoped(scope, { ...(age.begin ? { from: age.begin } : {}), to: age.end, ...(due ? { due } : { open: true }) }),
    title: `${ageText(told.ages, i)}${due ? ` · ${t(`analysis.stands.${due}`)}` : ''}`,
  })
  const sum = (age: AgeOut) => STANDS.reduce((all, name) => all + age.counts[name], 0)
  const old = told.ages.filter((age) => age.least >= LONG)
  const of = (name?: Stands) => old.reduce((all, age) => all + (name ? age.counts[name] : sum(age)), 0)
  const all = (due?: Stands): Link => ({ filter: scoped(scope, { to: old[0]!.end, ...(due ? { due } : { open: true }) }), title: t('analysis.ages.old', { n: LONG }) })
  const finding: Said[] = of()
    ? [
        plain(t('analysis.ages.old', { n: LONG })),
        { text: t('analysis.cases', { n: count(of()) }), link: all() },
        plain(t('analysis.ages.ofWhich')),
        { text: t('analysis.ages.overdue', { n: count(of('overdue')) }), ...(of('overdue') ? { link: all('overdue'), bad: true } : {}) },
        plain(t('analysis.comma')),
        { text: t('analysis.ages.suspended', { n: count(of('suspended')) }), ...(of('suspended') ? { link: all('suspended') } : {}) },
        plain(t('analysis.stop')),
      ]
    : [plain(t('analysis.ages.calm', { n: LONG }))]
  const names = told.ages.map((_, i) => ageText(told.ages, i))
  return {
    finding,
    columns: [t('analysis.ages.age'), ...STANDS.map((name) => t(`analysis.stands.${name}`)), t('analysis.sum')],
    rows: told.ages.map((age, i) => [
      plain(names[i]!),
      ...STANDS.map((name) => (age.counts[name] ? { text: count(age.counts[name]), link: list(age, i, name) } : plain('0'))),
      sum(age) ? { text: count(sum(age)), link: list(age, i) } : plain('0'),
    ]),
    links: links.all,
    empty: told.ages.every((age) => !sum(age)),
    option: {
      ...font(ink),
      grid: { left: 72, right: 44, top: 4, bottom: 30 },
      legend: { bottom: 0, left: 0, itemWidth: 10, itemHeight: 10, itemGap: 10, selectedMode: false, textStyle: { color: ink.soft, fontSize: 11 } },
      tooltip: { trigger: 'axis', axisPointer: { type: 'none' }, ...tip(ink) },
      xAxis: { type: 'value', show: false },
      yAxis: { type: 'category', inverse: true, data: names, axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: ink.text } },
      series: STANDS.map((name, n) => ({
        type: 'bar',
        stack: 'age',
        barWidth: 14,
        name: t(`analysis.stands.${name}`),
        itemStyle: { color: colours[name] },
        data: told.ages.map((age, i) => ({ value: age.counts[name], at: links.add(list(age, i, name)) })),
        ...(n === STANDS.length - 1 ? { label: { show: true, position: 'right', color: ink.accent, formatter: ({ dataIndex }: { dataIndex: number }) => count(sum(told.ages[dataIndex]!)) } } : {}),
      })),
    },
  }
}

/** Where open cases wait: by hop of their life, by the post that has to take the next step, then by office. */
export function waiting(told: StandingChart, scope: Scope, ink: Ink): Model {
  const links = new Links()
  const kept = told.hops.filter((one) => one.open)
  const hopName = (one: OpenAtOut) => t(`analysis.hop.${one.code || 'others'}`)
  const officeName = (one: OpenAtOut) => one.name || t('analysis.waiting.none')
  const ofHop = (one: OpenAtOut): CaseFilter | null => (one.code ? { hop: one.code as 'sign' } : null)
  const ofOffice = (one: OpenAtOut): CaseFilter | null => (one.code ? { office: one.code } : null)
  const list = (more: CaseFilter | null, title: string, due?: 'overdue'): Link | undefined => more === null ? undefined : { filter: scoped(scope, { ...more, ...(due ? { due } : { open: true }) }), title }
  const cell = (n: number, link: Link | undefined, bad = false): Said => (n && link ? { text: count(n), link, bad } : plain(count(n)))
  const most = kept.filter((one) => one.code).reduce<OpenAtOut | null>((best, one) => (!best || one.open > best.open ? one : best), null)
  const late = told.offices.find((one) => one.code && one.overdue)
  const finding: Said[] = most
    ? [
        plain(t('analysis.waiting.most')),
        { text: hopName(most), link: list(ofHop(most), hopName(most)) },
        plain(t('analysis.waiting.has', { n: count(most.open) })),
        ...(late ? [plain(t('analysis.waiting.late')), { text: officeName(late), link: list(ofOffice(late), officeName(late), 'overdue'), bad: true }, plain(t('analysis.waiting.has', { n: count(late.overdue) }))] : []),
        plain(t('analysis.stop')),
      ]
    : [plain(t('analysis.waiting.calm'))]
  const posts = told.posts.filter((one) => one.code && one.open)
  const postName = (one: OpenAtOut) => t(`post.${one.code}`)
  const ofPost = (one: OpenAtOut): CaseFilter => ({ post: one.code as 'signer' })
  const rowOf = (one: OpenAtOut, what: string, name: string, more: CaseFilter | null): Said[] => [plain(what), plain(name), cell(one.open, list(more, name)), cell(one.overdue, list(more, name, 'overdue'), true)]
  const drawn = told.offices.filter((one) => one.code).slice(0, OFFICES)
  return {
    finding,
    columns: [t('analysis.waiting.what'), t('analysis.waiting.where'), t('analysis.waiting.open'), t('analysis.waiting.overdue')],
    rows: [...kept.map((one) => rowOf(one, t('analysis.waiting.hop'), hopName(one), ofHop(one))), ...posts.map((one) => rowOf(one, t('analysis.waiting.post'), postName(one), ofPost(one))), ...told.offices.map((one) => rowOf(one, t('analysis.waiting.office'), officeName(one), ofOffice(one)))],
    links: links.all,
    empty: !kept.length,
    option: {
      ...font(ink),
      grid: { left: 150, right: 44, top: 4, bottom: 30 },
      legend: { bottom: 0, left: 0, itemWidth: 10, itemHeight: 10, selectedMode: false, textStyle: { color: ink.soft, fontSize: 11 } },
      tooltip: { trigger: 'axis', axisPointer: { type: 'none' }, ...tip(ink) },
      xAxis: { type: 'value', show: false },
      yAxis: { type: 'category', inverse: true, data: drawn.map(officeName), axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: ink.text, width: 140, overflow: 'truncate' } },
      series: [
        { type: 'bar', stack: 'open', barWidth: 14, name: t('analysis.waiting.overdue'), itemStyle: { color: ink.over }, data: drawn.map((one) => ({ value: one.overdue, at: links.add(list(ofOffice(one), officeName(one), 'overdue')!) })) },
        { type: 'bar', stack: 'open', name: t('analysis.waiting.rest'), itemStyle: { color: ink.seq[2] }, label: { show: true, position: 'right', color: ink.accent, formatter: ({ dataIndex }: { dataIndex: number }) => count(drawn[dataIndex]!.open) }, data: drawn.map((one) => ({ value: one.open - one.overdue, at: links.add(list(ofOffice(one), officeName(one))!) })) },
      ],
    },
  }
}
