/** Where a person has moved the map to, kept in the address; it shows the place whole until then. */
import { shallowRef, watch, type Ref } from 'vue'

import { onMoved, showView, viewOf, type Box, type GridMap } from '@/map'

import type { View } from './view'

export function useSpot(view: Ref<View>, box: Ref<Box | null>, change: (patch: Partial<View>) => void) {
  const map = shallowRef<GridMap | null>(null)
  watch([map, box], ([on], [before]) => {
    const { spot } = view.value
    if (on && box.value && spot && !before) showView(on, spot)
  }, { flush: 'post' })
  watch(() => view.value.spot, (spot) => {
    if (map.value && spot && viewOf(map.value).join() !== spot.join()) showView(map.value, spot)
  })

  function ready(on: GridMap): void {
    map.value = on
    onMoved(on, () => change({ spot: viewOf(on) }))
  }

  return { map, ready }
}
