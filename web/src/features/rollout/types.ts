/** Short names for what the server says of rollouts. */
import type { RolloutView } from '@/api/schema'

export type { ItemTold, RolloutView, CountedRow, StandardIn, TickIn, TownTold } from '@/api/schema'
export type MeasureName = RolloutView['towns'][number]['counts'][number]['measure']
export type TownState = RolloutView['towns'][number]['state']
