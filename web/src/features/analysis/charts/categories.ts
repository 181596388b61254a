/** What was reported by category, and how it changed. */
import type { CategoryChart } from '@/api/schema'
import { behind } from '@/features/cases'
import { count, percent, signed } from '@/shared/format'
import { t } from '@/shared/i18n'
import { reaches } from '@/shared/overview/span'

import { FEW, Links, font, plain, tip, type Ink, type Model, type Said } from '../model'
import type { Scope } from '../panels'

const SHOWN = 9

/** A share of what was; null of too few. */
export const changeOf = (now: number, then: number | null): number | null => (then === null || then < FEW ? null : (now - then) / then)

export function categories(told: CategoryChart, nameOf: (code: string) => string, scope: Scope, ink: Ink): Model {
  const links = new Links()
  const { items } = told
  const listed = items.map((one) => {
    const list = (period: { from: string; to: string }, days: string) => ({ filter: behind('reported', { place: scope.place, category: one.code }, period), title: `${nameOf(one.code)} · ${days}` })
    return {
      ...one,
      name: nameOf(one.code),
      change: changeOf(one.now, one.then),
      here: list(scope.period, `${told.begin} – ${told.end}`),
      there: list({ from: told.then_begin, to: told.then_end }, `${told.then_begin} – ${told.then_end}`),
    }
  })
  const shown = listed.slice(0, SHOWN)
  const at = shown.map((one) => links.add(one.here))
  const { since } = told
  /** Whether there were cases yet in the other days. */
  const known = reaches(since, told.then_begin)
  const grew = (one: { now: number; then: number | null }) => Math.max(0, one.now - (one.then ?? one.now))
  const grown = listed.filter((one) => one.change !== null && grew(one)).sort((a, b) => grew(b) - grew(a))[0]
  const more = items.reduce((sum, one) => sum + grew(one), 0)
  const finding: Said[] = grown
    ? [
        { text: grown.name, link: grown.here },
        plain(t('analysis.categories.grew', { n: count(grew(grown)), change: signed(grown.change! * 100, 1), share: percent(grew(grown) / more), all: count(more) })),
      ]
    : [plain(known ? t('analysis.categories.calm') : t('analysis.categories.since', { day: since ?? '', from: told.then_begin, to: told.then_end }))]
  const bars = shown.map((one, i) => {
    const change = one.change === null ? null : Math.round(one.change * 1000) / 10
    const strong = change !== null && Math.abs(change) >= 25
    return { value: change, at: at[i], itemStyle: { color: (change ?? 0) > 0 ? ink.warm[strong ? 3 : 2] : ink.seq[strong ? 3 : 2] }, label: { position: (change ?? 0) < 0 ? 'left' : 'right' } }
  })
  const reach = Math.max(20, ...bars.map((one) => Math.abs(one.value ?? 0))) * 1.35
  return {
    finding,
    columns: [t('analysis.category'), t('analysis.now'), t(`analysis.then.${scope.against}`), t('analysis.categories.difference'), t('analysis.categories.change')],
    rows: listed.map((one) => [
      plain(one.name),
      { text: count(one.now), link: one.here },
      one.then === null ? plain('—') : { text: count(one.then), link: one.there },
      plain(one.then === null ? '—' : signed(one.now - one.then)),
      plain(one.then === null ? '—' : one.change === null ? t('analysis.few') : signed(one.change * 100, 1)),
    ]),
    links: links.all,
    empty: !items.length,
    option: {
      ...font(ink),
      grid: { left: 172, right: 16, top: 4, bottom: 8 },
      tooltip: { trigger: 'item', ...tip(ink), formatter: ({ dataIndex }: { dataIndex: number }) => `${shown[dataIndex]!.name}\n${count(shown[dataIndex]!.now)} / ${known ? count(shown[dataIndex]!.then!) : '—'}` },
      xAxis: { type: 'value', min: -reach, max: reach, show: false },
      yAxis: { type: 'category', inverse: true, data: shown.map((one) => `{name|${one.name}}{n|${count(one.now)}}`), axisTick: { show: false }, axisLine: { onZero: true, lineStyle: { color: ink.soft } }, axisLabel: { margin: 170, align: 'left', rich: { name: { width: 118, color: ink.text, overflow: 'truncate' }, n: { width: 40, align: 'right', color: ink.accent } } }, splitLine: { show: true, lineStyle: { color: ink.line } } },
      series: [{ type: 'bar', barWidth: 14, data: bars.map((one) => ({ ...one, value: one.value ?? 0 })), label: { show: true, color: ink.text, formatter: ({ dataIndex }: { dataIndex: number }) => (!known ? '' : bars[dataIndex]!.value === null ? t('analysis.few') : `${signed(bars[dataIndex]!.value!, 1)}%`) } }],
    },
  }
}
