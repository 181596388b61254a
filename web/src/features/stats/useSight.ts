/** Keeps the figures on the screen as they are on the server: one message for what moved, instead of asking again. */
import { computed, type Ref } from 'vue'

import { cache } from '@/api/cache'
import * as api from '@/api/calls'
import type { Areas, Series } from '@/api/types'
import { useStream } from '@/shared/live/watch'

import { addressOf, areasAfter, seriesAfter, type Moved, type Sight } from './sight'

/** Whether the figures are told as they move; while they are not, the page asks for them like any other. */
export function useSight(sight: Ref<Sight | null>): Ref<boolean> {
  const address = computed(() => (sight.value ? addressOf(sight.value) : null))
  return useStream(() => address.value, 'figures', (data) => {
    if (sight.value) lay(sight.value, JSON.parse(data) as Moved)
  })
}

function lay({ place, levels, step, ...asked }: Sight, moved: Moved): void {
  for (const level of levels) {
    const { queryKey } = api.areaStats({ level, parent: place, ...asked })
    const now = areasAfter(cache.getQueryData<Areas>(queryKey), level, moved, asked)
    if (now) cache.setQueryData(queryKey, now)
  }
  const { queryKey } = api.series({ place, step, ...asked })
  const now = seriesAfter(cache.getQueryData<Series>(queryKey), step, moved)
  if (now) cache.setQueryData(queryKey, now)
}
