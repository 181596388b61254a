/** Grids by the worst that is wrong with their people, and the filters of the list. */
import type { StaffLook } from '@/map/staff'

import type { GridStaff, PersonListing } from './types'

export const LOOKS = ['no_chief', 'away', 'no_fulltime', 'soon', 'no_party', 'ok'] as const satisfies readonly StaffLook[]

/** The red ones: somebody is missing today. */
export const MISSING: readonly StaffLook[] = ['no_chief', 'away', 'no_fulltime']

export function lookOf(grid: Pick<GridStaff, 'gaps'>): StaffLook {
  const [worst] = grid.gaps
  if (!worst) return 'ok'
  return worst === 'contract' || worst === 'training' ? 'soon' : worst
}

/** Each look with its grids, none left out and none twice. */
export function byLook(grids: readonly GridStaff[]): Record<StaffLook, GridStaff[]> {
  const found: Record<StaffLook, GridStaff[]> = { no_chief: [], away: [], no_fulltime: [], soon: [], no_party: [], ok: [] }
  for (const one of grids) found[lookOf(one)].push(one)
  return found
}

export const PEOPLE = ['chief', 'fulltime', 'parttime', 'guide', 'away', 'contract', 'training'] as const
export type PeopleFilter = (typeof PEOPLE)[number]
/** What the list shows: people, or grids of one look, told `grid-LOOK` in the address. */
export type Shown = { people: PeopleFilter | null; grids: null } | { people: null; grids: StaffLook | 'party' }

/** Grids without a party organisation, whatever else is wrong there. */
export const unorganised = (grids: readonly GridStaff[]) => grids.filter((one) => one.gaps.includes('no_party'))

/** Grids with a party organisation, and serving members a thousand households; null where nobody has entered any. */
export function partyFigures(grids: readonly GridStaff[]): { n: number; of: number; rate: number } | null {
  const n = grids.filter((one) => one.party).length
  const households = grids.reduce((sum, one) => sum + one.households, 0)
  const members = grids.reduce((sum, one) => sum + (one.party?.members ?? 0), 0)
  return n ? { n, of: grids.length, rate: households ? (members / households) * 1000 : 0 } : null
}

export function shownOf(only: string | null): Shown {
  const look = only === 'grid-party' ? 'party' : LOOKS.find((one) => `grid-${one}` === only)
  return look ? { people: null, grids: look } : { people: PEOPLE.find((one) => one === only) ?? null, grids: null }
}

/** The day that makes a sign urgent, where it has one. */
export const dayOfSign = (one: PersonListing, sign: string): string | null => ({ away: one.away_until, contract: one.contract_until, training: one.training_until })[sign] ?? null

/** The keys of duties on the card that asks before an appointment. */
export const DUTY_KEYS = ['chief', 'fulltime', 'parttime', 'guide'] as const
export const ROLE_OF: Record<string, string> = { chief: 'grid_chief', fulltime: 'grid_worker', parttime: 'grid_parttimer', guide: 'grid_guide', village_liaison: 'village_cadre' }
const DUTY_OF = Object.fromEntries(Object.entries(ROLE_OF).map(([duty, role]) => [role, duty]))
export const dutyOf = (role: string): string => DUTY_OF[role] ?? role
