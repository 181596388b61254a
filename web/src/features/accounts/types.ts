/** Short names for what the server says of accounts. */
export type { AccountCard, AccountPost, AccountRow, Beginning, OpeningIn, Right, RoleIn, RoleOption, Step } from '@/api/schema'
