/** What the wall shows: the reader's own place over thirty days, its areas, and one town after the other. */
import { computed, onScopeDispose, onUnmounted, ref, shallowRef } from 'vue'

import { changed } from '@/api/cache'
import * as api from '@/api/calls'
import type { AreaFigures, Level } from '@/api/types'
import { findings } from '@/features/findings'
import { boxFrom, forgetTokens, type Label } from '@/map'
import { dayOf } from '@/shared/format'
import { locale } from '@/shared/i18n'
import { onChange } from '@/shared/live'
import { onlyOf, useOutlines, usePlace } from '@/shared/places/usePlace'
import { useLoad } from '@/shared/useLoad'

import { ranked } from '../ranking'
import { notCompared } from '../useCompare'
import { useFigures } from '../useFigures'
import { useLegend } from '../useLegend'
import { useScene } from '../useScene'
import { fillLevels, periodOf, START, type View } from '../view'
import { useRenewal } from './useRenewal'
import { useRotation } from './useRotation'

const MINUTE_MS = 60_000
const MEASURE = 'open_per_1000'

/** Dark, and as large as the wall, while this page is open. */
export function useWallTheme(): void {
  const { dataset } = document.documentElement
  Object.assign(dataset, { theme: 'dark', density: 'wall' })
  forgetTokens()
  onUnmounted(() => {
    delete dataset.theme
    delete dataset.density
    forgetTokens()
  })
}

const AFTER = 5

/** The areas with a place for the sentences ahead of each five of them; without sentences the areas alone. */
export function withFirst<T>(areas: readonly T[], told: boolean): (T | null)[] {
  return told ? (areas.length ? areas.flatMap((one, i) => (i % AFTER ? [one] : [null, one])) : [null]) : [...areas]
}

export function useWall() {
  const now = ref(new Date())
  const tick = setInterval(() => (now.value = new Date()), 1000)
  onScopeDispose(() => clearInterval(tick))
  onChange(changed)
  useRenewal()

  const view = computed<View>(() => START)
  const today = computed(() => dayOf(new Date(Math.floor(now.value.getTime() / MINUTE_MS) * MINUTE_MS)))
  const period = computed(() => periodOf(START, today.value))
  const place = usePlace(() => null)
  const division = computed(() => place.data.value?.division ?? null)
  const fillLevel = computed<Level | null>(() => (division.value ? fillLevels(division.value.level)[0]! : null))
  const outlines = useOutlines(computed(() => place.data.value), fillLevel)
  const figures = useFigures(view, computed(() => place.data.value), period, fillLevel, computed(() => true))
  const base = useLoad(api.basemap)

  const measure = computed(() => MEASURE as typeof MEASURE)
  const shown = computed(() => new Map((figures.fill.value?.items ?? []).map((one) => [one.code, one])))
  const cuts = computed(() => figures.fill.value?.breaks[MEASURE] ?? [])

  /** A city's towns, a county's towns, a town's villages. */
  const areas = computed<AreaFigures[]>(() => (division.value?.level === 'city' ? (figures.fill.value?.items ?? []) : (figures.ranking.data.value?.items ?? [])))
  const first = useLoad(() => (division.value ? findings({ place: division.value.code, category: '', period: period.value }) : null))
  /** Where to look first, as plain sentences. */
  const sentences = computed(() => (first.data.value?.items ?? []).map((one) => ({ kind: one.kind, words: (locale.value === 'en' ? one.en : one.zh).map((part) => part.text).join('') })))
  /** Where to look first, then some of the areas, and so on; null stands for the sentences. */
  const turning = useRotation(computed(() => withFirst([...areas.value].sort((a, b) => a.code.localeCompare(b.code)), sentences.value.length > 0)))

  const nothing = shallowRef(null)
  const alone = { compared: notCompared(period), turns: computed<[number, number]>(() => [1, 2]) }
  const scene = useScene({
    view, outlines: outlines.data, base: base.data, ranking: figures.ranking.data, figures: shown, measure, cuts,
    ...alone, hexes: shallowRef(null), heat: shallowRef(null), clusters: computed(() => null), selected: shallowRef(null), hovered: shallowRef(null), answer: shallowRef(null), answerGrid: shallowRef(null),
  })
  const drawn = computed(() => {
    const code = turning.now.value?.code
    const known = outlines.data.value
    if (!code || !known) return scene.value
    const from = division.value?.level === 'city' ? known.fill : known.children
    const at = from.features.find((one) => one.properties.code === code)?.properties
    const named = scene.value.labels.some((one) => one.code === code)
    const label: Label[] = at && !named ? [{ code, place: [at.lng, at.lat], name: at.name, kind: 'town', priority: 9999 }] : []
    return { ...scene.value, outlines: { ...scene.value.outlines, selected: onlyOf(from, code) }, labels: [...scene.value.labels, ...label] }
  })
  const codes = computed(() => (outlines.data.value?.fill.features ?? []).map((one) => one.properties.code))
  const legend = useLegend({ view, measure, cuts, codes, figures: shown, hexes: nothing, heat: nothing, totals: nothing, ...alone })
  const rows = computed(() => ranked(figures.ranking.data.value?.items ?? [], { column: 'overdue', falling: true }))
  const box = computed(() => boxFrom(division.value?.bbox))

  return { now, period, place, division, figures, drawn, legend, rows, areas, sentences, turning, box, live: figures.told }
}
