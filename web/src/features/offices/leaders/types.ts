/** Short names for what the server says of leaders. */
export type { GivingIn, GroupIn, GroupRow, JoiningIn, LeaderTable, PortfolioRow, Subject } from '@/api/schema'
