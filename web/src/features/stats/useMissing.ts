/** What an empty map lacks, in words, and what of it failed and can be tried again. */
import { computed, type ComputedRef, type Ref } from 'vue'

import type { AreaFigures, CaseClusters, HexShapes } from '@/api/types'
import { t } from '@/shared/i18n'
import type { Outlines } from '@/shared/places/usePlace'
import type { Load } from '@/shared/useLoad'

import type { HeatMap } from './heat'
import { valueOf } from './measures'
import type { Compared } from './useCompare'
import type { Measure, View } from './view'

type Part = Pick<Load<unknown>, 'problem' | 'reload' | 'loading'>

interface Given {
  view: ComputedRef<View>
  place: Part
  outlines: Load<Outlines>
  figures: { filled: Part }
  frames: { shown: Part }
  shown: Ref<Map<string, AreaFigures> | null>
  measure: ComputedRef<Measure>
  codes: ComputedRef<string[]>
  hexes: Load<HexShapes>
  heat: Load<HeatMap>
  clusters: Load<CaseClusters>
  compared: Compared
}

export function useMissing(given: Given) {
  const { view, shown, measure, codes, compared } = given
  const failed = computed<Part | null>(() => [given.place, given.outlines, given.figures.filled, given.frames.shown, given.hexes, given.heat, given.clusters].find((one) => one.problem.value) ?? compared.failed.value)

  function ofAreas(): string {
    if (given.outlines.data.value && !codes.value.length) return t('missing.areas')
    if (!shown.value || !codes.value.length) return ''
    const known = (figures: Map<string, AreaFigures>) => codes.value.some((code) => valueOf(measure.value, figures.get(code)) !== null)
    if (!known(shown.value)) return t('missing.figure', { name: t(`measures.${measure.value}`) })
    const { how, before, days } = compared
    return how.value && before.value && !known(before.value) ? t('missing.before', { ...days.value }) : ''
  }

  const OF = {
    areas: ofAreas,
    hexes: () => (given.hexes.data.value && !given.hexes.data.value.cases ? t('missing.reported') : ''),
    heat: () => (given.heat.data.value && !given.heat.data.value.told.cases ? t('missing.reported') : ''),
    cases: () => (given.clusters.data.value && !Object.keys(given.clusters.data.value.totals).length ? t('missing.cases') : ''),
  }
  /** Empty where something is drawn, on its way, or failed. */
  const missing = computed(() => (failed.value || view.value.who ? '' : OF[view.value.mode]()))
  return { missing, failed }
}
