/** Short names for what the server says of people and posts. */
export type { Appointed, GridStaff, LeavingIn, PartyCard, PartyIn, PersonCard, PersonIn, PersonListing, PostIn, PostRow, RosterCounts } from '@/api/schema'
