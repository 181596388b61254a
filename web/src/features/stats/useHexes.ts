/** Hexagons of a view: as fine as its zoom bears, of the whole place or of what is in view. */
import { computed, type ComputedRef, type Ref } from 'vue'

import * as api from '@/api/calls'
import type { SeriesStepName } from '@/api/types'
import { useLoad } from '@/shared/useLoad'

import { around, HEX_IN_VIEW, hexResolution, type Looked } from './looked'
import type { Period, View } from './view'

export interface HexAsked {
  place: string
  resolution: number
  bbox?: string
}

export function useHexes(view: ComputedRef<View>, place: ComputedRef<string | null>, period: ComputedRef<Period>, step: ComputedRef<SeriesStepName>, looked: Ref<Looked | null>) {
  const asked = computed<HexAsked | null>(() => {
    if (!place.value || !looked.value) return null
    const resolution = hexResolution(looked.value.zoom)
    return { place: place.value, resolution, ...(resolution >= HEX_IN_VIEW ? { bbox: around(looked.value) } : {}) }
  })

  function of(at: string | null) {
    const playing = at ? { step: step.value, at } : {}
    return asked.value && view.value.mode === 'hexes' ? api.hexStats({ ...asked.value, ...period.value, category: view.value.category || undefined, ...playing }) : null
  }

  return { asked, shown: useLoad(() => of(view.value.at)) }
}
