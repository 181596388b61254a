/** What changed between two days of the net, as a list; largest first. */
import type { GridShapes } from '@/api/types'

import type { NetChanges } from './types'

export interface Change {
  id: number
  kind: string
  from: { code: string; name: string } | null
  to: { code: string; name: string } | null
  area_m2: number | null
}

const side = (code: string | null | undefined, name: string | null | undefined) => (code ? { code, name: name || code } : null)

/** The changes as they are drawn: areas that stayed what they were are left out. */
export function changed(shapes: NetChanges): NetChanges {
  const features = shapes.features.filter(({ properties: one }) => !(one.kind === 'moved' && one.from_code === one.to_code))
  features.sort((a, b) => b.properties.area_m2 - a.properties.area_m2)
  return { ...shapes, features }
}

export function changeList(shapes: NetChanges): Change[] {
  return shapes.features.map(({ properties: one }, id) => ({
    id,
    kind: one.kind,
    from: side(one.from_code, one.from_name),
    to: side(one.to_code, one.to_name),
    area_m2: one.area_m2,
  }))
}

/** The grids that differ, when the server can't say which areas moved: by code and shape only. */
export function differing(before: GridShapes, after: GridShapes): Change[] {
  const old = new Map(before.features.map((one) => [one.properties.code, one]))
  const now = new Map(after.features.map((one) => [one.properties.code, one]))
  const found: Omit<Change, 'id'>[] = []
  for (const [code, one] of now) {
    const was = old.get(code)
    const to = { code, name: one.properties.name }
    if (!was) found.push({ kind: 'new', from: null, to, area_m2: null })
    else if (JSON.stringify(was.geometry) !== JSON.stringify(one.geometry)) found.push({ kind: 'adjusted', from: { code, name: was.properties.name }, to, area_m2: null })
  }
  for (const [code, one] of old) if (!now.has(code)) found.push({ kind: 'gone', from: { code, name: one.properties.name }, to: null, area_m2: null })
  return found.map((one, id) => ({ id, ...one }))
}

export interface Totals {
  /** Null when the areas are not known. */
  moved_m2: number | null
  grids: number
}

/** The grids of the list, where the server can't say which are not the same. */
export const codesOf = (changes: Change[]): string[] => [...new Set(changes.flatMap((one) => [one.from?.code, one.to?.code]).filter((code) => code !== undefined))]

/** How much changed hands, and how many grids are not the same. */
export function totalsOf(changes: Change[], codes: string[]): Totals {
  const known = changes.every((one) => one.area_m2 !== null)
  return { moved_m2: !known ? null : changes.reduce((sum, one) => sum + (one.area_m2 ?? 0), 0), grids: codes.length }
}

/** `312 m²`, `1.25 km²` */
export function areaText(m2: number): string {
  return m2 < 1_000_000 ? `${Math.round(m2).toLocaleString('en-US')} m²` : `${(m2 / 1_000_000).toFixed(2)} km²`
}
