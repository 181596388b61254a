/** The heat map of a view: the whole period, or the step of time that plays, on the same classes. */
import type { ComputedRef } from 'vue'

import { ask, read } from '@/api/cache'
import * as api from '@/api/calls'
import type { SeriesStepName } from '@/api/types'
import { useLoad } from '@/shared/useLoad'

import { heatMap } from './heat'
import type { Period, View } from './view'

export function useHeat(view: ComputedRef<View>, place: ComputedRef<string | null>, period: ComputedRef<Period>, step: ComputedRef<SeriesStepName>) {
  function asked(code: string, at: string | null) {
    const playing = at ? { step: step.value, at } : {}
    return read(api.heatStats({ place: code, ...period.value, category: view.value.category || undefined, ...playing }), 'heat map', heatMap)
  }

  const shown = useLoad(() => (view.value.mode === 'heat' && place.value ? asked(place.value, view.value.at) : null))
  return { shown, frame: (at: string) => (place.value ? ask(asked(place.value, at)) : Promise.resolve()) }
}
