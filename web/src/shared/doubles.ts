/** Why two cases may be one, in words; and how many there may be of each of a list. */
import { computed, type Ref } from 'vue'

import { orNull } from '@/api/cache'
import * as api from '@/api/calls'
import type { Double } from '@/api/types'
import { t } from '@/shared/i18n'
import { useLoad } from '@/shared/useLoad'

const MOST = 100
const FEW_WORDS = 0.1

function between(hours: number): string {
  if (hours < 1 / 60) return t('doubles.at')
  if (hours < 1) return t('doubles.minutes', { n: Math.round(hours * 60) })
  return hours < 48 ? t('doubles.hours', { n: Math.round(hours) }) : t('doubles.days', { n: Math.round(hours / 24) })
}

/** 相距 35 米 · 同类 · 相隔 2 小时 · 文字相似 82% · 照片相似 */
export function reasonsOf(one: Pick<Double, 'distance_m' | 'hours' | 'same_category' | 'words' | 'photos' | 'other_thing'>): string {
  return [
    t('doubles.apart', { n: Math.round(one.distance_m) }),
    t(one.same_category ? 'doubles.same' : 'doubles.sibling'),
    between(one.hours),
    one.words >= FEW_WORDS ? t('doubles.words', { share: Math.round(one.words * 100) }) : '',
    one.photos !== null ? t('doubles.photos') : '',
    one.other_thing ? t('doubles.other') : '',
  ].filter(Boolean).join(' · ')
}

/** How many doubles each of some cases may have, as a mark of its row; nothing for those with none. */
export function useDoubleMarks(numbers: Ref<string[]>) {
  const asked = computed(() => [...new Set(numbers.value)].slice(-MOST).sort())
  const found = useLoad(() => (asked.value.length ? orNull(api.doubleCounts(asked.value)) : null))
  const counts = computed(() => new Map(found.data.value?.items.map((one) => [one.number, one.count])))
  return (number: string): string => {
    const n = counts.value.get(number)
    return n ? t('doubles.count', { n }) : ''
  }
}
