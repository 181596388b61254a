/** What can be reported; asked for once a visit. */
import { computed } from 'vue'

import * as api from '@/api/calls'
import { named } from '@/shared/i18n'
import { useLoad } from '@/shared/useLoad'

export function useCategories() {
  const { data } = useLoad(api.categories)
  const items = computed(() => data.value?.items ?? [])
  const byCode = computed(() => new Map(items.value.map((one) => [one.code, one])))
  return { items, byCode, nameOf: (code: string) => named(byCode.value.get(code)) || code }
}
