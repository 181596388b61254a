/** The layers that grids lie in; asked for once a visit. One that is not known is called by its code and lies over the villages' grids. */
import { shallowRef } from 'vue'

import * as api from '@/api/calls'
import type { Layer } from '@/api/types'
import { named } from '@/shared/i18n'

const items = shallowRef<Layer[]>([])
let asked: Promise<void> | null = null

export function useLayers() {
  asked ??= api
    .layers()
    .then((found) => {
      items.value = found.items
    })
    .catch(() => {
      asked = null
    })
  const layerOf = (code: string | undefined) => items.value.find((one) => one.code === code)
  return {
    items,
    layerOf,
    nameOf: (code: string) => (items.value.length ? named(layerOf(code)) || code : ''),
    /** Whether its grids may be responsible; taken so until the layers are known. */
    routes: (code: string) => layerOf(code)?.precedence !== null,
  }
}
