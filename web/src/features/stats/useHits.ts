/** What lies under the pointer, in words, and what a click on it opens. */
import { computed, shallowRef, type Ref } from 'vue'
import { useRouter } from 'vue-router'

import type { CaseFilter } from '@/api/types'
import { behind } from '@/features/cases'
import { densityAt } from '@/map'
import { decimal } from '@/shared/format'
import { t } from '@/shared/i18n'

import type { MapHit } from './MapStage.vue'
import type { useLeadersMap } from './useLeadersMap'

interface Acts {
  /** Whether a click asks who is responsible. */
  asking: Ref<boolean>
  ask: (spot: [number, number]) => void
  open: (filter: CaseFilter, title: string) => void
  drill: (code: string) => void
  jump: (code: string, name: string) => void
}

export function useHits(map: ReturnType<typeof useLeadersMap>, acts: Acts) {
  const router = useRouter()
  const { view, outlines, hovered, names } = map
  const hit = shallowRef<MapHit | null>(null)

  function pointed(at: MapHit | null): void {
    hit.value = at
    const code = at ? ((map.childIndex.value?.at(at.point.place)?.properties?.code as string | undefined) ?? null) : null
    if (hovered.value !== code) hovered.value = code
  }

  const hexOf = (cell: string | null) => map.hexes.data.value?.features.find((one) => one.properties.h3 === cell)?.properties

  const tip = computed(() => {
    const at = hit.value
    if (!at || acts.asking.value) return null
    if (at.number) return { title: at.number, figures: null, note: t('map.openCase') }
    if (view.value.mode === 'hexes') {
      const hex = hexOf(at.hex)
      return hex ? { title: t('map.hex', { n: hex.reported }), figures: null, note: t('map.hexNote', { open: hex.open, overdue: hex.overdue }) } : null
    }
    if (view.value.mode === 'heat') {
      const found = map.heat.shown.data.value
      const density = found && densityAt(found, at.point.place)
      return found && density !== null ? { title: t('map.density', { n: decimal(density, density < 1 ? 2 : 1) }), figures: null, note: (hovered.value && names.value.get(hovered.value)) ?? '' } : null
    }
    if (!at.area || view.value.mode !== 'areas') return null
    const shape = outlines.data.value?.fill.features.find((one) => one.properties.code === at.area)?.properties
    const over = hovered.value && hovered.value !== at.area ? `${names.value.get(hovered.value) ?? ''} · ` : ''
    return { title: `${over}${shape?.name ?? ''}`, figures: map.shown.value?.get(at.area) ?? null, note: '' }
  })

  function openHex(cell: string): void {
    const found = hexOf(cell)
    const scope = { place: map.place.data.value?.division.code, category: view.value.category || undefined, cell }
    if (found) acts.open(behind('reported', scope, map.shownPeriod.value), t('map.hex', { n: found.reported }))
  }

  function picked(at: MapHit): void {
    const { place: spot } = at.point
    if (acts.asking.value) return acts.ask(spot)
    if (view.value.mode === 'hexes' && at.hex) return openHex(at.hex)
    if (at.number) return void router.push({ name: 'case', params: { number: at.number } })
    const below = map.childIndex.value?.at(spot)?.properties?.code as string | undefined
    if (below) return acts.drill(below)
    const county = map.countyIndex.value?.at(spot)?.properties
    if (county && county.code !== map.place.data.value?.division.code) acts.jump(county.code, county.name)
  }

  return { hit, pointed, tip, picked }
}
