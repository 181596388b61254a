/** How long cases stand in each hop of their life, against its limit; the worst is the bottleneck. */
import type { HopChart, HopOut } from '@/api/schema'
import { behind } from '@/features/cases'
import { count, decimal, percent } from '@/shared/format'
import { t } from '@/shared/i18n'

import { Links, font, plain, tip, type Ink, type Model, type Said } from '../model'
import type { Scope } from '../panels'

/** The hop whose ninth decile is farthest above its limit; null where none is. */
export function bottleneck(items: HopOut[]): HopOut | null {
  const above = items.filter((one) => one.ratio !== null && one.ratio > 1)
  return above.length ? above.reduce((worst, one) => (one.ratio! > worst.ratio! ? one : worst)) : null
}

export function hops(told: HopChart, scope: Scope, ink: Ink): Model {
  const links = new Links()
  const worst = bottleneck(told.items)
  const nameOf = (one: HopOut) => t(`analysis.hop.${one.hop}`)
  const list = (one: HopOut, over = false) => {
    const filter = { ...behind('closed', { place: scope.place, category: scope.category || undefined }, scope.period), hop: one.hop as 'sign', ...(over ? { pace: 'over' as const } : {}) }
    return { filter, title: over ? t('analysis.hops.listOver', { hop: nameOf(one) }) : t('analysis.hops.list', { hop: nameOf(one) }) }
  }
  const finding: Said[] = worst
    ? [
        { text: nameOf(worst), link: list(worst, true), bad: true },
        plain(t('analysis.hops.worst', { n: decimal(worst.ninth ?? 0), limit: decimal(worst.limit ?? 0), times: decimal(worst.ratio ?? 0, 2) })),
        { text: t('analysis.cases', { n: count(worst.over) }), link: list(worst, true) },
        plain(t('analysis.stop')),
      ]
    : [plain(told.items.some((one) => one.ratio !== null) ? t('analysis.hops.calm') : t('analysis.hops.few'))]
  const shares = told.items.map((one) => {
    const ninth = (one.ratio ?? 0) * 100
    return { one, median: (one.usual ?? 0) * 100, ninth, at: links.add(list(one)), over: links.add(list(one, true)) }
  })
  const cut = Math.max(200, ...shares.map((one) => Math.min(one.ninth, 400)))
  const held = (value: number) => Math.min(cut, value)
  return {
    finding,
    columns: [t('analysis.hops.hop'), t('analysis.hops.count'), t('analysis.hops.median'), t('analysis.hops.ninth'), t('analysis.hops.limit'), t('analysis.hops.ratio'), t('analysis.hops.over')],
    rows: told.items.map((one) => [
      { text: nameOf(one) },
      one.cases ? { text: count(one.cases), link: list(one) } : plain('0'),
      plain(one.median === null ? t('analysis.few') : decimal(one.median)),
      plain(one.ninth === null ? t('analysis.few') : decimal(one.ninth)),
      plain(one.limit === null ? '—' : decimal(one.limit)),
      one.ratio === null ? plain('—') : { text: one === worst ? t('analysis.hops.neck', { n: decimal(one.ratio, 2) }) : decimal(one.ratio, 2), bad: one.ratio > 1 },
      one.over ? { text: `${count(one.over)} · ${percent(one.over / one.cases)}%`, link: list(one, true) } : plain('0'),
    ]),
    links: links.all,
    empty: told.items.every((one) => !one.cases),
    option: {
      ...font(ink),
      grid: { left: 64, right: 84, top: 4, bottom: 24 },
      tooltip: { trigger: 'item', ...tip(ink), formatter: ({ dataIndex }: { dataIndex: number }) => { const { one } = shares[dataIndex]!; return `${nameOf(one)}\n${t('analysis.hops.tip', { n: count(one.cases), over: count(one.over), limit: one.limit === null ? '—' : decimal(one.limit) })}` } },
      xAxis: { type: 'value', min: 0, max: cut, interval: cut > 200 ? 100 : 50, axisLabel: { color: ink.soft, showMaxLabel: false, formatter: (value: number) => (value === 100 ? t('analysis.hops.atLimit') : `${value}%`) }, splitLine: { lineStyle: { color: ink.line } } },
      yAxis: { type: 'category', inverse: true, data: told.items.map(nameOf), axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: ink.text } },
      series: [
        { type: 'bar', stack: 'time', barWidth: 10, silent: true, itemStyle: { color: 'transparent' }, data: shares.map((one) => held(one.median)) },
        { type: 'bar', stack: 'time', itemStyle: { color: ink.line }, data: shares.map((one) => ({ value: Math.max(0, Math.min(100, held(one.ninth)) - held(one.median)), at: one.at })) },
        {
          type: 'bar',
          stack: 'time',
          itemStyle: { color: ink.over },
          data: shares.map((one) => ({ value: Math.max(0, held(one.ninth) - Math.max(100, held(one.median))), at: one.over })),
          markLine: { silent: true, symbol: 'none', lineStyle: { color: ink.text, type: 'dotted' }, label: { show: false }, data: [{ xAxis: 100 }] },
        },
        { type: 'scatter', symbolSize: 10, itemStyle: { color: ink.text }, data: shares.map((one, i) => ({ value: [held(one.median), i], at: one.at })) },
        { type: 'scatter', symbolSize: 1, silent: true, itemStyle: { color: 'transparent' }, label: { show: true, position: 'right', color: ink.text, formatter: ({ dataIndex }: { dataIndex: number }) => { const { one } = shares[dataIndex]!; return one.median === null ? t('analysis.few') : `${decimal(one.median)} / ${decimal(one.ninth ?? 0)}` } }, data: shares.map((_, i) => [cut, i]) },
      ],
    },
  }
}
