/** What an edit's answer changes in what the page knows. */
import type { Changed } from '@/map/plan'

import type { EditDone, GridImpact, Loads, PlanProblems, PlanShapes } from '../types'

export function villagesOf(done: EditDone): Set<string> {
  const own = [...done.changed.features, ...done.before.features].map((one) => one.properties.village_code)
  return new Set([...own, ...done.removed.map((code) => code.slice(0, 12))])
}

/** How many grids in how many villages an edit makes, redraws or takes away; one that only gained a vertex is not counted. */
export function reachOf(done: EditDone): { grids: number; villages: number } {
  const areas = new Map(done.before.features.map((one) => [one.properties.code, one.properties.area_m2]))
  const drawn = done.changed.features.map((one) => one.properties).filter((one) => Math.abs((areas.get(one.code) ?? 0) - one.area_m2) > 1)
  const codes = [...drawn.map((one) => one.code), ...done.removed]
  return { grids: codes.length, villages: new Set(codes.map((code) => code.slice(0, 12))).size }
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
    .filter((one) => !known.has(one.properties.code) && (one.properties.village_code === village || one.properties.layer === 'exclusive'))
    .map((one) => ({ ...one, properties: { ...one.properties, own: one.properties.layer === 'village' && one.properties.village_code === village } }))
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
  const mine = (one: GridImpact) => one.code.startsWith(village)
  const known = new Set(loads.grids.map((one) => one.code))
  const grids = [...loads.grids.map((one) => fresh.get(one.code) ?? one), ...done.loads.filter((one) => mine(one) && !known.has(one.code))]
  const gone = new Set(done.removed)
  return { ...loads, grids: grids.filter((one) => one.after !== null && !gone.has(one.code)).sort((a, b) => a.code.localeCompare(b.code)) }
}

export function withProblems(problems: PlanProblems, done: EditDone): PlanProblems {
  const touched = villagesOf(done)
  const elsewhere = problems.features.filter((one) => {
    const of = one.properties.village_code ?? one.properties.codes[0]?.slice(0, 12)
    return !of || !touched.has(of)
  })
  return { ...problems, features: [...elsewhere, ...done.problems.features] }
}
