/** Short names for what the server says of settings. */
import type { CalendarIn, CalendarView } from '@/api/schema'

export type { CalendarIn as Asked, CalendarView, CategoryIn, ChangeRow as Change, Preview, RowChange, StageIn, TermsIn, TermsView } from '@/api/schema'
export type Day = NonNullable<CalendarIn['days']>[number]
export type Schedule = CalendarView['schedules'][number]
