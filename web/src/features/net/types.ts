/** Short names for what the server says of the net's history. */
export type { Family, Link as FamilyLink, NetChanges, NetDay } from '@/api/schema'
