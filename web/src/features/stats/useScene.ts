/** What the map draws, worked out from the view and its data. No drawing here. */
import { computed, type ComputedRef, type Ref } from 'vue'

import type { AreaFigures, Areas, Basemap, CasePoints, DivisionShapes, GridShapes, HexShapes, RouteAnswer } from '@/api/types'
import type { Fill, HeatGrid, Label, LabelKind } from '@/map'
import { locale, t } from '@/shared/i18n'
import { onlyOf, sideOf, type Outlines } from '@/shared/places/usePlace'

import { areaFill, classOf, fillOf, readingOf, valueOf, valueText } from './measures'
import { worst } from './ranking'
import type { OutlineName, Scene } from './useMapScene'
import type { Measure, View } from './view'

export interface SceneData {
  view: ComputedRef<View>
  outlines: Ref<Outlines | null>
  base: Ref<Basemap | null>
  ranking: Ref<Areas | null>
  figures: ComputedRef<Map<string, AreaFigures> | null>
  measure: ComputedRef<Measure>
  cuts: ComputedRef<number[]>
  hexes: Ref<HexShapes | null>
  hexLimits: ComputedRef<number[]>
  heat: Ref<HeatGrid | null>
  cases: Ref<CasePoints | null>
  selected: Ref<string | null>
  hovered: Ref<string | null>
  answer: Ref<RouteAnswer | null>
  answerGrid: Ref<GridShapes | null>
}

function kindOf(level: string): LabelKind {
  return level === 'county' || level === 'town' || level === 'village' ? level : 'grid'
}

export function useScene(data: SceneData): ComputedRef<Scene> {
  const name = (given: { name: string; name_en?: string }) => (locale.value === 'en' && given.name_en) || given.name

  const badged = computed(() => new Set(worst(data.ranking.value?.items ?? []).map((one) => one.code)))

  function childLabels(outlines: Outlines): Label[] {
    const byCode = new Map((data.ranking.value?.items ?? []).map((one) => [one.code, one]))
    const { mode } = data.view.value
    return outlines.children.features.map(({ properties }) => {
      const figures = byCode.get(properties.code)
      const value = mode === 'areas' && !data.view.value.at ? valueOf(data.measure.value, figures) : null
      const badge = figures && mode !== 'cases' && badged.value.has(properties.code)
      const level = 'level' in properties ? properties.level : 'grid'
      return {
        code: properties.code,
        place: [properties.lng, properties.lat],
        name: name(properties),
        value: value === null ? undefined : valueText(data.measure.value, value),
        badge: badge ? t('map.badge', { n: figures.overdue }) : undefined,
        kind: kindOf(level),
        priority:
          (data.selected.value === properties.code ? 5000 : 0) + (badge ? 1000 + figures.overdue : 0) + (figures?.open ?? 0) / 10,
        leader: level === 'town' || level === 'county',
      }
    })
  }

  /** Names of the grids that lie over what is shown. */
  function zoneLabels(outlines: Outlines): Label[] {
    if (outlines.fillLevel !== 'grid') return []
    return sideOf(outlines.fill, true).features.map(({ properties }) => ({
      code: properties.code,
      place: [properties.lng, properties.lat],
      name: properties.name,
      kind: 'zone',
      priority: -1,
    }))
  }

  function outsideLabels(outlines: Outlines): Label[] {
    const { division, ancestors } = outlines.place
    const own = new Set([division.code, ...ancestors.map((one) => one.code)])
    return outlines.counties.features
      .filter(({ properties }) => !own.has(properties.code) && !(division.level === 'city' && properties.parent_code === division.code))
      .map(({ properties }) => ({
        code: properties.code,
        place: [properties.lng, properties.lat],
        name: name(properties),
        kind: 'outside',
        priority: -10,
      }))
  }

  function lines(outlines: Outlines): Scene['outlines'] {
    const { level, code } = outlines.place.division
    const drawn: Partial<Record<OutlineName, DivisionShapes | GridShapes | null>> = { counties: outlines.counties }
    const grids = outlines.fillLevel === 'grid' ? outlines.fill : level === 'village' ? outlines.children : null
    if (level === 'city') drawn.ownCounties = outlines.children
    else {
      drawn.place = onlyOf(outlines.beside, code)
      if (level !== 'county') drawn.beside = outlines.beside
      if (level === 'village') drawn.smallChildren = sideOf(outlines.children, false)
      else drawn.children = outlines.children
    }
    if (grids) drawn.over = sideOf(grids, true)
    const within = (wanted: string | null) => (wanted ? onlyOf(outlines.children, wanted) : null)
    drawn.hover = within(data.hovered.value)
    drawn.selected = data.answerGrid.value ?? within(data.view.value.grid ?? data.selected.value)
    return drawn
  }

  function areas(outlines: Outlines): Scene['areas'] {
    // Where one asks who is responsible, streets matter and figures don't.
    const figures = data.view.value.mode === 'areas' && !data.view.value.who ? data.figures.value : null
    const measure = data.measure.value
    const cuts = data.cuts.value
    return {
      shapes: outlines.fillLevel === 'grid' ? sideOf(outlines.fill, false) : outlines.fill,
      ramp: readingOf(measure).ramp,
      fillOf: (code): Fill => (figures ? areaFill(measure, valueOf(measure, figures.get(code)), cuts) : 'clear'),
    }
  }

  const areaShapes = computed(() => (data.outlines.value ? areas(data.outlines.value) : null))
  const labels = computed(() =>
    data.outlines.value ? [...childLabels(data.outlines.value), ...zoneLabels(data.outlines.value), ...outsideLabels(data.outlines.value)] : [],
  )
  const drawnLines = computed(() => (data.outlines.value ? lines(data.outlines.value) : {}))

  return computed<Scene>(() => {
    const { mode, who } = data.view.value
    const limits = data.hexLimits.value
    const counts = new Map((data.hexes.value?.features ?? []).map(({ properties: p }) => [p.h3, p.reported]))
    return {
      base: data.base.value,
      counties: data.outlines.value?.counties ?? null,
      outlines: drawnLines.value,
      areas: areaShapes.value,
      hexes:
        mode === 'hexes' && data.hexes.value
          ? {
              shapes: data.hexes.value,
              fillOf: (h3) => (counts.get(h3) ? fillOf(classOf(counts.get(h3)!, limits), limits.length + 1) : 'clear'),
            }
          : null,
      heat: mode === 'heat' && data.heat.value ? { grid: data.heat.value, within: drawnLines.value.place ?? drawnLines.value.ownCounties ?? null } : null,
      cases: mode === 'cases' ? data.cases.value : null,
      labels: labels.value,
      pin: data.answer.value?.place ? [data.answer.value.place.lng, data.answer.value.place.lat] : who,
    }
  })
}
