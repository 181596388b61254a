/** Who passed cases on to whom, or had help. */
import type { FlowChart, FlowOut } from '@/api/schema'
import { behind } from '@/features/cases'
import { count, percent } from '@/shared/format'
import { t } from '@/shared/i18n'

import { Links, font, plain, tip, type Ink, type Link, type Model, type Said } from '../model'
import type { Scope } from '../panels'

const SHOWN = 14

export function flows(told: FlowChart, scope: Scope, ink: Ink): Model {
  const links = new Links()
  const list = (one: FlowOut): Link => ({
    filter: { ...behind('reported', { place: scope.place, category: scope.category || undefined }, scope.period), flow: `${one.source}>${one.target}` },
    title: t('analysis.flows.pair', { source: one.source_name, target: one.target_name }),
  })
  const most = told.items[0]
  const finding: Said[] = most
    ? [
        plain(t('analysis.flows.most')),
        { text: t('analysis.flows.pair', { source: most.source_name, target: most.target_name }), link: list(most) },
        plain(t('analysis.flows.has', { n: count(most.cases), share: percent(most.cases / Math.max(1, told.reported)) })),
      ]
    : [plain(t('analysis.flows.none'))]
  const shown = told.items.slice(0, SHOWN)
  const nodes = new Map<string, string>([...shown.map((one) => [`from ${one.source}`, one.source_name] as const), ...shown.map((one) => [`to ${one.target}`, one.target_name] as const)])
  return {
    finding,
    columns: [t('analysis.flows.source'), t('analysis.flows.target'), t('analysis.flows.cases'), t('analysis.flows.led'), t('analysis.flows.helped')],
    rows: told.items.map((one) => [plain(one.source_name), plain(one.target_name), { text: count(one.cases), link: list(one) }, plain(count(one.led)), plain(count(one.cases - one.led))]),
    links: links.all,
    empty: !told.items.length,
    option: {
      ...font(ink),
      tooltip: { trigger: 'item', ...tip(ink), formatter: ({ data, name }: { data: { pair?: string; value?: number }; name: string }) => (data.pair ? `${data.pair}\n${count(data.value ?? 0)}` : (nodes.get(name) ?? '')) },
      series: [
        {
          type: 'sankey',
          left: 4,
          right: 4,
          top: 6,
          bottom: 6,
          nodeWidth: 10,
          nodeGap: 8,
          draggable: false,
          emphasis: { focus: 'adjacency' },
          data: [...nodes].map(([name]) => ({ name, itemStyle: { color: name.startsWith('from') ? ink.seq[3] : ink.seq[2] }, label: { position: name.startsWith('from') ? 'right' : 'left', formatter: nodes.get(name), color: ink.text, width: 150, overflow: 'truncate' } })),
          links: shown.map((one) => ({ source: `from ${one.source}`, target: `to ${one.target}`, value: one.cases, pair: t('analysis.flows.pair', { source: one.source_name, target: one.target_name }), at: links.add(list(one)) })),
          lineStyle: { color: ink.line, opacity: 0.7 },
        },
      ],
    },
  }
}
