/** All the leaders' map knows: the view, the place, its figures and shapes, and what follows from them. */
import { computed, ref, shallowRef, watch } from 'vue'

import { changed, read } from '@/api/cache'
import * as api from '@/api/calls'
import type { AreaFigures, GridCard, GridShapes, Level, RouteAnswer } from '@/api/types'
import { boxFrom, ShapeIndex, type Box } from '@/map'
import { dayOf } from '@/shared/format'
import { locale } from '@/shared/i18n'
import { onChange } from '@/shared/live'
import { sideOf, useOutlines, usePlace } from '@/shared/places/usePlace'
import { useSession } from '@/shared/session/useSession'
import { useLoad } from '@/shared/useLoad'

import { useHeat } from './useHeat'
import { cutsOf, hexCuts, readingOf, stepCuts } from './measures'
import { useFigures, useFrames } from './useFigures'
import { useLegend } from './useLegend'
import { useScene } from './useScene'
import { useView } from './useView'
import { fillLevels, periodOf, stepPeriod, type Measure } from './view'

const HEX_RESOLUTION: Record<string, number> = { city: 7, county: 8, town: 9, village: 10 }

export function useLeadersMap() {
  const { can } = useSession()
  const { view, change, go } = useView()
  const allowed = computed(() => can('stats.read'))

  const today = ref(dayOf(new Date()))
  const period = computed(() => periodOf(view.value, today.value))
  const place = usePlace(() => view.value.place)
  const level = computed(() => place.data.value?.division.level ?? null)
  const levels = computed(() => (level.value ? fillLevels(level.value) : []))
  const fillLevel = computed<Level | null>(() => levels.value.find((one) => one === view.value.level) ?? levels.value[0] ?? null)
  const outlines = useOutlines(computed(() => place.data.value), fillLevel)
  const figures = useFigures(view, computed(() => place.data.value), period, fillLevel, allowed)
  const frames = useFrames(view, computed(() => place.data.value), period, fillLevel)
  const base = useLoad(api.basemap)

  /** Open cases only stand as of now: a step of time shows what was reported in it instead. */
  const measure = computed<Measure>(() => (view.value.at && !readingOf(view.value.measure).flows ? 'reported_per_1000' : view.value.measure))
  const shown = computed<Map<string, AreaFigures> | null>(() => {
    if (view.value.at) return frames.shown.data.value
    const areas = figures.fill.value
    return areas ? new Map(areas.items.map((one) => [one.code, one])) : null
  })
  const steps = computed(() => figures.bars.data.value?.length ?? 1)
  const cuts = computed(() => {
    const areas = figures.fill.value
    const whole = cutsOf(measure.value, areas?.breaks[measure.value] ?? [], areas?.items.map((one) => one[measure.value]))
    return view.value.at ? stepCuts(measure.value, whole, steps.value) : whole
  })

  const inPlace = computed(() => place.data.value?.division.code)
  const shownPeriod = computed(() => (view.value.at ? stepPeriod(view.value.at, figures.step.value, period.value) : period.value))
  const hexes = useLoad(() => {
    const resolution = HEX_RESOLUTION[level.value ?? ''] ?? 8
    return view.value.mode === 'hexes' && inPlace.value && allowed.value ? api.hexStats({ resolution, place: inPlace.value, ...shownPeriod.value, category: view.value.category }) : null
  })
  const wholeHexBreaks = ref<number[]>([])
  watch(hexes.data, (found) => {
    if (found && !view.value.at) wholeHexBreaks.value = found.breaks
  })
  const hexLimits = computed(() => (view.value.at && wholeHexBreaks.value.length ? hexCuts(wholeHexBreaks.value, steps.value) : hexCuts(hexes.data.value?.breaks ?? [], 1)))

  const heat = useHeat(view, computed(() => (allowed.value ? (inPlace.value ?? null) : null)), period, figures.step)

  const cases = useLoad(() => {
    const days = view.value.at ? shownPeriod.value : {}
    return view.value.mode === 'cases' && inPlace.value && can('case.read') ? api.casePoints({ open: true, place: inPlace.value, category: view.value.category, ...days }) : null
  })

  /** Chosen at once, and in the address a moment later. */
  const selected = ref(view.value.pick)
  watch(() => [view.value.place, view.value.pick], () => (selected.value = view.value.pick), { flush: 'sync' })
  watch(selected, (pick) => pick !== view.value.pick && change({ pick }), { flush: 'sync' })
  const hovered = ref<string | null>(null)
  watch(inPlace, () => (hovered.value = null))

  const answer = shallowRef<RouteAnswer | null>(null)
  const answerGrid = useLoad(() => {
    const code = can('grid.read') && answer.value?.grid?.code
    const shape = ({ boundary }: GridCard) => ({ type: 'FeatureCollection', features: [{ type: 'Feature', properties: { code }, geometry: boundary }] }) as unknown as GridShapes
    return code ? read(api.grid(code), 'shape', shape) : null
  })

  const scene = useScene({
    view,
    outlines: outlines.data,
    base: base.data,
    ranking: figures.ranking.data,
    figures: shown,
    measure,
    cuts,
    hexes: hexes.data,
    hexLimits,
    heat: heat.shown.data,
    cases: cases.data,
    selected,
    hovered,
    answer,
    answerGrid: answerGrid.data,
  })
  const codes = computed(() => (outlines.data.value ? sideOf(outlines.data.value.fill, false).features.map((one) => one.properties.code) : []))
  const legend = useLegend({ view, measure, cuts, codes, figures: shown, hexes: hexes.data, hexLimits, heat: heat.shown.data, cases: cases.data })

  const childIndex = computed(() => (outlines.data.value ? new ShapeIndex(outlines.data.value.children) : null))
  const countyIndex = computed(() => (outlines.data.value ? new ShapeIndex(outlines.data.value.counties) : null))
  const names = computed(
    () =>
      new Map(
        outlines.data.value?.children.features.map(({ properties }) => {
          const english = 'name_en' in properties ? properties.name_en : ''
          return [properties.code, (locale.value === 'en' && english) || properties.name]
        }) ?? [],
      ),
  )
  const box = computed<Box | null>(() => boxFrom(place.data.value?.division.bbox))

  function refresh(): void {
    today.value = dayOf(new Date())
    changed(new Set())
  }
  onChange(() => (today.value = dayOf(new Date())))

  return { view, change, go, allowed, period, shownPeriod, place, level, levels, fillLevel, outlines, figures, frames, measure, shown, heat, hexes, cases, base, selected, hovered, answer, scene, legend, childIndex, countyIndex, names, box, refresh }
}
