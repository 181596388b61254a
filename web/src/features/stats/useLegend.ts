/** What the legend says of the fill, the hexes or the marks. */
import { computed, type ComputedRef, type Ref } from 'vue'

import type { CaseClusters, HexShapes } from '@/api/types'
import { count, dayTime, decimal } from '@/shared/format'
import { t } from '@/shared/i18n'

import { changeOf, changeRows, kindOf } from './compare'
import { heatRows } from './heat'
import { classOf, legendRows, ramped, readingOf, rowLabel, unitOf, valueOf, valueText, type FigureName, type LegendRow } from './measures'
import type { SceneData } from './useScene'

type Given = Pick<SceneData, 'view' | 'measure' | 'cuts' | 'figures' | 'hexes' | 'heat' | 'compared' | 'turns'> & { codes: ComputedRef<string[]>; totals: Ref<CaseClusters | null> }

export interface Legend {
  title: string
  unit: string
  rows: LegendRow[]
  /** What the numbers to the right are, where there are two of them. */
  heads: [string, string] | null
  nothing: number
  nothingWord: string
  note: string
  clocks: Record<string, number> | null
  /** Cases without a place on the map. */
  unplaced: number
}

const BLANK = { rows: [], heads: null, nothing: 0, nothingWord: '', clocks: null, unplaced: 0 }

/** Hexagons by class, the lowest first; the last class ends at the fullest there is. */
function hexRows(shapes: HexShapes, then: HexShapes | null): LegendRow[] {
  const { breaks, top } = shapes
  const fills = ramped(breaks.length + 1)
  const inClass = (some: HexShapes, nth: number) => some.features.filter(({ properties: one }) => one.reported && classOf(one.reported, breaks) === nth).length
  return top ? fills.map((fill, nth) => ({ fill, label: rowLabel(nth ? breaks[nth - 1]! : 1, breaks[nth] ?? null, true, String, top), count: inClass(shapes, nth), ...(then ? { then: String(inClass(then, nth)) } : {}) })) : []
}

export function useLegend(data: Given) {
  const { compared } = data
  const heads = computed<[string, string] | null>(() => (compared.how.value && compared.how.value !== 'change' ? [t('compare.now'), t(`compare.${data.view.value.against}`)] : null))
  const colours = (judged: boolean) => t(judged ? 'legend.worseOrange' : 'legend.moreOrange')
  const valuesOf = (figures: typeof data.figures.value) => data.codes.value.map((code) => valueOf(data.measure.value, figures?.get(code)))
  const values = computed(() => valuesOf(data.figures.value))
  const before = computed(() => (compared.before.value ? valuesOf(compared.before.value) : null))

  function ofCases(): Legend {
    const told = data.totals.value
    const many = Object.values(told?.totals ?? {}).reduce((sum, one) => sum + one, 0)
    return { ...BLANK, title: t('mode.cases'), unit: t('legend.cases', { n: count(many) }), clocks: told?.totals ?? {}, unplaced: told?.unplaced ?? 0, note: t('legend.clusters') }
  }

  function ofHeat(): Legend {
    const found = data.heat.value
    if (!found) return { ...BLANK, title: t('legend.density'), unit: t('legend.perKm2'), note: t('legend.reckoning') }
    const { kernel_m, cases, unplaced, as_of } = found.told
    const { how, heatPair, heatTurn } = compared
    const note = [t('legend.kernel', { n: count(kernel_m), cases: count(cases) }), t(cases ? 'legend.heatNote' : 'legend.noHeat', { time: dayTime(as_of) })]
    if (how.value === 'change') return { ...BLANK, title: t('legend.densityChange'), unit: t('legend.perKm2'), rows: heatTurn.value ? heatRows(heatTurn.value) : [], unplaced, note: [colours(false), ...note].join(' ') }
    const rows = how.value && heatPair.value ? heatRows(...heatPair.value) : heatRows(found)
    return { ...BLANK, title: t('legend.density'), unit: t('legend.perKm2'), rows, heads: heads.value, unplaced, note: note.join(' ') }
  }

  function ofHexes(): Legend {
    const found = data.hexes.value
    const unit = t('legend.perHex', { km2: found ? decimal(found.km2, found.km2 < 0.1 ? 3 : 2) : '—' })
    const { how, hexPair } = compared
    const blank = { ...BLANK, unit, unplaced: found?.unplaced ?? 0 }
    if (how.value === 'change' && hexPair.value) {
      const { now, then, both } = hexPair.value
      const [many, old] = [now, then].map((one) => new Map(one.features.map(({ properties: cell }) => [cell.h3, cell.reported])))
      const changes = both.features.flatMap(({ properties: { h3 } }) => (many!.get(h3) || old!.get(h3) ? [(many!.get(h3) ?? 0) - (old!.get(h3) ?? 0)] : []))
      return { ...blank, title: t('legend.reportedChange'), rows: changeRows('count', changes, data.turns.value), note: colours(false) }
    }
    const pair = how.value && hexPair.value ? hexPair.value : null
    const shown = pair?.now ?? found
    return { ...blank, title: t('legend.reported'), rows: shown ? hexRows(shown, pair?.then ?? null) : [], heads: pair && heads.value, note: t('legend.hexNote') }
  }

  function write(measure: FigureName): (value: number) => string {
    const digits = data.cuts.value.every((cut) => Number(cut.toFixed(1)) === cut) ? 1 : 2
    return (value) => valueText(measure, value, digits)
  }

  function ofAreas(): Legend {
    const measure = data.measure.value
    const reading = readingOf(measure)
    const nothingWord = t(reading.kind === 'count' ? 'legend.nothing' : 'legend.few')
    const blank = { ...BLANK, unit: t(unitOf(measure)), nothingWord }
    if (compared.how.value === 'change') {
      const changes = before.value ? values.value.map((value, n) => changeOf(value, before.value![n]!)) : []
      const rows = changeRows(kindOf(measure), changes, data.turns.value, reading.falling)
      const unit = t(reading.kind === 'share' ? 'unit.points' : unitOf(measure))
      return { ...blank, title: t('legend.change', { name: t(`measures.${measure}`) }), unit, rows, nothing: changes.filter((one) => one === null).length, note: colours(reading.judged) }
    }
    const met = (label: string) => t('legend.met', { label })
    const rows = legendRows(measure, values.value, data.cuts.value, write(measure), met)
    const old = heads.value && before.value ? legendRows(measure, before.value, data.cuts.value, write(measure), met) : null
    const note = compared.how.value ? 'legend.sameScale' : data.view.value.at ? 'legend.fixed' : reading.flows ? 'legend.period' : 'legend.now'
    return { ...blank, title: t(`measures.${measure}`), rows: old ? rows.map((row, n) => ({ ...row, then: String(old[n]!.count) })) : rows, heads: old && heads.value, nothing: data.figures.value ? values.value.filter((value) => value === null).length : 0, note: t(note) }
  }

  const OF = { cases: ofCases, heat: ofHeat, hexes: ofHexes, areas: ofAreas }
  return computed<Legend>(() => OF[data.view.value.mode]())
}
