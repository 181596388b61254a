/** What an edit's answer changes in what the page knows. */
import type { Changed } from '@/map'

import type { EditDone, GridImpact, Loads, PlanGrid, PlanProblems, PlanShapes } from '../types'

export function villagesOf(done: EditDone): Set<string> {
  return new Set([...done.changed.features, ...done.before.features].map((one) => one.properties.village_code))
}

/** How many grids in how many villages an edit makes, redraws or takes away; one that only gained a vertex is not counted. */
export function reachOf(done: EditDone): { grids: number; villages: number } {
  const [before, after] = [done.before, done.changed].map((shapes) => shapes.features.map((one) => one.properties)) as [PlanGrid[], PlanGrid[]]
  const areas = new Map(before.map((one) => [one.code, one.area_m2]))
  const gone = before.filter((one) => done.removed.includes(one.code))
  const reached = [...after.filter((one) => Math.abs((areas.get(one.code) ?? 0) - one.area_m2) > 1), ...gone]
  return { grids: reached.length, villages: new Set(reached.map((one) => one.village_code)).size }
}

/** The village's grids after an edit; grids of other villages are taken in only where they were shown before. */
export function withShapes(shapes: PlanShapes, done: EditDone, village: string): PlanShapes {
  const fresh = new Map(done.changed.features.map((one) => [one.properties.code, one]))
  const gone = new Set(done.removed)
  const kept = shapes.features.filter((one) => !gone.has(one.properties.code))
  const known = new Set(kept.map((one) => one.properties.code))
  const replaced = kept.map((one) => {
    const now = fresh.get(one.properties.code)
    return now ? { ...now, properties: { ...one.properties, ...now.properties, own: one.properties.own } } : one
  })
  const added = [...fresh.values()]
    .filter((one) => !known.has(one.properties.code) && (one.properties.village_code === village || one.properties.over))
    .map((one) => ({ ...one, properties: { ...one.properties, own: !one.properties.over && one.properties.village_code === village } }))
  return { ...shapes, features: [...replaced, ...added] }
}

/** Shapes with some geometries as a gesture left them, until the server answers. */
export function withChanged(shapes: PlanShapes, changed: Changed): PlanShapes {
  if (!changed.size) return shapes
  return {
    ...shapes,
    features: shapes.features.map((one) => {
      const geometry = changed.get(one.properties.code)
      return geometry ? { ...one, geometry } : one
    }),
  }
}

export function withLoads(loads: Loads, done: EditDone, village: string): Loads {
  const fresh = new Map(done.loads.map((one) => [one.code, one]))
  const mine = (one: GridImpact) => !one.over && one.village_code === village
  const known = new Set(loads.grids.map((one) => one.code))
  const grids = [...loads.grids.map((one) => fresh.get(one.code) ?? one), ...done.loads.filter((one) => mine(one) && !known.has(one.code))]
  // A grid in force that the plan takes away is still weighed; one that the plan had made is nowhere any more.
  const gone = new Set(done.removed.filter((code) => !fresh.has(code)))
  return { ...loads, grids: grids.filter((one) => !gone.has(one.code)).sort((a, b) => a.code.localeCompare(b.code)) }
}

/** The grids that the plan has, without those it takes away. */
export const standing = (loads: Loads): Loads => ({ ...loads, grids: loads.grids.filter((one) => one.after !== null) })

export function withProblems(problems: PlanProblems, done: EditDone): PlanProblems {
  const touched = villagesOf(done)
  const elsewhere = problems.features.filter((one) => !touched.has(one.properties.village_code))
  return { ...problems, features: [...elsewhere, ...done.problems.features] }
}

export interface Left {
  errors: number
  warnings: number
  /** Errors of other villages. */
  elsewhere: number
  /** How many of each kind, errors first. */
  kinds: [string, number][]
}

/** What an edit leaves to be mended in a village; in all that the plan touches when none is given. */
export function leftAfter(done: EditDone | null, village: string | null): Left {
  const all = (done?.problems.features ?? []).map((one) => one.properties)
  const here = all.filter((one) => village === null || one.village_code === village)
  const errors = here.filter((one) => one.severity === 'error')
  const kinds = new Map<string, number>()
  for (const { kind } of [...errors, ...here.filter((one) => one.severity !== 'error')]) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  return { errors: errors.length, warnings: here.length - errors.length, elsewhere: all.filter((one) => one.severity === 'error').length - errors.length, kinds: [...kinds] }
}
