/** Of which places a briefing can be written from where one is: the county and its towns, as far as they are the reader's. */
import type { Division } from '@/api/types'
import { locale } from '@/shared/i18n'
import type { Place } from '@/shared/places/usePlace'
import { useSession } from '@/shared/session/useSession'

export function placesFor(place: Place, below: readonly Division[]): { code: string; name: string; county: boolean }[] {
  const { mine } = useSession()
  const county = [place.division, ...place.ancestors].find((one) => one.level === 'county')
  const above = county ? place.ancestors.map((one) => one.code) : []
  return [...(county ? [county] : []), ...below]
    .filter((one) => one.level === 'county' || one.level === 'town')
    .filter((one) => mine(...above, ...(county ? [county.code] : []), one.code) || mine(one.code))
    .map((one) => ({ code: one.code, name: (locale.value === 'en' && one.name_en) || one.name, county: one.level === 'county' }))
}
