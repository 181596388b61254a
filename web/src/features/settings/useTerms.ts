/** Categories and stage limits as they count for what arrives on a day, and what is to be changed of them from it on. */
import { computed, reactive, ref, type Ref } from 'vue'

import { addDays, dayOf } from '@/shared/format'
import { useLoad } from '@/shared/useLoad'

import * as api from './calls'
import { bare } from './terms'
import type { CategoryIn, StageIn } from './types'
import { useChange } from './useChange'

interface Wanted {
  first_day: string
  categories: Record<string, CategoryIn>
  stages: Record<string, StageIn>
}

/** A change counts from tomorrow on, unless another day is said. */
const nothing = (): Wanted => ({ first_day: addDays(dayOf(new Date()), 1), categories: {}, stages: {} })

export function useTerms(day: Ref<string>) {
  const view = useLoad(() => api.terms(day.value))
  const wanted = ref<Wanted>(nothing())
  const body = computed(() => {
    const { first_day, categories, stages } = wanted.value
    const all = { first_day, categories: Object.values(categories), stages: Object.values(stages) }
    return all.categories.length || all.stages.length ? all : null
  })
  const version = computed(() => view.data.value?.version)
  const change = useChange({ name: 'settings.terms', wanted: wanted as Ref<unknown>, nothing, body, version, changes: api.changesOf('terms'), preview: api.termsPreview, save: api.changeTerms, reload: view.reload })

  function ask(set: (one: Wanted) => void): void {
    change.asking()
    const next: Wanted = JSON.parse(JSON.stringify(wanted.value))
    set(next)
    wanted.value = next
  }
  const askDay = (first_day: string) => ask((one) => (one.first_day = first_day))
  const askCategory = (one: CategoryIn) => ask((all) => (all.categories[one.code] = one))
  const askStage = (one: StageIn) => ask((all) => (all.stages[`${one.stage} ${one.urgency}`] = one))

  /** A category with what is to be changed of it on top. */
  const categories = computed(() => (view.data.value?.categories ?? []).map((one) => ({ ...one, ...wanted.value.categories[one.code], changing: one.code in wanted.value.categories })))
  const agencies = computed(() => new Map((view.data.value?.agencies ?? []).map((one) => [one.code, one])))
  const lacking = computed(() => new Map((view.data.value?.lacking ?? []).map((one) => [one.code, one.towns])))
  const stages = computed(() => (view.data.value?.stages ?? []).map((one) => ({ ...one, ...wanted.value.stages[`${one.stage} ${one.urgency}`], changing: `${one.stage} ${one.urgency}` in wanted.value.stages })))
  const standing = (code: string) => {
    const found = view.data.value?.categories.find((one) => one.code === code)
    return found ? bare(found) : null
  }

  return reactive({ view, wanted, change, categories, stages, agencies, lacking, standing, askDay, askCategory, askStage })
}

export type Terms = ReturnType<typeof useTerms>
