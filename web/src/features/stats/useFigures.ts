/** The figures of a view: by area for the ranking and the fill, in time for the bars and trends. */
import { computed, type ComputedRef } from 'vue'

import { ask, read, type Question } from '@/api/cache'
import * as api from '@/api/calls'
import type { Areas, Level } from '@/api/types'
import type { Place } from '@/shared/places/usePlace'
import { childLevel } from '@/shared/territory'
import { useLoad } from '@/shared/useLoad'

import { useSight } from './useSight'
import { stepOf, stepPeriod, type Period, type View } from './view'

export function useFigures(
  view: ComputedRef<View>,
  place: ComputedRef<Place | null>,
  period: ComputedRef<Period>,
  fillLevel: ComputedRef<Level | null>,
  allowed: ComputedRef<boolean>,
) {
  const step = computed(() => stepOf(view.value, period.value))
  const asked = computed(() => (allowed.value && place.value ? { category: view.value.category, ...period.value } : null))
  const child = computed(() => (place.value ? childLevel(place.value.division.level) : null))
  const told = useSight(
    computed(() => {
      const levels = [...new Set([child.value, fillLevel.value])].filter((one): one is Level => one !== null)
      return asked.value && levels.length ? { place: place.value!.division.code, levels, step: step.value, ...asked.value } : null
    }),
  )
  /** What is told as it moves is not asked for again. */
  const live = <T>(question: Question<T>): Question<T> => ({ ...question, meta: { ...question.meta, live: () => !told.value } })
  const areasAt = (want: ComputedRef<Level | null>) =>
    useLoad(() => (asked.value && want.value ? live(api.areaStats({ level: want.value, parent: place.value!.division.code, ...asked.value })) : null))

  const ranking = areasAt(child)
  const otherFill = computed(() => (fillLevel.value === child.value ? null : fillLevel.value))
  const filled = areasAt(otherFill)
  const fill = computed(() => (otherFill.value ? filled.data.value : ranking.data.value))

  const series = useLoad(() => asked.value && live(api.series({ place: place.value!.division.code, ...asked.value, step: step.value })))
  const bars = { ...series, data: computed(() => series.data.value?.items ?? null) }

  return { ranking, filled, fill, bars, step, child, told }
}

/** The past hardly changes: a step that was played is not asked for again at once. */
const FRAMES_MS = 300_000
const byCode = (areas: Areas) => new Map(areas.items.map((one) => [one.code, one]))

/** Figures of single steps of time, asked for once each while the place and filter stay. */
export function useFrames(
  view: ComputedRef<View>,
  place: ComputedRef<Place | null>,
  period: ComputedRef<Period>,
  fillLevel: ComputedRef<Level | null>,
) {
  const step = computed(() => stepOf(view.value, period.value))

  function asked(start: string) {
    const { division } = place.value!
    const days = stepPeriod(start, step.value, period.value)
    const question = api.areaStats({ level: fillLevel.value!, parent: division.code, category: view.value.category, ...days })
    return { ...read(question, 'by code', byCode), staleTime: FRAMES_MS }
  }

  const shown = useLoad(() => (view.value.at && view.value.mode === 'areas' && place.value && fillLevel.value ? asked(view.value.at) : null))
  return { shown, frame: (start: string) => ask(asked(start)) }
}
