/** What the codes in rules are called: offices and divisions come at once, grids when a rule names them. */
import { computed, shallowRef, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'

import * as api from '@/api/calls'
import { useCategories } from '@/shared/categories/useCategories'
import { useLayers } from '@/shared/layers/useLayers'
import { named } from '@/shared/i18n'

import type { Names } from './sentence'
import type { Draft, RuleOptions } from './types'

const VILLAGE_DIGITS = 12

/** Names already asked for, for as long as the page is open. */
const kept = shallowRef<Map<string, string>>(new Map())
const asked = new Set<string>()

export function keepPlace(code: string, name: string): void {
  asked.add(code)
  if (kept.value.get(code) !== name) kept.value = new Map(kept.value).set(code, name)
}

async function find(code: string): Promise<void> {
  asked.add(code)
  try {
    keepPlace(code, code.length > VILLAGE_DIGITS ? (await api.grid(code)).name : (await api.division(code)).division.name)
  } catch {
    asked.delete(code)
  }
}

export function useNames(options: Ref<RuleOptions | null>, counties: Ref<{ code: string; name: string }[]>, rules: Ref<Draft[]>): Names {
  const { t, te } = useI18n()
  const { nameOf } = useCategories()
  const offices = computed(() => new Map(options.value?.offices.map((one) => [one.code, one.name])))
  const agencies = computed(() => new Map(options.value?.agencies.map((one) => [one.code, one])))
  const places = computed(() => new Map([...counties.value, ...(options.value?.towns ?? []), ...(options.value?.villages ?? []), ...(options.value?.zones ?? [])].map((one) => [one.code, one.name])))

  watch(
    [rules, options],
    () => {
      if (!options.value) return
      const unknown = new Set(rules.value.flatMap((one) => one.conditions.places).filter((code) => !places.value.has(code) && !asked.has(code)))
      for (const code of unknown) void find(code)
    },
    { immediate: true },
  )

  return {
    category: nameOf,
    place: (code) => places.value.get(code) ?? kept.value.get(code) ?? code,
    agency: (code) => named(agencies.value.get(code)) || code,
    office: (code) => offices.value.get(code) ?? code,
    layer: useLayers().nameOf,
    zone: (kind) => (te(`plan.zone.${kind}`) ? t(`plan.zone.${kind}`) : kind),
    source: (code) => (te(`source.${code}`) ? t(`source.${code}`) : code),
  }
}
