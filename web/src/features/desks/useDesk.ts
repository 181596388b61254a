/** A desk: its tabs with their numbers, the list behind the one that is open, filters, all of it in the address. */
import { computed, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'

import type { CaseFilter } from '@/api/types'
import { filterQuery, parseFilter } from '@/features/cases'
import { shortAddress } from '@/features/routing'
import { categoryOf } from '@/shared/caseText'
import { shortTime } from '@/shared/format'
import { useDoubleMarks } from '@/shared/doubles'
import { locale, t } from '@/shared/i18n'
import { useQueue, type Row, type Tab } from '@/shared/queue'
import { useSession } from '@/shared/session/useSession'
import { useKeys } from '@/shared/useKeys'
import { useLoad } from '@/shared/useLoad'
import { usePages } from '@/shared/usePages'

import * as api from './calls'
import type { DeskName, DeskRow } from './calls'

const PAGE = 50
const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9']
/** What of the address names the desk's own state, and no filter of cases. */
/** The usual step of an office with its own cases, by their state. */
export const USUAL: Readonly<Record<string, string>> = { dispatched: 'sign', handling: 'file_result', rework: 'file_result' }
const OWN = ['tab', 'number', 'sort', 'open']

export function useDesk(desk: DeskName, names: readonly string[]) {
  const route = useRoute()
  const router = useRouter()
  const { me } = useSession()
  const tab = computed(() => names.find((one) => one === route.query.tab) ?? names[0]!)
  const filter = computed<CaseFilter>(() => parseFilter(Object.fromEntries(Object.entries(route.query).filter(([key]) => !OWN.includes(key)))))
  const narrowed = computed(() => Object.keys(filter.value).length > 0)
  const asked = computed(() => ({ ...filter.value, tab: tab.value }) as api.DeskQuery)

  const totals = useLoad(() => api.counts(desk, filter.value))
  const pages = usePages(() => (cursor?: string) => api.rows(desk, { ...asked.value, limit: PAGE, cursor }))
  /** Rows of the tab before are not offered to keys that are meant for this one. */
  const items = computed(() => (pages.stale.value ? [] : pages.items.value))
  const queue = useQueue<DeskRow>(items)
  // What is looked at stays so when something more pressing comes in above it.
  watch([items, () => route.query.number], ([rows, kept]) => {
    if (!kept && rows[0]) void queue.choose(rows[0].case.number)
  })

  const shown = (count: number | undefined) => (count !== undefined && totals.data.value && count > totals.data.value.most ? `${totals.data.value.most}+` : count)
  const tabs = computed<Tab[]>(() =>
    names.map((key) => {
      const told = totals.data.value?.tabs[key]
      return { key, words: t(`desks.tab.${desk}.${key}`), count: shown(told?.all), over: told?.over ?? 0, near: told?.near ?? 0, on: key === tab.value, query: { tab: key } }
    }),
  )
  const current = computed(() => totals.data.value?.tabs[tab.value])

  const doubled = useDoubleMarks(computed(() => items.value.map((one) => one.case.number)))
  function rowOf(one: DeskRow): Row {
    const { case: about } = one
    const where = about.grid_name ?? about.village_name ?? about.town_name ?? t('cases.nowhere')
    const own = me.value?.offices.some((office) => office.code === about.office_code) ?? false
    const idle = about.clock === 'susp' ? t('clock.susp') : t(`state.${about.state}`)
    return {
      key: about.number,
      number: about.number,
      kind: about.urgency === 'P1' || about.urgency === 'P2' ? about.urgency : '',
      title: categoryOf(about, locale.value) + (about.report_count > 1 ? ` · ${t('cases.merged', { n: about.report_count })}` : ''),
      by: `${where} · ${t(`source.${about.source}`)} -${about.number.split('-').at(-1)}`,
      mark: doubled(about.number),
      locked: false,
      from: one.since,
      near: one.near_due_at,
      due: one.due_at,
      done: one.at ? shortTime(one.at) : one.due_at ? '' : idle,
      wide: {
        where: [about.village_name ?? about.town_name, shortAddress(about.address_text) || about.grid_name].filter(Boolean).join(' · ') || t('cases.nowhere'),
        state: t(`state.${about.state}`),
        marks: [...(about.supervised ? [t('desks.mark.slip')] : []), ...(about.state === 'rework' ? [t('desks.mark.rework')] : []), ...(own ? [] : [t('desks.mark.helps')])],
        who: one.in_charge,
        urgency: about.urgency,
        act: own && USUAL[about.state] ? t(`desks.act.${USUAL[about.state]}`) : '',
      },
    }
  }

  /** Filters change what is asked, and the choice begins anew. */
  const narrow = (patch: CaseFilter) => router.replace({ query: { tab: tab.value, ...filterQuery({ ...filter.value, ...patch }) } })
  const widen = () => router.replace({ query: { tab: tab.value } })

  useKeys(Object.fromEntries(DIGITS.map((digit, at) => [digit, () => names[at] !== undefined && void queue.show({ tab: names[at] })])))

  const refresh = () => Promise.all([pages.first.reload(), totals.reload()])
  return { tab, tabs, filter, narrowed, narrow, widen, asked, current, totals, pages, items, queue, rowOf, doubled, refresh, book: computed(() => api.bookAddress(desk, asked.value)) }
}
