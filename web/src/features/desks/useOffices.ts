/** Where the offices stand that have a case, or would get it: the lead and those that help, with how far each is. */
import { computed, shallowRef, watch, type Ref } from 'vue'

import { tryFor } from '@/api/cache'
import type { Story } from '@/api/types'
import type { Spot } from '@/map'
import { metres, metresBetween } from '@/shared/format'
import { t } from '@/shared/i18n'

import { office } from './calls'

/** More would hide the map; the decision names them all. */
const HELPING = 3

/** Offices without a place of their own, and those that may not be read, are left out. */
export function useOffices(story: Ref<Story | null>): Ref<Spot[]> {
  const wanted = computed(() => {
    const one = story.value
    if (!one || one.case.lng === null || one.case.lat === null || one.case.with_grid || one.case.closed_at) return []
    const lead = one.case.office_code ?? one.decision?.office?.code
    const co = one.co_offices.length ? one.co_offices : (one.decision?.co_offices ?? [])
    return [...(lead ? [{ code: lead, chosen: 'lead' as const }] : []), ...co.slice(0, HELPING).map(({ code }) => ({ code, chosen: 'co' as const }))]
  })
  const spots = shallowRef<Spot[]>([])
  watch(() => JSON.stringify([story.value?.case.number, wanted.value]), async (asked) => {
    const from = story.value?.case
    const found = await Promise.all(wanted.value.map(async (one) => ({ ...one, card: await tryFor(office(one.code)) })))
    if (asked !== JSON.stringify([story.value?.case.number, wanted.value]) || from?.lng == null || from.lat == null) return
    const place: [number, number] = [from.lng, from.lat]
    spots.value = found.flatMap(({ card, chosen }) => {
      const at = card?.office
      if (!at || at.lng === null || at.lat === null) return []
      return [{ place: [at.lng, at.lat] as const, mark: t(`desks.spot.${chosen}`), name: `${at.name} ${metres(metresBetween(place, [at.lng, at.lat]))}`, chosen }]
    })
  }, { immediate: true })
  return spots
}
