/** The figures of a view: by area for the ranking and the fill, in time for the bars and trends. */
import { computed, ref, type ComputedRef } from 'vue'

import * as api from '@/api/calls'
import type { AreaFigures, Areas, Level, SeriesStep } from '@/api/types'
import type { Place } from '@/shared/places/usePlace'
import { childLevel } from '@/shared/territory'
import { useLoad } from '@/shared/useLoad'

import { stepOf, stepPeriod, type Period, type View } from './view'

export interface Asked {
  code: string
  level: string
  category: string
  period: Period
}

export function useFigures(
  view: ComputedRef<View>,
  place: ComputedRef<Place | null>,
  period: ComputedRef<Period>,
  fillLevel: ComputedRef<Level | null>,
  allowed: ComputedRef<boolean>,
) {
  const turn = ref(0)
  const step = computed(() => stepOf(view.value, period.value))
  const asked = computed(() => {
    const division = place.value?.division
    if (!division || !allowed.value) return null
    const { code, level } = division
    return { code, level, category: view.value.category || undefined, ...period.value, turn: turn.value }
  })
  const about = (level: Level) =>
    computed(() => (asked.value ? JSON.stringify({ ...asked.value, want: level }) : null))

  const areasAt = (want: ComputedRef<Level | null>) =>
    useLoad(
      () => (want.value ? about(want.value).value : null),
      (_key, signal): Promise<Areas> => {
        const { code, category, from, to } = asked.value!
        return api.areaStats({ level: want.value!, parent: code, category, from, to }, signal)
      },
    )

  const child = computed(() => (place.value ? childLevel(place.value.division.level) : null))
  const ranking = areasAt(child)
  const otherFill = computed(() => (fillLevel.value === child.value ? null : fillLevel.value))
  const filled = areasAt(otherFill)
  const fill = computed(() => (otherFill.value ? filled.data.value : ranking.data.value))

  const bars = useLoad(
    () => (asked.value ? JSON.stringify({ ...asked.value, step: step.value }) : null),
    async (_key, signal): Promise<SeriesStep[]> => {
      const { code, category, from, to } = asked.value!
      return (await api.series({ place: code, category, from, to, step: step.value }, signal)).items
    },
  )

  return { ranking, filled, fill, bars, step, child, refresh: () => (turn.value += 1) }
}

/** Figures of single steps of time, asked for once each while the place and filter stay. */
export function useFrames(
  view: ComputedRef<View>,
  place: ComputedRef<Place | null>,
  period: ComputedRef<Period>,
  fillLevel: ComputedRef<Level | null>,
) {
  const kept = new Map<string, Promise<Map<string, AreaFigures>>>()
  const step = computed(() => stepOf(view.value, period.value))

  function frame(start: string): Promise<Map<string, AreaFigures>> {
    const division = place.value!.division
    const level = fillLevel.value!
    const days = stepPeriod(start, step.value, period.value)
    const category = view.value.category || undefined
    const key = JSON.stringify([division.code, level, days, category])
    let found = kept.get(key)
    if (!found) {
      if (kept.size > 400) kept.clear()
      found = api
        .areaStats({ level, parent: division.code, category, ...days })
        .then((areas) => new Map(areas.items.map((one) => [one.code, one])))
      kept.set(key, found)
      found.catch(() => kept.delete(key))
    }
    return found
  }

  const shown = useLoad(
    () => {
      const { at } = view.value
      if (!at || view.value.mode !== 'areas' || !place.value || !fillLevel.value) return null
      return JSON.stringify([at, place.value.division.code, fillLevel.value, step.value, period.value, view.value.category])
    },
    () => frame(view.value.at!),
  )
  return { shown, frame }
}
