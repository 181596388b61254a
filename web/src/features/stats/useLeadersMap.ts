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

import { changeCuts, changeOf, kindOf, reportedBy } from './compare'
import type { Looked } from './looked'
import { readingOf, stepCuts, valueOf } from './measures'
import { useClusters } from './useClusters'
import { useCompare } from './useCompare'
import { useFigures, useFrames } from './useFigures'
import { useHeat } from './useHeat'
import { useHexes } from './useHexes'
import { useLegend } from './useLegend'
import { useMissing } from './useMissing'
import { useScene } from './useScene'
import { useView } from './useView'
import { fillLevels, periodOf, stepPeriod, type Measure } from './view'

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

  /** Open cases only stand as of now: a step of time, and a comparison, show what was reported instead. */
  const measure = computed<Measure>(() => ((view.value.at || compared.how.value) && !readingOf(view.value.measure).flows ? 'reported_per_1000' : view.value.measure))
  const shown = computed<Map<string, AreaFigures> | null>(() => {
    if (view.value.at) return frames.shown.data.value
    const areas = figures.fill.value
    return areas ? new Map(areas.items.map((one) => [one.code, one])) : null
  })
  const steps = computed(() => figures.bars.data.value?.length ?? 1)
  const cuts = computed(() => {
    const whole = figures.fill.value?.breaks[measure.value] ?? []
    return view.value.at ? stepCuts(measure.value, whole, steps.value) : whole
  })

  const inPlace = computed(() => place.data.value?.division.code ?? null)
  /** What the map shows at the moment; null before it is drawn. */
  const looked = shallowRef<Looked | null>(null)
  const shownPeriod = computed(() => (view.value.at ? stepPeriod(view.value.at, figures.step.value, period.value) : period.value))
  const counted = computed(() => (allowed.value ? inPlace.value : null))
  const hexes = useHexes(view, counted, period, figures.step, looked)
  const heat = useHeat(view, counted, period, figures.step)
  const clusters = useClusters(view, computed(() => (can('case.read') ? inPlace.value : null)), shownPeriod, looked)
  const compared = useCompare({ view, period: shownPeriod, place: counted, since: computed(() => figures.ranking.data.value?.since), fillLevel, hexAsked: hexes.asked, figures: shown, hexes: hexes.shown.data, heat: heat.shown.data })

  const turns = computed<[number, number]>(() => {
    const { before, hexPair } = compared
    if (view.value.mode === 'hexes') {
      const [now, then] = [hexPair.value?.now ?? null, hexPair.value?.then ?? null].map(reportedBy)
      return changeCuts('count', [...new Set([...now!.keys(), ...then!.keys()])].map((cell) => (now!.get(cell) ?? 0) - (then!.get(cell) ?? 0)))
    }
    return changeCuts(kindOf(measure.value), codes.value.map((code) => changeOf(valueOf(measure.value, shown.value?.get(code)), valueOf(measure.value, before.value?.get(code)))))
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
    hexes: hexes.shown.data,
    heat: heat.shown.data,
    clusters: clusters.marks,
    compared,
    turns,
    selected,
    hovered,
    answer,
    answerGrid: answerGrid.data,
  })
  const codes = computed(() => (outlines.data.value ? sideOf(outlines.data.value.fill, false).features.map((one) => one.properties.code) : []))
  const legend = useLegend({ view, measure, cuts, codes, figures: shown, hexes: hexes.shown.data, heat: heat.shown.data, totals: clusters.shown.data, compared, turns })
  const { missing, failed } = useMissing({ view, outlines, place, figures, frames, shown, measure, codes, hexes: hexes.shown, heat: heat.shown, clusters: clusters.shown, compared })

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

  return { view, change, go, allowed, period, shownPeriod, place, level, levels, fillLevel, outlines, figures, frames, measure, shown, heat, hexes: hexes.shown, clusters, compared, looked, missing, failed, base, selected, hovered, answer, scene, legend, childIndex, countyIndex, names, box, refresh }
}
