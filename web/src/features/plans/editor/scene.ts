/** What the planner's map shows, made from what the page knows. */
import type { DivisionShapes, GridShapes } from '@/api/types'
import type { GridFace, GridLook, Label } from '@/map'
import { placeInside, type Badge } from '@/map/plan'

import type { EditDone, GridImpact, PlanShape, PlanShapes, ProblemShape } from '../types'

/** What is shown; of the layers of grids, by their codes, all that are not switched off. */
export interface Layers {
  [layer: string]: boolean
  force: boolean
  homes: boolean
  cases: boolean
  base: boolean
}

export interface Choice {
  chosen: string[]
  /** Grids a gesture or an edit under way moves along. */
  partners: Set<string>
  /** Grids a refusal is about. */
  faulty: Set<string>
}

export const isShown = (one: PlanShape, layers: Layers) => layers[one.properties.layer] !== false

export const isOwn = (one: PlanShape, village: string | null) =>
  one.properties.own ?? (!one.properties.over && one.properties.village_code === village)

function lookOf(one: PlanShape, village: string | null, { chosen, partners, faulty }: Choice): GridLook {
  const { code, over } = one.properties
  if (faulty.has(code)) return 'fault'
  if (over) return chosen.includes(code) ? 'overChosen' : 'over'
  if (chosen.includes(code)) return 'chosen'
  if (partners.has(code)) return 'partner'
  return isOwn(one, village) ? 'own' : 'other'
}

/** Below first: neighbours, the village's own, grids over them, the chosen on top. */
const ORDER: GridLook[] = ['other', 'own', 'partner', 'over', 'fault', 'chosen', 'overChosen']

export function facesOf(shapes: PlanShapes | null, village: string | null, layers: Layers, choice: Choice): GridFace[] {
  return (shapes?.features ?? [])
    .filter((one) => isShown(one, layers))
    .map((one) => ({ code: one.properties.code, layer: one.properties.layer, geometry: one.geometry, look: lookOf(one, village, choice) }))
    .sort((a, b) => ORDER.indexOf(a.look) - ORDER.indexOf(b.look))
}

/** The net in force: dashed under the plan, so that it shows where the two differ; solid on the left of a swipe. */
export function forceFaces(shapes: GridShapes | null, look: 'dashed' | 'force'): GridFace[] {
  return (shapes?.features ?? [])
    .filter((one) => !one.properties.over)
    .map((one) => ({ code: one.properties.code, geometry: one.geometry, look }))
}

/** A proposal's grids; a neighbour that only gained a vertex on its border is not one of them. */
export function previewFaces(done: EditDone | null, village: string | null): GridFace[] {
  if (!done) return []
  const areas = new Map(done.before.features.map((one) => [one.properties.code, one.properties.area_m2]))
  const mine = ({ properties }: PlanShape) => properties.village_code === village || Math.abs((areas.get(properties.code) ?? 0) - properties.area_m2) > 1
  const moved = new Set(done.changed.features.filter(mine).map((one) => one.properties.code))
  const face = (look: GridLook) => (one: PlanShape): GridFace => ({ code: `${look}:${one.properties.code}`, geometry: one.geometry, look })
  const before = done.before.features.filter(({ properties: { code } }) => moved.has(code) || done.removed.includes(code))
  return [...done.changed.features.filter(mine).map(face('preview')), ...before.map(face('before'))]
}

/** The table's rows with the households a hand's gesture gives them, told as `code:households` by spaces. */
export function withCounts(rows: Map<string, GridImpact>, counted: string): Map<string, GridImpact> {
  const made = new Map(rows)
  for (const one of counted.split(' ')) {
    const [code, households] = one.split(':') as [string, string]
    const row = made.get(code)
    if (row?.after) made.set(code, { ...row, after: { ...row.after, households: Number(households), index: null } })
  }
  return made
}

export interface Words {
  households: (load: GridImpact) => string
  short: (name: string) => string
}

export function labelsOf(shapes: PlanShapes | null, village: string | null, layers: Layers, rows: Map<string, GridImpact>, around: DivisionShapes | null, words: Words): Label[] {
  const grids = (shapes?.features ?? [])
    .filter((one) => isShown(one, layers) && (one.properties.over || isOwn(one, village)))
    .map((one): Label => {
      const row = rows.get(one.properties.code)
      const { over } = one.properties
      return { code: one.properties.code, place: placeInside(one.geometry), name: words.short(one.properties.name), value: row && !over ? words.households(row) : undefined, kind: over ? 'zone' : 'county', priority: over ? 20 : 50, leader: !over }
    })
  const villages = (around?.features ?? [])
    .filter((one) => one.properties.code !== village)
    .map((one): Label => ({ code: one.properties.code, place: [one.properties.lng, one.properties.lat], name: one.properties.name, kind: 'outside', priority: 5 }))
  return [...grids, ...villages]
}

export function badgesOf(problems: (ProblemShape & { number: number })[], shapes: PlanShapes | null, chosen: string | null): Badge[] {
  const places = new Map((shapes?.features ?? []).map((one) => [one.properties.code, one.geometry]))
  return problems.map(({ number, geometry, properties }) => {
    const own = properties.codes.map((code) => places.get(code)).find(Boolean)
    const shaped = properties.kind !== 'no_chief' && properties.kind !== 'households' && properties.kind !== 'small' ? geometry : null
    const at = own && !shaped ? placeInside(own) : null
    return { id: properties.id, number, severity: properties.severity, geometry: shaped, place: at, chosen: properties.id === chosen }
  })
}
