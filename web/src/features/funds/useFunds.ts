/** The ledger of a place and a year, and what of it is opened; all of it stands in the address. */
import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'

import { FUND_KINDS, FUND_LINES } from '@/api/vocabulary'
import { dayOf } from '@/shared/format'
import { usePlace } from '@/shared/places/usePlace'
import { useLoad } from '@/shared/useLoad'

import * as api from './calls'
import { sumsBy } from './sums'

const text = (value: unknown): string | null => (typeof value === 'string' && value ? value : null)

export function useFunds() {
  const route = useRoute()
  const router = useRouter()
  const today = dayOf(new Date())
  const tab = computed<'ledger' | 'awards'>(() => (route.query.tab === 'awards' ? 'awards' : 'ledger'))
  /** Awards are decided when their year is over. */
  const year = computed(() => Number(text(route.query.year)) || Number(today.slice(0, 4)) - (tab.value === 'awards' ? 1 : 0))
  const line = computed(() => FUND_LINES.find((one) => one === route.query.line) ?? null)
  const kind = computed(() => FUND_KINDS.find((one) => one === route.query.kind) ?? null)
  const opened = computed(() => route.query.entries !== undefined)
  const show = (patch: Record<string, string | null>) => router.replace({ query: Object.fromEntries(Object.entries({ ...route.query, ...patch }).filter(([, value]) => value !== null)) as Record<string, string> })

  const place = usePlace(() => text(route.query.place), 'county')
  const around = computed(() => (place.data.value ? [...place.data.value.ancestors, place.data.value.division] : []))
  const county = computed(() => around.value.find((one) => one.level === 'county') ?? null)
  const town = computed(() => around.value.find((one) => one.level === 'town') ?? null)
  const code = computed(() => town.value?.code ?? county.value?.code ?? place.data.value?.division.code ?? null)

  const found = useLoad(() => (code.value && tab.value === 'ledger' ? api.ledger(code.value, year.value) : null))
  const entries = useLoad(() => (code.value && opened.value && tab.value === 'ledger' ? api.entries(code.value, year.value, line.value ?? undefined, kind.value ?? undefined) : null))
  const awards = useLoad(() => (code.value && tab.value === 'awards' ? api.awards(code.value, year.value) : null))

  const towns = computed(() => new Map((found.data.value?.towns ?? []).map((one) => [one.code, one])))
  const rows = computed(() => sumsBy(found.data.value?.items ?? [], (one) => (town.value ? one.line : one.town_code)))
  const years = computed(() => [...new Set([Number(today.slice(0, 4)) + 1, Number(today.slice(0, 4)), Number(today.slice(0, 4)) - 1, year.value, ...(found.data.value?.years ?? [])])].sort((a, b) => b - a))
  async function reload(): Promise<void> {
    await Promise.all([found.reload(), entries.reload(), awards.reload()])
  }
  return { today, tab, year, years, line, kind, opened, show, place, county, town, code, found, entries, awards, towns, rows, reload }
}
