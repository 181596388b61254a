/** What is drawn over the map when it is asked for: offices, exclusive grids, rivers with their chiefs, named places. */
import { computed, watch, type ComputedRef, type Ref } from 'vue'

import * as api from '@/api/calls'
import type { Basemap, GridShapes } from '@/api/types'
import { OverlayLayer, type GridMap, type Lines, type LngLat, type OverlayPoint } from '@/map'
import { sideOf } from '@/shared/places/usePlace'
import { useLoad, type Load } from '@/shared/useLoad'

import type { Overlay, View } from './view'

export interface OverlayState {
  name: Overlay
  on: boolean
  /** How many there are; null while nobody knows. */
  n: number | null
}

export function useOverlays(view: ComputedRef<View>, place: ComputedRef<string | undefined>, base: Ref<Basemap | null>, map: Ref<GridMap | null>) {
  const on = (name: Overlay) => view.value.over.includes(name)
  const asked = (name: Overlay) => (on(name) ? (place.value ?? null) : null)
  const offices = useLoad(() => (asked('offices') ? api.officesIn(asked('offices')!) : null))
  const exclusive = useLoad(() => (asked('exclusive') ? api.gridShapes({ parent: asked('exclusive')!, layer: 'exclusive' }) : null))
  const rivers = useLoad(() => (asked('rivers') ? api.overlays({ place: asked('rivers')!, kind: 'rivers' }) : null))
  const places = useLoad(() => (asked('places') ? api.overlays({ place: asked('places')!, kind: 'places' }) : null))
  const found: Record<Overlay, Load<unknown>> = { offices, exclusive, rivers, places }

  const count = (name: Overlay): number | null => {
    if (name === 'exclusive') return exclusive.data.value ? exclusive.data.value.features.length : null
    const { data } = { offices, rivers, places }[name]
    return data.value ? data.value.items.length : null
  }
  const states = computed<OverlayState[]>(() => (['offices', 'exclusive', 'rivers', 'places'] as const).map((name) => ({ name, on: on(name), n: count(name) })))

  const points = computed<OverlayPoint[]>(() => {
    const spots = (offices.data.value?.items ?? []).flatMap(({ lng, lat, name }) => (lng === null || lat === null ? [] : [{ place: [lng, lat] as LngLat, name, mark: 'dot' as const }]))
    const named = (found: typeof places, mark: OverlayPoint['mark']) => (found.data.value?.items ?? []).map((one) => ({ place: [one.lng, one.lat] as LngLat, name: one.note ? `${one.name} · ${one.note}` : one.name, mark }))
    return [...named(places, 'ring'), ...named(rivers, 'none'), ...spots]
  })
  const lines = computed<Lines[]>(() => {
    const drawn: Lines[] = []
    if (on('rivers') && base.value) drawn.push({ shapes: { ...base.value, features: base.value.features.filter((one) => one.properties.kind === 'river') }, colour: '--river', width: 2.4 })
    const grids = exclusive.data.value as GridShapes | null
    if (grids) drawn.push({ shapes: sideOf(grids, true), colour: '--ln-over', width: 1.6, dash: '5 3' })
    return drawn
  })

  let layer: OverlayLayer | null = null
  watch([map, points, lines], ([to, spots, drawn]) => {
    if (!to) return
    layer ??= new OverlayLayer(to)
    layer.show(spots, drawn)
  })

  return { states, problem: computed(() => Object.values(found).find((one) => one.problem.value)?.problem.value ?? null) }
}
