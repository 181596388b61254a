/** What the map draws, worked out from the view and its data. No drawing here. */
import { computed, type ComputedRef, type Ref } from 'vue'

import type { AreaFigures, Areas, Basemap, DivisionShapes, GridShapes, HexShapes, RouteAnswer } from '@/api/types'
import type { Cluster, Fill, Label, LabelKind } from '@/map'
import { locale, t } from '@/shared/i18n'
import { onlyOf, sideOf, type Outlines } from '@/shared/places/usePlace'

import { changeFill, changeOf, changeText, kindOf as readAs, reportedBy } from './compare'
import type { HeatMap } from './heat'
import { areaFill, classOf, ramped, readingOf, valueOf, valueText } from './measures'
import { worst } from './ranking'
import type { Compared } from './useCompare'
import type { Drawn, OutlineName, Scene } from './useMapScene'
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
  heat: Ref<HeatMap | null>
  clusters: ComputedRef<Cluster[] | null>
  compared: Compared
  /** Limits of what changed, in the mode that is shown. */
  turns: ComputedRef<[number, number]>
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

  /** The value below a name: as it stands, or what it changed by; only where the areas themselves are coloured by it, or as a whole. */
  function labelOf(code: string, figures: AreaFigures | undefined): string | null {
    const measure = data.measure.value
    const now = valueOf(measure, figures)
    if (data.compared.how.value !== 'change') return data.view.value.at || now === null ? null : valueText(measure, now)
    const before = data.compared.before.value?.get(code)
    const change = before ? changeOf(now, valueOf(measure, before)) : null
    return change === null ? null : changeText(readAs(measure), change)
  }

  function childLabels(outlines: Outlines): Label[] {
    const byCode = new Map((data.ranking.value?.items ?? []).map((one) => [one.code, one]))
    const { mode } = data.view.value
    return outlines.children.features.map(({ properties }) => {
      const figures = byCode.get(properties.code)
      const value = mode === 'areas' ? labelOf(properties.code, figures) : null
      const badge = figures && mode !== 'cases' && badged.value.has(properties.code)
      const level = 'level' in properties ? properties.level : 'grid'
      return {
        code: properties.code,
        place: [properties.lng, properties.lat],
        name: name(properties),
        value: value ?? undefined,
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

  // Where one asks who is responsible, streets matter and figures don't.
  const coloured = computed(() => (data.view.value.mode === 'areas' && !data.view.value.who ? data.figures.value : null))

  function areas(outlines: Outlines, fillOf: (code: string) => Fill): Drawn['areas'] {
    return { shapes: outlines.fillLevel === 'grid' ? sideOf(outlines.fill, false) : outlines.fill, fillOf }
  }

  function areasNow(outlines: Outlines): Drawn['areas'] {
    const measure = data.measure.value
    const [figures, before, cuts, turns] = [coloured.value, data.compared.before.value, data.cuts.value, data.turns.value]
    if (!figures) return areas(outlines, () => 'clear')
    if (data.compared.how.value !== 'change') return areas(outlines, (code) => areaFill(measure, valueOf(measure, figures.get(code)), cuts))
    if (!before) return areas(outlines, () => 'clear')
    return areas(outlines, (code) => changeFill(changeOf(valueOf(measure, figures.get(code)), valueOf(measure, before.get(code))), turns, readingOf(measure).falling))
  }

  function areasThen(outlines: Outlines): Drawn['areas'] {
    const [measure, before, cuts] = [data.measure.value, data.compared.before.value, data.cuts.value]
    return areas(outlines, (code) => (before ? areaFill(measure, valueOf(measure, before.get(code)), cuts) : 'clear'))
  }

  function hexesOf(shapes: HexShapes): Drawn['hexes'] {
    const [counts, fills] = [reportedBy(shapes), ramped(shapes.breaks.length + 1)]
    return { shapes, fillOf: (h3) => (counts.get(h3) ? fills[classOf(counts.get(h3)!, shapes.breaks)]! : 'clear') }
  }

  function hexTurns({ now, then, both }: NonNullable<Compared['hexPair']['value']>): Drawn['hexes'] {
    const [counts, before, turns] = [reportedBy(now), reportedBy(then), data.turns.value]
    return { shapes: both, fillOf: (h3) => (counts.get(h3) || before.get(h3) ? changeFill((counts.get(h3) ?? 0) - (before.get(h3) ?? 0), turns) : 'clear') }
  }

  const hexesNow = computed<Drawn['hexes']>(() => {
    const { how, hexPair } = data.compared
    if (data.view.value.mode !== 'hexes' || !data.hexes.value) return null
    if (!how.value || !hexPair.value) return hexesOf(data.hexes.value)
    return how.value === 'change' ? hexTurns(hexPair.value) : hexesOf(hexPair.value.now)
  })

  const heatNow = computed(() => {
    const { how, heatPair, heatTurn } = data.compared
    if (data.view.value.mode !== 'heat') return null
    return (how.value === 'change' ? heatTurn.value : how.value ? heatPair.value?.[0] : null) ?? data.heat.value
  })

  const areaShapes = computed(() => (data.outlines.value ? areasNow(data.outlines.value) : null))
  const labels = computed(() =>
    data.outlines.value ? [...childLabels(data.outlines.value), ...zoneLabels(data.outlines.value), ...outsideLabels(data.outlines.value)] : [],
  )
  const drawnLines = computed(() => (data.outlines.value ? lines(data.outlines.value) : {}))

  const within = computed(() => drawnLines.value.place ?? drawnLines.value.ownCounties ?? null)

  const then = computed<Drawn | null>(() => {
    const { how, hexPair, heatPair } = data.compared
    const { mode } = data.view.value
    if (!data.outlines.value || (how.value !== 'beside' && how.value !== 'swipe')) return null
    return {
      areas: mode === 'areas' ? areasThen(data.outlines.value) : areas(data.outlines.value, () => 'clear'),
      hexes: mode === 'hexes' && hexPair.value ? hexesOf(hexPair.value.then) : null,
      heat: mode === 'heat' && heatPair.value ? { grid: heatPair.value[1], within: within.value } : null,
    }
  })

  return computed<Scene>(() => {
    const { mode, who } = data.view.value
    const { how } = data.compared
    return {
      base: data.base.value,
      counties: data.outlines.value?.counties ?? null,
      outlines: drawnLines.value,
      now: { areas: areaShapes.value, hexes: hexesNow.value, heat: heatNow.value ? { grid: heatNow.value, within: within.value } : null },
      then: then.value,
      split: how.value === 'beside' || how.value === 'swipe' ? how.value : null,
      clusters: mode === 'cases' ? data.clusters.value : null,
      labels: labels.value,
      pin: data.answer.value?.place ? [data.answer.value.place.lng, data.answer.value.place.lat] : who,
    }
  })
}
