/** The calendar of a year, what is to be changed of it, and what that would do. */
import { computed, reactive, ref, shallowRef, watch, type Ref } from 'vue'

import { useDraft } from '@/shared/drafts'
import { dayOf } from '@/shared/format'
import { useAct } from '@/shared/useAct'
import { useLoad } from '@/shared/useLoad'

import { months } from './calendar'
import * as api from './calls'
import type { Asked, Change, Day, Schedule } from './types'

interface Wanted {
  days: Record<string, Day>
  years: Record<string, { year: number; published: boolean; notice: string }>
  schedules: Record<string, { first_day: string; spans: string | null; name: string }>
  undoes: number | null
}

const nothing = (): Wanted => ({ days: {}, years: {}, schedules: {}, undoes: null })

export function useCalendar(year: Ref<number>) {
  const view = useLoad(() => api.calendar(year.value))
  const log = useLoad(() => api.changes())
  const wanted = ref<Wanted>(nothing())
  const reason = ref('')
  const draft = useDraft('settings.calendar', { wanted, reason })
  const { busy, problem, act } = useAct()
  const made = shallowRef<Change | null>(null)
  const reckoning = ref(false)

  const body = computed<Asked>(() => ({
    days: Object.values(wanted.value.days),
    years: Object.values(wanted.value.years),
    schedules: Object.values(wanted.value.schedules),
    undoes: wanted.value.undoes,
  }))
  const pending = computed(() => wanted.value.undoes !== null || [wanted.value.days, wanted.value.years, wanted.value.schedules].some((one) => Object.keys(one).length > 0))
  const preview = useLoad(() => (pending.value && view.data.value ? api.preview(body.value, view.data.value.version) : null))
  const shown = computed(() => (view.data.value?.year.year === year.value ? months(year.value, view.data.value.days, new Map(Object.entries(wanted.value.days))) : []))
  watch(body, () => (problem.value = null))

  /** Whatever is asked for, an undoing is no longer. */
  function ask(change: (one: Wanted) => void): void {
    made.value = null
    const next: Wanted = JSON.parse(JSON.stringify({ ...wanted.value, undoes: null }))
    change(next)
    wanted.value = next
  }
  const askDays = (days: Day[]) => ask((one) => days.forEach((day) => (one.days[day.day] = day)))
  const askYear = (of: number, published: boolean) => ask((one) => (one.years[of] = { year: of, published, notice: '' }))
  const askNotice = (of: number, notice: string) => ask((one) => (one.years[of] = { year: of, published: true, notice: notice.trim() }))
  const askSchedule = (of: { first_day: string; spans: string | null; name: string }) => ask((one) => (one.schedules[of.first_day] = of))
  function askUndo(id: number): void {
    drop()
    wanted.value = { ...nothing(), undoes: id }
  }

  const giveReason = (text: string): void => void (reason.value = text)

  function drop(): void {
    draft.drop()
    wanted.value = nothing()
    reason.value = ''
    problem.value = made.value = null
  }

  async function load(file: File) {
    const found = await act(() => api.read(file))
    if (!found || found.rejected.length) return found
    drop()
    ask((one) => {
      for (const day of found.days) one.days[day.day] = day
      for (const of of found.years) one.years[of.year] = { ...of, notice: of.notice ?? '' }
    })
    year.value = found.year
    return found
  }

  async function save(): Promise<void> {
    const version = preview.data.value?.version
    if (!version || busy.value) return
    const done = await act(() => api.change({ ...body.value, reason: reason.value.trim(), version }))
    if (!done) {
      await view.reload()
      return
    }
    drop()
    made.value = done
    await Promise.all([view.reload(), log.reload()])
    reckoning.value = true
    await act(async () => {
      while ((await api.reckon()).waiting);
    })
    reckoning.value = false
    await log.reload()
  }

  const today = dayOf(new Date())
  /** The schedule that counts today. */
  const current = computed(() => (view.data.value?.schedules ?? []).reduce<Schedule | null>((last, one) => (one.first_day <= today ? one : last), null))

  return reactive({ year, view, log, wanted, reason, preview, pending, shown, busy, problem, made, reckoning, today, current, askDays, askYear, askNotice, askSchedule, askUndo, giveReason, drop, load, save })
}

export type Calendar = ReturnType<typeof useCalendar>
