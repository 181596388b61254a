/** Short names for what the server says of leaves and people. */
export type { LeaveIn as Absence, LeaveRow as Leave, PersonListing as PersonRow } from '@/api/schema'
