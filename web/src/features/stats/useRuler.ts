/** Measuring by clicks on the map. */
import { shallowRef, type Ref } from 'vue'

import { Ruler, type GridMap, type LngLat, type Measured } from '@/map'

export function useRuler(map: Ref<GridMap | null>) {
  const measured = shallowRef<Measured | null>(null)
  let ruler: Ruler | null = null

  function toggle(on = measured.value === null): void {
    ruler?.clear()
    if (on && map.value) {
      ruler ??= new Ruler(map.value, (now) => (measured.value = now))
      measured.value = { points: 0, length_m: 0, area_m2: 0 }
    } else measured.value = null
  }

  return { measured, toggle, add: (place: LngLat) => ruler?.add(place), undo: () => ruler?.undo(), clear: () => ruler?.clear() }
}
