/** The net of a place on a day, what changed since an earlier one, and the days on which it changed at all. */
import { computed, type ComputedRef } from 'vue'

import * as places from '@/api/calls'
import type { GridShapes } from '@/api/types'
import type { Place } from '@/shared/places/usePlace'
import { useSession } from '@/shared/session/useSession'
import { useLoad } from '@/shared/useLoad'

import * as api from './calls'
import { changed, changeList, differing } from './compare'
import type { NetView } from './view'

/** The division a reader starts at; whoever has the whole city begins with its first county. */
async function startCode(): Promise<string> {
  const home = useSession().me.value?.home
  if (home?.level === 'grid') return (await places.grid(home.code)).village.code
  if (home && ['county', 'town', 'village'].includes(home.level)) return home.code
  return (await places.divisions({ level: 'county' })).items[0]?.code ?? ''
}

export function useNet(view: ComputedRef<NetView>, today: string) {
  const day = computed(() => view.value.at ?? today)
  const place = useLoad(
    () => view.value.place ?? '',
    async (code, signal): Promise<Place> => {
      const found = await places.division(code || (await startCode()), signal)
      return { division: found.division, ancestors: found.ancestors }
    },
  )
  const code = computed(() => place.data.value?.division.code ?? null)
  const on = (at: () => string | null) => () => (code.value && at() ? `${code.value}|${at()}` : null)
  const netOf = (key: string, signal: AbortSignal): Promise<GridShapes> => {
    const [parent, at] = key.split('|') as [string, string]
    return api.netOn(parent, at, signal)
  }
  const now = useLoad(on(() => day.value), netOf)
  const before = useLoad(on(() => view.value.from), netOf)
  const days = useLoad(code, (parent, signal) => api.days(parent, signal))
  const compared = useLoad(on(() => view.value.from && `${view.value.from}|${day.value}`), async (key, signal) => {
    const [parent, from, to] = key.split('|') as [string, string, string]
    const [first, last] = from < to ? [from, to] : [to, from]
    return changed(await api.compare(parent, first, last, signal))
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
