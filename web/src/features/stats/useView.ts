/** The view of this page and how it is changed: places are steps back, filters are not. */
import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'

import { parseView, queryOf, type View } from './view'

export function useView() {
  const route = useRoute()
  const router = useRouter()
  const view = computed<View>(() => parseView(route.query))
  let wanted: View | null = null

  /** Changes made in one turn add up instead of undoing each other. */
  function change(patch: Partial<View>, how: 'push' | 'replace' = 'replace'): void {
    wanted = { ...(wanted ?? view.value), ...patch }
    void router[how]({ name: 'map', query: queryOf(wanted) }).finally(() => (wanted = null))
  }

  const go = (place: string, grid: string | null = null) =>
    change({ place, grid, level: null, who: null, pick: null, list: null, spot: null }, 'push')

  return { view, change, go }
}
