/** The calendar of a year, and what is to be changed of it. */
import { computed, reactive, ref, type Ref } from 'vue'

import { dayOf } from '@/shared/format'
import { useLoad } from '@/shared/useLoad'

import { months } from './calendar'
import * as api from './calls'
import type { Day, Schedule } from './types'
import { useChange } from './useChange'

interface Wanted {
  days: Record<string, Day>
  years: Record<string, { year: number; published: boolean; notice: string }>
  schedules: Record<string, { first_day: string; spans: string | null; name: string }>
}

const nothing = (): Wanted => ({ days: {}, years: {}, schedules: {} })

export function useCalendar(year: Ref<number>) {
  const view = useLoad(() => api.calendar(year.value))
  const wanted = ref<Wanted>(nothing())
  const body = computed(() => {
    const { days, years, schedules } = wanted.value
    const all = { days: Object.values(days), years: Object.values(years), schedules: Object.values(schedules) }
    return Object.values(all).some((one) => one.length) ? all : null
  })
  const version = computed(() => view.data.value?.version)
  const change = useChange({ name: 'settings.calendar', wanted: wanted as Ref<unknown>, nothing, body, version, changes: api.changesOf('calendar'), preview: api.preview, save: api.change, reload: view.reload })

  function ask(set: (one: Wanted) => void): void {
    change.asking()
    const next: Wanted = JSON.parse(JSON.stringify(wanted.value))
    set(next)
    wanted.value = next
  }
  const askDays = (days: Day[]) => ask((one) => days.forEach((day) => (one.days[day.day] = day)))
  const askYear = (of: number, notice = '') => ask((one) => (one.years[of] = { year: of, published: true, notice: notice.trim() }))
  const askSchedule = (of: { first_day: string; spans: string | null; name: string }) => ask((one) => (one.schedules[of.first_day] = of))

  async function load(file: File) {
    const found = await change.act(() => api.read(file))
    if (!found || found.rejected.length) return found
    change.drop()
    ask((one) => {
      for (const day of found.days) one.days[day.day] = day
      for (const of of found.years) one.years[of.year] = { ...of, notice: of.notice ?? '' }
    })
    year.value = found.year
    return found
  }

  const shown = computed(() => (view.data.value?.year.year === year.value ? months(year.value, view.data.value.days, new Map(Object.entries(wanted.value.days))) : []))
  const today = dayOf(new Date())
  /** The schedule that counts today. */
  const current = computed(() => (view.data.value?.schedules ?? []).reduce<Schedule | null>((last, one) => (one.first_day <= today ? one : last), null))

  return reactive({ year, view, wanted, change, shown, today, current, askDays, askYear, askSchedule, load })
}

export type Calendar = ReturnType<typeof useCalendar>
/** What the panel of a change shows, of whatever settings. */
export type Changing = Calendar['change']
