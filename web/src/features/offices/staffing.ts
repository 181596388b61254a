/** People in place against established posts, by town and line. Offices of which nobody said how many posts they should have count in no sum. */
import type { OfficeListing } from './types'

export interface Posts {
  inPlace: number
  established: number
  offices: string[]
}
export type Gap = 'none' | 'some' | 'many'

export interface TownRow extends Posts {
  code: string
  name: string
  lines: Map<string, Posts>
}

/** From a third of the posts on, a gap is a large one. */
const MANY = 1 / 3

const empty = (): Posts => ({ inPlace: 0, established: 0, offices: [] })

export const missing = (one: Pick<Posts, 'inPlace' | 'established'>): number => Math.max(0, one.established - one.inPlace)
/** Nobody stands in for another's post: what one office has too many fills no other's gap. */
export const shareOf = (one: Posts, gap: number): number => (one.established ? (one.established - gap) / one.established : 1)

export function gapOf(one: Pick<Posts, 'inPlace' | 'established'>): Gap {
  const gap = missing(one)
  return gap === 0 ? 'none' : gap / one.established >= MANY ? 'many' : 'some'
}

function count(into: Posts, one: OfficeListing): void {
  into.inPlace += one.in_place
  into.established += one.established ?? 0
  into.offices.push(one.code)
}

/** Rows by town, those with the smallest share of posts filled first, and the sum of each line. */
export function staffing(offices: readonly OfficeListing[], names: ReadonlyMap<string, string>): { rows: (TownRow & { gap: number; share: number })[]; lines: Map<string, Posts>; all: Posts; gap: number } {
  const towns = new Map<string, TownRow>()
  const lines = new Map<string, Posts>()
  const all = empty()
  const gaps = new Map<string, number>()
  for (const one of offices) {
    if (one.established === null || !one.town_code) continue
    const row = towns.get(one.town_code) ?? { code: one.town_code, name: names.get(one.town_code) ?? one.town_code, lines: new Map(), ...empty() }
    towns.set(one.town_code, row)
    for (const into of [row, all]) count(into, one)
    for (const into of [row.lines, lines]) {
      const posts = into.get(one.agency_type) ?? empty()
      into.set(one.agency_type, posts)
      count(posts, one)
    }
    gaps.set(one.town_code, (gaps.get(one.town_code) ?? 0) + missing({ inPlace: one.in_place, established: one.established }))
  }
  const rows = [...towns.values()].map((one) => ({ ...one, gap: gaps.get(one.code) ?? 0, share: shareOf(one, gaps.get(one.code) ?? 0) }))
  rows.sort((a, b) => a.share - b.share || b.gap - a.gap || a.code.localeCompare(b.code))
  return { rows, lines, all, gap: [...gaps.values()].reduce((sum, one) => sum + one, 0) }
}

export interface Group {
  key: string
  offices: OfficeListing[]
}

/** Offices by the town that manages them or by their line, those with established posts first. */
export function grouped(offices: readonly OfficeListing[], by: 'town' | 'line'): Group[] {
  const groups = new Map<string, OfficeListing[]>()
  for (const one of offices) {
    const key = by === 'town' ? (one.town_code ?? '') : one.agency_type
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  const said = (one: OfficeListing) => Number(one.established === null)
  return [...groups].map(([key, some]) => ({ key, offices: [...some].sort((a, b) => said(a) - said(b)) }))
}
