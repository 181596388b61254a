/** Short names for what the server says of settings. */
import type { CalendarIn, CalendarView } from '@/api/schema'

export type { AgenciesIn, AgenciesView, AgencyIn, CalendarIn as Asked, CalendarView, CategoryIn, MessagesIn, PackDraftIn, PackDrafts, PackIn, ChangeRow as Change, Preview, ReporterPagesIn, ThresholdRow, RolesIn, RolesView, RowChange, StageIn, TermsIn, TermsView, ThresholdsIn } from '@/api/schema'
export type Day = NonNullable<CalendarIn['days']>[number]
export type Schedule = CalendarView['schedules'][number]
