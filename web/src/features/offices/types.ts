/** Short names for what the server says of offices. */
import type { OfficeList } from '@/api/schema'

export type { ChangeIn, FoundingIn, Shift, WatchIn, OfficeCard, OfficeList, OfficeListing, TableReport } from '@/api/schema'
export type Line = OfficeList['lines'][number]

/** What is done on the map: looked at, a point placed, an area drawn. */
export type Mode = 'look' | 'place' | 'draw'
