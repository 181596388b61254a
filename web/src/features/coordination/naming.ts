/** Who leads and who helps, as it is put together before it is sent. */
import type { CandidateOffice, Proposal } from '@/api/schema'

export type Role = 'lead' | 'co'
export type Roles = Record<string, Role>

/** As routing proposes it. */
export function proposed({ offices }: Proposal): Roles {
  return Object.fromEntries(offices.filter((one) => one.part).map((one) => [one.code, one.part as Role]))
}

/** With another part for an office; there is one lead, and who led before helps. */
export function withRole(roles: Roles, code: string, role: Role | ''): Roles {
  const kept = Object.entries(roles).filter(([one]) => one !== code)
  const moved = role === 'lead' ? kept.map(([one]) => [one, 'co'] as const) : kept
  return Object.fromEntries(role ? [...moved, [code, role]] : moved)
}

const NEXT: Record<string, Role | ''> = { '': 'co', co: 'lead', lead: '' }
export const turned = (roles: Roles, code: string): Roles => withRole(roles, code, NEXT[roles[code] ?? '']!)

export const leadOf = (roles: Roles) => Object.keys(roles).find((code) => roles[code] === 'lead') ?? null
export const helpersOf = (roles: Roles) => Object.keys(roles).filter((code) => roles[code] === 'co')

/** Offices that are shown at once: those proposed, named before, or chosen; the others are added by name. */
export function listed({ offices, precedents }: Proposal, roles: Roles, added: string[]): CandidateOffice[] {
  const named = new Set([...precedents.map((one) => one.office.code), ...Object.keys(roles), ...added])
  return offices.filter((one) => one.part || named.has(one.code))
}

/** The move by which the offices are named: an urgent case has a lead already, who stays or is changed. */
export function moveFor(open: string[], office: string | null, lead: string | null): string | null {
  if (open.includes('assign_lead')) return 'assign_lead'
  const wanted = lead === office ? 'confirm_lead' : 'change_lead'
  return open.includes(wanted) ? wanted : null
}
