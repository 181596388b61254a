/** Open cases of a view in clusters, and the list behind each of their numbers. */
import { computed, type ComputedRef, type Ref } from 'vue'

import * as api from '@/api/calls'
import type { CaseFilter } from '@/api/types'
import type { Cluster } from '@/map'
import { useLoad } from '@/shared/useLoad'

import { around, CLUSTERS_IN_VIEW, type Looked } from './looked'
import type { Period, View } from './view'

export function useClusters(view: ComputedRef<View>, place: ComputedRef<string | null>, period: ComputedRef<Period>, looked: Ref<Looked | null>) {
  /** Which cases: all that are open, or of those the ones that came in a step of time. */
  const filter = computed<CaseFilter | null>(() =>
    place.value ? { open: true, sensitive: false, place: place.value, ...(view.value.category ? { category: view.value.category } : {}), ...(view.value.at ? period.value : {}) } : null,
  )

  const shown = useLoad(() => {
    if (view.value.mode !== 'cases' || !filter.value || !looked.value) return null
    const zoom = Math.floor(looked.value.zoom)
    return api.caseClusters({ ...filter.value, zoom, ...(zoom >= CLUSTERS_IN_VIEW ? { bbox: around(looked.value) } : {}) })
  })
  const marks = computed<Cluster[] | null>(() => shown.data.value?.features.map(({ geometry, properties }) => ({ ...properties, id: properties.number ?? properties.cell ?? geometry.coordinates.join(), place: geometry.coordinates as Cluster['place'], box: properties.box as Cluster['box'] })) ?? null)

  const behind = ({ cell, box }: Cluster): CaseFilter => ({ ...filter.value, sort: 'due', ...(cell ? { cell } : { bbox: box.join(',') }) })
  return { shown, marks, filter, behind }
}
