/** Where a case is in words, and how far from here where the device may tell. */
import type { CaseBrief } from '@/api/types'
import { metres, metresBetween } from '@/shared/format'
import { t } from '@/shared/i18n'

import { usePosition } from './usePosition'

export function useWhereOf() {
  const position = usePosition()
  function whereOf(one: CaseBrief): string {
    const here = position.spot.value
    const far = here && one.lng !== null && one.lat !== null ? t('phone.away', { distance: metres(metresBetween([here.lng, here.lat], [one.lng, one.lat])) }) : ''
    return [one.address_text || one.village_name || one.grid_name || one.number, far].filter(Boolean).join(' · ')
  }
  return { whereOf, start: position.start }
}
