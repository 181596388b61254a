/** The layers that grids lie in; asked for once a visit. One that is not known is called by its code and lies over the villages' grids. */
import { computed } from 'vue'

import * as api from '@/api/calls'
import { named } from '@/shared/i18n'
import { useLoad } from '@/shared/useLoad'

export function useLayers() {
  const { data } = useLoad(api.layers)
  const items = computed(() => data.value?.items ?? [])
  const layerOf = (code: string | undefined) => items.value.find((one) => one.code === code)
  return {
    items,
    layerOf,
    nameOf: (code: string) => (items.value.length ? named(layerOf(code)) || code : ''),
    /** Whether its grids may be responsible; taken so until the layers are known. */
    routes: (code: string) => layerOf(code)?.precedence !== null,
  }
}
