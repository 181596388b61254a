/** The earlier period that a view is compared with: its figures, hexagons and heat, on the classes of both. */
import { computed, type ComputedRef, type Ref } from 'vue'

import { read } from '@/api/cache'
import * as api from '@/api/calls'
import type { AreaFigures, HexShapes, Level } from '@/api/types'
import { reaches } from '@/shared/overview/span'
import { useLoad } from '@/shared/useLoad'

import { hexUnion } from './compare'
import { alike, heatChange, heatMap, type HeatMap } from './heat'
import type { HexAsked } from './useHexes'
import { earlierOf, type Period, type View } from './view'

interface Given {
  view: ComputedRef<View>
  /** What is compared with an earlier one: the whole period, or the step that is shown. */
  period: ComputedRef<Period>
  place: ComputedRef<string | null>
  /** Day of the first case of the place; undefined until it is told. */
  since: ComputedRef<string | null | undefined>
  fillLevel: ComputedRef<Level | null>
  hexAsked: ComputedRef<HexAsked | null>
  figures: ComputedRef<Map<string, AreaFigures> | null>
  hexes: Ref<HexShapes | null>
  heat: Ref<HeatMap | null>
}

export function useCompare({ view, period, place, since, fillLevel, hexAsked, figures, hexes, heat }: Given) {
  /** Open cases stand as of now, and are not compared. */
  const wanted = computed(() => (view.value.mode === 'cases' || view.value.who ? null : view.value.compare))
  const days = computed(() => earlierOf(period.value, view.value.against))
  /** The earlier days have no cases yet: the map shows its own alone, and says so. */
  const unreached = computed(() => wanted.value !== null && since.value !== undefined && !reaches(since.value, days.value.from))
  const how = computed(() => (unreached.value ? null : wanted.value))
  const category = computed(() => view.value.category || undefined)
  const asked = (mode: View['mode']) => how.value !== null && view.value.mode === mode && place.value !== null

  const areas = useLoad(() => (asked('areas') && fillLevel.value ? read(api.areaStats({ level: fillLevel.value, parent: place.value!, category: category.value, ...days.value }), 'by code', (told) => new Map(told.items.map((one) => [one.code, one]))) : null))
  const cells = useLoad(() => (asked('hexes') && hexAsked.value ? api.hexStats({ ...hexAsked.value, category: category.value, ...days.value }) : null))
  const densities = useLoad(() => (asked('heat') ? read(api.heatStats({ place: place.value!, category: category.value, ...days.value }), 'heat map', heatMap) : null))

  /** On the classes of whichever period has more: both sides of the line read alike. */
  const hexPair = computed(() => {
    const [now, then] = [hexes.value, cells.data.value]
    if (!now || !then) return null
    const { breaks, top } = now.top >= then.top ? now : then
    return { now: { ...now, breaks, top }, then: { ...then, breaks, top }, both: hexUnion(now, then) }
  })
  const heatPair = computed(() => (heat.value && densities.data.value ? alike(heat.value, densities.data.value) : null))
  const heatTurn = computed(() => (heat.value && densities.data.value ? heatChange(heat.value, densities.data.value) : null))

  const before = computed<Map<string, AreaFigures> | null>(() => (figures.value ? areas.data.value : null))
  const failed = computed(() => [areas, cells, densities].find((one) => one.problem.value) ?? null)
  return { how, days, unreached, before, hexPair, heatPair, heatTurn, failed }
}

export type Compared = ReturnType<typeof useCompare>

/** Where nothing is compared: the wall. */
export function notCompared(period: ComputedRef<Period>): Compared {
  const none = computed(() => null)
  return { how: none, days: period, unreached: computed(() => false), before: none, hexPair: none, heatPair: none, heatTurn: none, failed: none }
}
