/** Short names for what the server says of leaves and people. */
import type { components } from '@/api/schema'

type Schemas = components['schemas']

export type Leave = Schemas['LeaveRow']
export type PersonRow = Schemas['PersonListing']

/** A leave as it is asked for. */
export interface Absence {
  person_id: number
  from_day: string
  until_day: string
  substitute_id: number | null
  reason: string
}
