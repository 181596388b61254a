/** Short names for what the server says of accounts. */
export type { AccountCard, AccountPost, AccountRow, Beginning, LinkCard, OpeningIn, Right, RoleIn, RoleOption, Step } from '@/api/schema'
