/** The offices of a county on a day, and the one that is chosen. */
import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'

import { dayOf } from '@/shared/format'
import { usePlace } from '@/shared/places/usePlace'
import { useLoad } from '@/shared/useLoad'

import * as api from './calls'
import { grouped, staffing } from './staffing'

const text = (value: unknown): string | null => (typeof value === 'string' && value ? value : null)

export function useOffices() {
  const route = useRoute()
  const router = useRouter()
  const today = dayOf(new Date())
  const day = computed(() => text(route.query.at) ?? today)
  const by = computed<'town' | 'line'>(() => (route.query.by === 'line' ? 'line' : 'town'))
  const chosen = computed(() => text(route.query.office))
  const show = (patch: Record<string, string | null>) => router.replace({ query: Object.fromEntries(Object.entries({ ...route.query, ...patch }).filter(([, value]) => value)) as Record<string, string> })

  const place = usePlace(() => text(route.query.place), 'county')
  const county = computed(() => {
    const at = place.data.value
    return at ? ([...at.ancestors, at.division].find((one) => one.level === 'county') ?? null) : null
  })
  /** A town, where one is looked at alone. */
  const town = computed(() => {
    const at = place.data.value
    return at ? ([...at.ancestors, at.division].find((one) => one.level === 'town')?.code ?? null) : null
  })
  const found = useLoad(() => (county.value ? api.offices(county.value.code, day.value) : null))
  const card = useLoad(() => (chosen.value ? api.office(chosen.value, day.value) : null))

  /** Villages' committees and offices of zones stand in every village: not those of departments. */
  const offices = computed(() => (found.data.value?.items ?? []).filter((one) => one.level === 'county' || one.level === 'town'))
  const stationed = computed(() => offices.value.filter((one) => one.level === 'town' && (!town.value || one.town_code === town.value)))
  const names = computed(() => new Map((found.data.value?.towns ?? []).map((one) => [one.code, one.name])))
  const lines = computed(() => new Map((found.data.value?.lines ?? []).map((one) => [one.code, one])))
  const table = computed(() => staffing(offices.value.filter((one) => one.level === 'town'), names.value))
  const groups = computed(() => {
    const listed = town.value ? stationed.value : offices.value
    const all = grouped(by.value === 'line' ? listed.filter((one) => one.level === 'town') : listed, by.value)
    return by.value === 'line' ? [...lines.value.keys()].flatMap((key) => all.find((one) => one.key === key) ?? []) : all.sort((a, b) => Number(!a.key) - Number(!b.key))
  })
  async function reload(): Promise<void> {
    await Promise.all([found.reload(), card.reload()])
  }
  return { today, day, by, chosen, show, place, county, town, found, card, offices, stationed, names, lines, table, groups, reload }
}
