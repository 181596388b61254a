/** A figure by month with its target and the year before; what is missing to the target is shaded. */
import type { Series } from '@/api/schema'
import type { SeriesStep } from '@/api/types'
import { RATES } from '@/api/vocabulary'
import { behind, type MeasureName } from '@/features/cases'
import { count, percent, signed } from '@/shared/format'
import { t } from '@/shared/i18n'
import { reaches } from '@/shared/overview/span'

import { FEW, Links, few, font, plain, tip, type Ink, type Model, type Said } from '../model'
import type { Scope } from '../panels'

export const FIGURES = ['on_time_rate', 'satisfaction_rate', 'close_rate', 'recur_30', 'reported', 'closed'] as const
export type Figure = (typeof FIGURES)[number]

const rateOf = (figure: Figure) => (figure in RATES ? RATES[figure as keyof typeof RATES] : null)
export const targetOf = (figure: Figure) => rateOf(figure)?.target ?? null

/** The list that a month opens: of a rate its whole. */
const measureOf = (figure: Figure): MeasureName => (rateOf(figure)?.lists[0] ?? figure) as MeasureName

export function valueOf(figure: Figure, step: SeriesStep): number | null {
  const rate = rateOf(figure)
  const read = (name: string) => Number(step[name as keyof SeriesStep] ?? 0)
  if (!rate) return read(figure)
  return read(rate.whole) < FEW ? null : read(rate.part) / read(rate.whole)
}

/** The twelve months up to a day, and the same a year before, the last as far as the day goes. */
export function monthsUpTo(day: string, years = 0): { from: string; to: string } {
  const [year, month] = [Number(day.slice(0, 4)) - years, Number(day.slice(5, 7))]
  const first = new Date(Date.UTC(year, month - 12, 1)).toISOString().slice(0, 10)
  const last = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
  const to = `${year}-${day.slice(5)}`
  return { from: first, to: to > last ? last : to }
}

const lastOf = (start: string, to: string) => {
  const end = new Date(Date.UTC(Number(start.slice(0, 4)), Number(start.slice(5, 7)), 0)).toISOString().slice(0, 10)
  return end > to ? to : end
}

/** How many months in a row, up to the last, a rate misses its target. */
export function missedInARow(values: (number | null)[], target: number, better: 'more' | 'fewer'): number {
  let n = 0
  for (const value of [...values].reverse()) {
    if (value === null || (better === 'more' ? value >= target : value <= target)) break
    n += 1
  }
  return n
}

/** A month that ended before the first case, and of the year before one that began before it, tells nothing. */
export function trend(figure: Figure, now: Series, then: Series, scope: Scope, ink: Ink): Model {
  const rate = rateOf(figure)
  const share = rate !== null
  const links = new Links()
  const months = now.items.map((step, i) => {
    const [start, ago] = [String(step.start), then.items[i]]
    const value = reaches(now.since, lastOf(start, scope.period.to)) ? valueOf(figure, step) : null
    return { start, value, before: ago && reaches(now.since, String(ago.start)) ? valueOf(figure, ago) : null }
  })
  const untold = (start: string) => (reaches(now.since, start) ? few() : plain('—'))
  const write = (value: number) => (share ? percent(value) : count(value))
  const listOf = (start: string, to: string) => {
    const period = { from: start, to: lastOf(start, to) }
    return { filter: behind(measureOf(figure), { place: scope.place, category: scope.category || undefined }, period), title: `${start.slice(0, 7)} ${t(`measures.${measureOf(figure)}`)}` }
  }
  const target = targetOf(figure)
  const at = months.map((one) => links.add(listOf(one.start, scope.period.to)))
  const lastAt = months.findLastIndex((one) => one.value !== null)
  const last = months[lastAt]
  const finding: Said[] = []
  const missed = target !== null && rate?.better ? missedInARow(months.slice(0, lastAt + 1).map((one) => one.value), target, rate.better) : 0
  if (last === undefined || last.value === null) finding.push(plain(t('analysis.trend.few')))
  else {
    if (target !== null && rate) finding.push(plain(missed ? t(rate.better === 'more' ? 'analysis.trend.below' : 'analysis.trend.above', { n: missed, target: percent(target) }) : t('analysis.trend.reached', { target: percent(target) })))
    finding.push(plain(t('analysis.trend.last', { n: Number(last.start.slice(5, 7)) })), { text: share ? `${write(last.value)}%` : t('analysis.cases', { n: write(last.value) }), link: links.all[at[lastAt]!], bad: missed > 0 })
    if (last.before !== null) {
      const change = share ? signed((last.value - last.before) * 100, 1) : signed(last.value - last.before)
      finding.push(plain(t(share ? 'analysis.trend.points' : 'analysis.trend.more', { n: change })))
    } else if (!reaches(now.since, String(then.items[lastAt]?.start ?? ''))) finding.push(plain(t('analysis.trend.since', { day: now.since ?? '' })))
    finding.push(plain(t('analysis.stop')))
  }
  const scaled = (value: number | null) => (value === null ? null : share ? Math.round(value * 1000) / 10 : value)
  const goal = scaled(target)
  const known = months.flatMap((one) => [scaled(one.value), scaled(one.before)]).concat(goal).filter((one): one is number => one !== null)
  const gap = (value: number | null) => (value === null || goal === null || rate?.better !== 'more' ? 0 : Math.max(0, goal - value))
  return {
    finding,
    columns: [t('analysis.month'), share ? t('analysis.trend.thisYearShare') : t('analysis.trend.thisYear'), share ? t('analysis.trend.lastYearShare') : t('analysis.trend.lastYear'), t(share ? 'analysis.trend.differencePoints' : 'analysis.trend.difference'), ...(target === null ? [] : [t('analysis.trend.target', { n: percent(target) })])],
    rows: months.map((one, i) => [
      plain(one.start.slice(0, 7)),
      one.value === null ? untold(lastOf(one.start, scope.period.to)) : { text: write(one.value), link: links.all[at[i]!] },
      one.before === null ? untold(String(then.items[i]?.start ?? '')) : { text: write(one.before), link: listOf(String(then.items[i]!.start), monthsUpTo(scope.period.to, 1).to) },
      plain(one.value === null || one.before === null ? '—' : share ? signed((one.value - one.before) * 100, 1) : signed(one.value - one.before)),
      ...(target === null || !rate ? [] : [one.value === null ? plain('—') : (rate.better === 'more' ? one.value >= target : one.value <= target) ? plain(t('analysis.trend.met')) : { text: t(rate.better === 'more' ? 'analysis.trend.short' : 'analysis.trend.over', { n: (Math.abs(target - one.value) * 100).toFixed(1) }), bad: true }]),
    ]),
    links: links.all,
    empty: months.every((one) => !one.value),
    option: {
      ...font(ink),
      grid: { left: 36, right: 64, top: 14, bottom: 26 },
      tooltip: { trigger: 'axis', ...tip(ink) },
      xAxis: { type: 'category', boundaryGap: false, data: months.map((one, i) => (i === 0 || one.start.slice(5, 7) === '01' ? one.start.slice(0, 7) : one.start.slice(5, 7))), axisLine: { lineStyle: { color: ink.line } }, axisTick: { show: false }, axisLabel: { color: ink.soft } },
      yAxis: { type: 'value', scale: share, min: share ? undefined : 0, max: share && known.some((one) => one > 97) ? 100 : undefined, splitLine: { lineStyle: { color: ink.line } }, axisLabel: { color: ink.soft } },
      series: [
        { type: 'line', name: '', stack: 'gap', silent: true, symbol: 'none', lineStyle: { opacity: 0 }, areaStyle: { opacity: 0 }, tooltip: { show: false }, data: months.map((one) => (one.value === null ? null : gap(scaled(one.value)) ? scaled(one.value) : goal)) },
        { type: 'line', name: '', stack: 'gap', silent: true, symbol: 'none', lineStyle: { opacity: 0 }, areaStyle: { color: ink.gap, opacity: 1 }, tooltip: { show: false }, data: months.map((one) => (one.value === null ? null : gap(scaled(one.value)))) },
        { type: 'line', name: t('analysis.trend.lastYearName'), symbol: 'none', lineStyle: { color: ink.soft, type: 'dashed', width: 1.5 }, itemStyle: { color: ink.soft }, endLabel: { show: true, formatter: t('analysis.trend.lastYearName'), color: ink.soft }, data: months.map((one) => scaled(one.before)) },
        {
          type: 'line',
          name: t('analysis.trend.thisYearName'),
          symbol: 'circle',
          symbolSize: 7,
          lineStyle: { color: ink.text, width: 2 },
          itemStyle: { color: ink.text },
          endLabel: { show: true, formatter: t('analysis.trend.thisYearName'), color: ink.text, fontWeight: 'bold' },
          labelLayout: { moveOverlap: 'shiftY' },
          data: months.map((one, i) => ({ value: scaled(one.value), at: at[i], itemStyle: { color: gap(scaled(one.value)) ? ink.near : ink.text } })),
          ...(goal === null ? {} : { markLine: { silent: true, symbol: 'none', lineStyle: { color: ink.text, type: 'dotted' }, label: { formatter: t('analysis.trend.targetShort', { n: goal }), color: ink.soft, position: 'insideStartTop' }, data: [{ yAxis: goal }] } }),
        },
      ],
    },
  }
}

