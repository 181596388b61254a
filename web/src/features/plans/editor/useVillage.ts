/** The village being edited: its grids in the plan and in force, its homes, loads and problems. */
import { computed, ref, shallowRef, watch, type Ref } from 'vue'

import type { Question } from '@/api/cache'
import { casePoints, divisionShapes, exactGrids } from '@/api/calls'
import { addDays, dayOf } from '@/shared/format'
import { useLoad } from '@/shared/useLoad'

import * as api from '../calls'
import type { EditDone, Loads, PlanProblems, PlanShapes } from '../types'
import { standing, withLoads, withProblems, withShapes } from './merge'

const QUIET_MS = 700

export function useVillage(id: Ref<number>, village: Ref<string | null>, wants: { homes: Ref<boolean>; cases: Ref<boolean> }) {
  const inVillage = <T>(question: (id: number, village: string) => Question<T>) => useLoad(() => (village.value ? question(id.value, village.value) : null))
  const villages = useLoad(() => api.villages(id.value))
  const grids = inVillage(api.grids)
  const loads = inVillage(api.loads)
  const homes = inVillage(api.homes)
  const force = inVillage((_, parent) => exactGrids(parent))
  const problems = useLoad(() => api.problems(id.value))
  const impact = useLoad(() => api.impact(id.value))
  const town = computed(() => villages.data.value?.find((one) => one.code === village.value)?.town_code ?? null)
  const around = useLoad(() => (town.value ? divisionShapes('village', town.value) : null))
  const cases = useLoad(() => (wants.cases.value && village.value ? casePoints({ place: village.value, from: addDays(dayOf(new Date()), -90) }) : null))

  let timer: ReturnType<typeof setTimeout> | undefined
  /** Whether sums over the whole plan are still those before the last edit. */
  const settling = ref(false)
  /** They come a moment after the last edit. */
  function refresh(): void {
    clearTimeout(timer)
    settling.value = true
    const mine = (timer = setTimeout(() => {
      void Promise.all([impact.reload(), villages.reload()]).finally(() => {
        if (mine === timer) settling.value = false
      })
    }, QUIET_MS))
  }

  function take(done: EditDone): void {
    const at = village.value
    if (at && grids.data.value) grids.data.value = withShapes(grids.data.value, done, at)
    if (at && loads.data.value) loads.data.value = withLoads(loads.data.value, done, at)
    if (problems.data.value) problems.data.value = withProblems(problems.data.value, done)
    refresh()
  }

  async function reload(): Promise<void> {
    await Promise.all([grids.reload(), loads.reload(), problems.reload()])
    refresh()
  }

  /** The server has no loads yet, or failed: what the shapes carry stands in, without a target. */
  const weighed = computed<Loads | null>(() => loads.data.value ?? (loads.problem.value && grids.data.value ? bare(grids.data.value) : null))
  const table = computed<Loads | null>(() => weighed.value && standing(weighed.value))
  const rows = computed(() => new Map((weighed.value?.grids ?? []).map((one) => [one.code, one])))
  const own = computed(() => (grids.data.value?.features ?? []).filter((one) => one.properties.own ?? (!one.properties.over && one.properties.village_code === village.value)))
  const mine = computed<PlanProblems['features']>(() => (problems.data.value?.features ?? []).filter((one) => one.properties.village_code === village.value))
  /** Numbers as in the list and on the map: errors first. */
  const numbered = computed(() =>
    [...mine.value].sort((a, b) => Number(a.properties.severity === 'warning') - Number(b.properties.severity === 'warning')).map((one, i) => ({ ...one, number: i + 1 })),
  )
  const shownHomes = computed(() => (wants.homes.value ? homes.data.value : null))
  const ready = ref(false)
  const loadedFor = shallowRef<string | null>(null)
  watch([grids.data, grids.loading], () => {
    ready.value = !grids.loading.value && !!grids.data.value
    if (ready.value) loadedFor.value = village.value
  })

  return { villages, grids, loads, homes, shownHomes, force, problems, numbered, impact, settling, town, around, cases, weighed, table, rows, own, take, reload, refresh, ready, loadedFor }
}

function bare(shapes: PlanShapes): Loads {
  const grids = shapes.features
    .filter((one) => one.properties.own ?? !one.properties.over)
    .map(({ properties: { code, layer, over, village_code, name, chief, households, area_m2 } }) => {
      const load = { households, area_m2, cases_12m: 0, open_cases: 0, key_places: 0, fulltime: 0, parttime: 0, drivers: {}, missing: [], hours_a_month: null, patrol_cells: 0, index: null, deviation: null }
      return { code, layer, over, village_code, name, chief, before: null, after: load }
    })
  return { target: 0, tolerance: 1, grids, sources: [] }
}
