/** What lies under the pointer, in words, and what a click on it opens. */
import { computed, shallowRef, type Ref } from 'vue'
import { useRouter } from 'vue-router'

import type { AreaFigures, CaseFilter } from '@/api/types'
import { behind } from '@/features/cases'
import { densityAt } from '@/map'
import { count, decimal } from '@/shared/format'
import { t } from '@/shared/i18n'

import { changeOf, changeText, kindOf } from './compare'
import type { MapHit } from './MapStage.vue'
import { valueOf } from './measures'
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

  /** The hexagons of the period under the pointer; a cell with nothing in it counts nothing. */
  function hexOf(cell: string | null, then: boolean) {
    if (!cell) return undefined
    const { hexPair, how } = map.compared
    const pair = how.value ? hexPair.value : null
    const shown = pair ? (then ? pair.then : pair.now) : map.hexes.data.value
    return shown?.features.find((one) => one.properties.h3 === cell)?.properties ?? (pair ? { h3: cell, reported: 0, open: 0, overdue: 0 } : undefined)
  }

  interface Tip {
    title: string
    figures: AreaFigures | null
    note: string
  }

  function hexTip({ hex, then }: MapHit): Tip | null {
    const cell = hexOf(hex, then)
    if (!cell) return null
    if (map.compared.how.value === 'change') {
      const before = hexOf(hex, true)?.reported ?? 0
      return { title: t('map.hexChange', { change: changeText('count', cell.reported - before) }), figures: null, note: t('map.hexThen', { n: cell.reported, then: before }) }
    }
    return { title: t('map.hex', { n: cell.reported }), figures: null, note: then ? '' : t('map.hexNote', { open: cell.open, overdue: cell.overdue }) }
  }

  function heatTip({ point, then }: MapHit): Tip | null {
    const { how, heatPair, heatTurn } = map.compared
    const turned = how.value === 'change' ? heatTurn.value : null
    const found = turned ?? (then ? heatPair.value?.[1] : map.heat.shown.data.value)
    const density = found ? densityAt(found, point.place) : null
    if (density === null) return null
    const n = decimal(Math.abs(density), Math.abs(density) < 1 ? 2 : 1)
    const title = turned ? t('map.densityChange', { n: `${density < 0 ? '−' : '+'}${n}` }) : t('map.density', { n })
    return { title, figures: null, note: (hovered.value && names.value.get(hovered.value)) ?? '' }
  }

  function areaTip({ area, then }: MapHit): Tip | null {
    if (!area) return null
    const shape = outlines.data.value?.fill.features.find((one) => one.properties.code === area)?.properties
    const over = hovered.value && hovered.value !== area ? `${names.value.get(hovered.value) ?? ''} · ` : ''
    const { how, before } = map.compared
    const figures = (then ? before.value : map.shown.value)?.get(area) ?? null
    const change = how.value === 'change' ? changeOf(valueOf(map.measure.value, map.shown.value?.get(area)), valueOf(map.measure.value, before.value?.get(area))) : null
    return { title: `${over}${shape?.name ?? ''}`, figures, note: change === null ? '' : t(`map.changed.${view.value.against}`, { n: changeText(kindOf(map.measure.value), change) }) }
  }

  const TIP = { hexes: hexTip, heat: heatTip, areas: areaTip, cases: () => null }
  const tip = computed<Tip | null>(() => {
    const at = hit.value
    if (!at || acts.asking.value) return null
    if (at.number) return { title: at.number, figures: null, note: t('map.openCase') }
    if (at.cluster) return { title: t('map.cluster', { n: count(at.cluster.count) }), figures: null, note: t(at.cluster.cell ? 'map.clusterNote' : 'map.spotNote') }
    return TIP[view.value.mode](at)
  })

  function openHex(cell: string, then: boolean): void {
    const found = hexOf(cell, then)
    const scope = { place: map.place.data.value?.division.code, category: view.value.category || undefined, cell }
    if (found?.reported) acts.open(behind('reported', scope, then ? map.compared.days.value : map.shownPeriod.value), t('map.hex', { n: found.reported }))
  }

  function picked(at: MapHit): void {
    const { place: spot } = at.point
    if (acts.asking.value) return acts.ask(spot)
    if (view.value.mode === 'hexes' && at.hex) return openHex(at.hex, at.then)
    if (at.cluster) return acts.open(map.clusters.behind(at.cluster), t('map.cluster', { n: count(at.cluster.count) }))
    if (at.number) return void router.push({ name: 'case', params: { number: at.number } })
    const below = map.childIndex.value?.at(spot)?.properties?.code as string | undefined
    if (below) return acts.drill(below)
    const county = map.countyIndex.value?.at(spot)?.properties
    if (county && county.code !== map.place.data.value?.division.code) acts.jump(county.code, county.name)
  }

  /** The list behind a number of the legend. */
  function openLegend(what: 'over' | 'near' | 'susp' | 'unplaced'): void {
    const { place, category } = { place: map.place.data.value?.division.code, category: view.value.category || undefined }
    const cases = view.value.mode === 'cases'
    if (what === 'unplaced') return acts.open({ ...(cases ? map.clusters.filter.value : behind('reported', { place, category }, map.shownPeriod.value)), located: false }, t('map.unplaced'))
    const narrowed = { over: { due: 'overdue' }, near: { due: 'near_due' }, susp: { state: 'suspended' } } as const
    acts.open({ ...map.clusters.filter.value, ...narrowed[what], sort: 'due' }, t(`clock.${what}`))
  }

  return { hit, pointed, tip, picked, openLegend }
}
