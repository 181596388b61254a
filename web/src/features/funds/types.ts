/** Short names for what the server says of funds. */
import type { FUND_KINDS, FUND_LINES } from '@/api/vocabulary'

export type { AwardLedger, BookingIn, DecidingIn, FundEntryRow, FundSum, Ledger } from '@/api/schema'
export type Kind = (typeof FUND_KINDS)[number]
export type Line = (typeof FUND_LINES)[number]
