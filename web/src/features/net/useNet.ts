/** The net of a place on a day, what changed since an earlier one, and the days on which it changed at all. */
import { computed, type ComputedRef } from 'vue'

import { read } from '@/api/cache'
import { usePlace } from '@/shared/places/usePlace'
import { useLoad } from '@/shared/useLoad'

import * as api from './calls'
import { changed, changeList, differing } from './compare'
import type { NetView } from './view'

export function useNet(view: ComputedRef<NetView>, today: string) {
  const day = computed(() => view.value.at ?? today)
  const place = usePlace(() => view.value.place, 'county')
  const code = computed(() => place.data.value?.division.code ?? null)
  const on = (at: () => string | null) => () => (code.value && at() ? api.netOn(code.value, at()!, place.data.value?.division.level === 'city') : null)
  const now = useLoad(on(() => day.value))
  const before = useLoad(on(() => view.value.from))
  const days = useLoad(() => (code.value ? api.days(code.value) : null))
  const compared = useLoad(() => {
    const { from } = view.value
    if (!code.value || !from) return null
    const [first, last] = from < day.value ? [from, day.value] : [day.value, from]
    return read(api.compare(code.value, first, last), 'changed', changed)
  })
  /** The list of changes; without areas where the server can't compare. */
  const changes = computed(() => {
    if (!view.value.from) return null
    if (compared.data.value) return changeList(compared.data.value)
    if (compared.problem.value?.status === 404 && before.data.value && now.data.value) return differing(before.data.value, now.data.value)
    return null
  })
  return { day, place, now, before, days, compared, changes }
}
