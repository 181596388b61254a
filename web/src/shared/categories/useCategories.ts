/** What can be reported; asked for once a visit. */
import { computed, shallowRef } from 'vue'

import * as api from '@/api/calls'
import type { Category } from '@/api/types'
import { named } from '@/shared/i18n'

const items = shallowRef<Category[]>([])
let asked: Promise<void> | null = null

export function useCategories() {
  asked ??= api
    .categories()
    .then((found) => {
      items.value = found.items
    })
    .catch(() => {
      asked = null
    })
  return {
    items,
    ready: asked,
    byCode: computed(() => new Map(items.value.map((one) => [one.code, one]))),
    nameOf: (code: string) => {
      const found = items.value.find((one) => one.code === code)
      return found ? named(found) : code
    },
  }
}
