/** Short names for what the server says of personnel matters. */
import type { MatterOut } from '@/api/schema'

export type { Candidate, HeadMoveIn, MatterOut, MatterRow, StationedOffice, SuggestionIn } from '@/api/schema'
export type Kind = MatterOut['matter']['row']['kind']
