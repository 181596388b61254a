/** What the legend says of the fill, the hexes or the marks. */
import { computed, type ComputedRef, type Ref } from 'vue'

import { count, dayTime } from '@/shared/format'
import { t } from '@/shared/i18n'

import { heatRows, type HeatMap } from './heat'
import { legendRows, readingOf, unitOf, valueOf, valueText } from './measures'
import type { SceneData } from './useScene'

export function useLegend(data: Pick<SceneData, 'view' | 'measure' | 'cuts' | 'figures' | 'hexes' | 'hexLimits' | 'cases'> & { codes: ComputedRef<string[]>; heat: Ref<HeatMap | null> }) {
  const values = computed(() => data.codes.value.map((code) => valueOf(data.measure.value, data.figures.value?.get(code))))

  return computed(() => {
    const { mode, at } = data.view.value
    const blank = { rows: [], ramp: 'seq' as const, nothing: 0, nothingWord: '', clocks: null }
    if (mode === 'cases') {
      const points = data.cases.value?.features ?? []
      const clocks: Record<string, number> = {}
      for (const { properties } of points) clocks[properties.clock] = (clocks[properties.clock] ?? 0) + 1
      const note = data.cases.value?.truncated ? t('legend.truncated', { n: points.length }) : t('legend.click')
      return { ...blank, title: t('mode.cases'), unit: t('legend.cases', { n: points.length.toLocaleString('en-US') }), clocks, note }
    }
    if (mode === 'heat') {
      const found = data.heat.value
      if (!found) return { ...blank, title: t('legend.density'), unit: t('legend.perKm2'), note: t('legend.reckoning') }
      const { kernel_m, cases, unplaced, as_of } = found.told
      const note = [
        t('legend.kernel', { n: count(kernel_m), cases: count(cases) }),
        ...(unplaced ? [t('legend.unplaced', { n: count(unplaced) })] : []),
        t(cases ? 'legend.heatNote' : 'legend.noHeat', { time: dayTime(as_of) }),
      ]
      return { ...blank, title: t('legend.density'), unit: t('legend.perKm2'), rows: heatRows(found), note: note.join(' ') }
    }
    if (mode === 'hexes') {
      const counts = (data.hexes.value?.features ?? []).map((one) => one.properties.reported).filter((n) => n > 0)
      const rows = legendRows(counts, data.hexLimits.value, { whole: true, falling: false, write: String, least: 1 })
      return { ...blank, title: t('legend.reported'), unit: t('legend.perHex'), rows, note: t('legend.hexNote') }
    }
    const measure = data.measure.value
    const reading = readingOf(measure)
    const digits = data.cuts.value.every((cut) => Number(cut.toFixed(1)) === cut) ? 1 : 2
    const rows = legendRows(values.value, data.cuts.value, { ...reading, write: (value) => valueText(measure, value, digits) })
    const nothing = values.value.filter((value) => value === null).length
    return {
      ...blank,
      title: t(`measures.${measure}`),
      unit: t(unitOf(measure)),
      rows,
      ramp: reading.ramp,
      nothing,
      nothingWord: t(reading.kind === 'share' ? 'legend.few' : 'legend.nothing'),
      note: t(at ? 'legend.fixed' : reading.flows ? 'legend.period' : 'legend.now'),
    }
  })
}
