import { describe, expect, it, vi } from 'vitest'

import type { Areas, Figures } from '@/api/types'
import { MEASURES, RATES } from '@/api/vocabulary'
import { mounted } from '@/shared/mounting'

import KpiStrip from './KpiStrip.vue'

const figures = (over: Partial<Figures>): Figures => ({
  ...(Object.fromEntries([...Object.keys(MEASURES).map((name) => [name, 0]), ...Object.keys(RATES).map((name) => [name, null])]) as Figures),
  open: 120,
  overdue: 31,
  near_due: 30,
  late: 52,
  awaiting_check: 3,
  unsatisfied: 0,
  reported: 300,
  closed: 290,
  due: 280,
  on_time: 228,
  on_time_rate: 0.814,
  answers: 5,
  satisfied: 5,
  satisfaction_rate: null,
  left_out: 0, came_back: 0, recur_30: null, closed_of_due: 0, close_rate: null, proactive: 0, proactive_rate: null,
  at_source: 0, settled_at_source: null, went_up: 0, up_rate: null,
  households: 240_000,
  open_per_1000: 0.5,
  reported_per_1000: 1.25,
  ...over,
})

function strip(props: Record<string, unknown> = {}) {
  const areas = { total: figures({}), before: figures({ overdue: 26, open: 122 }), items: [] } as unknown as Areas
  return mounted(KpiStrip, { areas, bars: [], period: { from: '2026-02-10', to: '2026-03-11' }, place: '330402', category: 'E0101', problem: null, slow: false, ...props })
}

describe('key figures', () => {
  it('say the number, its change, and how far from the target', () => {
    const shown = strip()
    expect(shown.find('kpi-overdue')?.textContent).toMatch(/31.*较上期 \+5/)
    expect(shown.find('kpi-open')?.textContent).toMatch(/120.*−2/)
    expect(shown.find('kpi-on_time_rate')?.textContent).toMatch(/81\.4.*228 \/ 280 件.*低 13\.6 点/)
    expect(shown.find('kpi-near_due')?.textContent).toContain('25%')
    expect(shown.find('kpi-near_due')?.title).toBe('未结、当前时限的工作时间已用到将到期比例而未过的案件')
    shown.unmount()
  })

  it('show no rate that rests on too few', () => {
    const shown = strip()
    expect(shown.find('kpi-satisfaction_rate')?.textContent).toContain('—')
    expect(shown.find('kpi-satisfaction_rate')?.textContent).not.toContain('%')
    shown.unmount()
  })

  it('link to the list behind them, with the filter of the page', () => {
    const open = vi.fn()
    const shown = strip({ onOpen: open })
    const link = shown.find('kpi-overdue') as HTMLAnchorElement
    expect(link.getAttribute('href')).toBe('/cases?place=330402&category=E0101&measure=overdue&sort=due&sensitive=false')
    link.click()
    expect(open).toHaveBeenCalledWith({ place: '330402', category: 'E0101', sensitive: false, measure: 'overdue', sort: 'due' }, '超期未处置')
    shown.unmount()
  })

  it.each([
    ['near_due', 'near_due', false],
    ['on_time_rate', 'due', true],
    ['open', 'open', false],
    ['satisfaction_rate', 'answers', true],
  ])('open of %s the cases that were counted, and of the period where it counts', (tile, measure, flows) => {
    const shown = strip()
    const asked = new URL((shown.find(`kpi-${tile}`) as HTMLAnchorElement).href).searchParams
    expect(asked.get('measure')).toBe(measure)
    expect([asked.get('from'), asked.get('to')]).toEqual(flows ? ['2026-02-10', '2026-03-11'] : [null, null])
    shown.unmount()
  })

  it('say where there is nothing to compare with', () => {
    const areas = { total: figures({}), before: figures({ overdue: null as unknown as number }), items: [] } as unknown as Areas
    const shown = strip({ areas })
    expect(shown.find('kpi-overdue')?.textContent).toMatch(/较上期 无可比/)
    shown.unmount()
  })

  it('keep their frame and say what failed', () => {
    const shown = strip({ areas: null, problem: { kind: 'unavailable', status: 503, detail: '数据库暂时没有响应，请稍后重试。', facts: {} } })
    expect(shown.find('panel-problem')?.textContent).toContain('数据库暂时没有响应')
    shown.unmount()
  })
})
