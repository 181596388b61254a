/** What the codes in rules are called: offices and divisions come at once, grids when a rule names them. */
import { useQueries } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'

import { cache, ONCE, read } from '@/api/cache'
import * as api from '@/api/calls'
import { useCategories } from '@/shared/categories/useCategories'
import { useLayers } from '@/shared/layers/useLayers'
import { named, worded } from '@/shared/i18n'

import type { Names } from './sentence'
import type { Draft, RuleOptions } from './types'

const VILLAGE_DIGITS = 12

/** The name of a place that no list here holds. */
const nameOfPlace = (code: string) =>
  code.length > VILLAGE_DIGITS ? read(api.grid(code), 'name', (found) => found.name) : read(api.division(code), 'name', (found) => found.division.name)

export const keepPlace = (code: string, name: string) => cache.setQueryData(nameOfPlace(code).queryKey, name)

export function useNames(options: Ref<RuleOptions | null>, counties: Ref<{ code: string; name: string }[]>, rules: Ref<Draft[]>): Names {
  const { nameOf } = useCategories()
  const offices = computed(() => new Map(options.value?.offices.map((one) => [one.code, one.name])))
  const agencies = computed(() => new Map(options.value?.agencies.map((one) => [one.code, one])))
  const places = computed(() => new Map([...counties.value, ...(options.value?.towns ?? []), ...(options.value?.villages ?? []), ...(options.value?.zones ?? [])].map((one) => [one.code, one.name])))

  const unknown = computed(() => [...new Set(options.value ? rules.value.flatMap((one) => one.conditions.places).filter((code) => !places.value.has(code)) : [])])
  const found = useQueries({ queries: computed(() => unknown.value.map((code) => ({ ...nameOfPlace(code), ...ONCE }))) }, cache)
  const kept = computed(() => new Map(unknown.value.map((code, i) => [code, found.value[i]?.data])))

  return {
    category: nameOf,
    place: (code) => places.value.get(code) ?? kept.value.get(code) ?? code,
    agency: (code) => named(agencies.value.get(code)) || code,
    office: (code) => offices.value.get(code) ?? code,
    layer: useLayers().nameOf,
    zone: (kind) => worded(`plan.zone.${kind}`, kind),
    source: (code) => worded(`source.${code}`, code),
  }
}
