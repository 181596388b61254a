/** When cases come: an hour of a day of the week, on average. */
import type { HourChart } from '@/api/schema'
import { behind } from '@/features/cases'
import { count, decimal, percent } from '@/shared/format'
import { t } from '@/shared/i18n'

import { Links, font, plain, tip, type Ink, type Model, type Said } from '../model'
import type { Scope } from '../panels'

const WORKDAYS = [1, 2, 3, 4, 5]
const CLASSES = 5

/** The two hours in a row in which most came from Monday to Friday. */
export function busiest(told: HourChart): { hour: number; cases: number; day: number } | null {
  const by = Array.from({ length: 24 }, () => 0)
  for (const one of told.items) if (WORKDAYS.includes(one.weekday)) by[one.hour]! += one.cases
  const day = by.reduce((sum, one) => sum + one, 0)
  if (!day) return null
  const pairs = by.slice(0, 23).map((one, hour) => ({ hour, cases: one + by[hour + 1]! }))
  const most = pairs.reduce((best, one) => (one.cases > best.cases ? one : best))
  return { ...most, day }
}

/** Limits of classes above nothing, rising, by equal shares of the greatest. */
export function limitsOf(most: number): number[] {
  return most <= 0 ? [] : Array.from({ length: CLASSES - 1 }, (_, i) => Number(((most * (i + 1)) / CLASSES).toPrecision(2)))
}

export function hours(told: HourChart, scope: Scope, ink: Ink): Model {
  const links = new Links()
  const days = (n: number) => told.days[n - 1] ?? 0
  const list = (weekdays: string, between: string, title: string) => ({ filter: { ...behind('reported', { place: scope.place, category: scope.category || undefined }, scope.period), weekdays, hours: between }, title })
  const cells = told.items.map((one) => ({ ...one, average: days(one.weekday) ? one.cases / days(one.weekday) : 0, link: list(String(one.weekday), String(one.hour), t('analysis.hours.cell', { day: t(`analysis.hours.d${one.weekday}`), from: one.hour, to: one.hour + 1 })) }))
  const most = Math.max(0, ...cells.map((one) => one.average))
  const limits = limitsOf(most)
  const peak = busiest(told)
  const worked = WORKDAYS.reduce((sum, day) => sum + days(day), 0)
  const finding: Said[] = peak
    ? [
        plain(t('analysis.hours.workdays')),
        { text: t('analysis.hours.span', { from: peak.hour, to: peak.hour + 2 }), link: list('1-5', `${peak.hour}-${peak.hour + 2}`, t('analysis.hours.peak', { from: peak.hour, to: peak.hour + 2 })) },
        plain(t('analysis.hours.share', { share: percent(peak.cases / peak.day), n: decimal(peak.cases / 2 / Math.max(1, worked)), times: decimal(peak.cases / 2 / (peak.day / 24)) })),
      ]
    : [plain(t('analysis.hours.none'))]
  const by = new Map(cells.map((one) => [`${one.weekday}.${one.hour}`, one]))
  const pieces = limits.length ? [...limits.map((limit, i) => ({ ...(i ? { gte: limits[i - 1]! } : { gt: 0 }), lt: limit, color: ink.seq[i], label: i ? `${limits[i - 1]}–${limit}` : `< ${limit}` })), { gte: limits.at(-1)!, color: ink.seq[4], label: `≥ ${limits.at(-1)}` }] : []
  return {
    finding,
    columns: [t('analysis.hours.hour'), ...[1, 2, 3, 4, 5, 6, 7].map((day) => t(`analysis.hours.d${day}`))],
    rows: Array.from({ length: 24 }, (_, hour) => [
      plain(t('analysis.hours.span', { from: hour, to: hour + 1 })),
      ...[1, 2, 3, 4, 5, 6, 7].map((day) => {
        const cell = by.get(`${day}.${hour}`)
        return cell ? { text: decimal(cell.average, 2), link: cell.link } : plain('0')
      }),
    ]),
    links: links.all,
    empty: !cells.length,
    option: {
      ...font(ink),
      grid: { left: 36, right: 8, top: 4, bottom: 46 },
      tooltip: { ...tip(ink), formatter: ({ data }: { data: { value: [number, number, number]; cases: number } }) => `${t('analysis.hours.cell', { day: t(`analysis.hours.d${data.value[1] + 1}`), from: data.value[0], to: data.value[0] + 1 })}\n${t('analysis.hours.tip', { average: decimal(data.value[2], 2), n: count(data.cases) })}` },
      xAxis: { type: 'category', data: Array.from({ length: 24 }, (_, hour) => String(hour)), axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: ink.soft, interval: 2 } },
      yAxis: { type: 'category', inverse: true, data: [1, 2, 3, 4, 5, 6, 7].map((day) => t(`analysis.hours.d${day}`)), axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: ink.text } },
      visualMap: { type: 'piecewise', orient: 'horizontal', left: 32, bottom: 0, itemWidth: 14, itemHeight: 10, itemGap: 8, textStyle: { color: ink.soft, fontSize: 11 }, dimension: 2, pieces, outOfRange: { color: 'transparent' } },
      series: [{ type: 'heatmap', itemStyle: { borderColor: ink.panel, borderWidth: 1 }, emphasis: { itemStyle: { borderColor: ink.text, borderWidth: 2 } }, data: cells.map((one) => ({ value: [one.hour, one.weekday - 1, Math.round(one.average * 100) / 100], cases: one.cases, at: links.add(one.link) })) }],
    },
  }
}
