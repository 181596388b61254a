import { describe, expect, it } from 'vitest'

import type { EditDone, GridImpact, PlanProblems, PlanShape, PlanShapes } from '../types'
import { leftAfter, standing, withChanged, withLoads, withProblems, withShapes } from './merge'

const V = '330402001001'
const shape = (code: string, x = 0): PlanShape =>
  ({ type: 'Feature', geometry: { type: 'Polygon', coordinates: [[[x, 0], [1, 0], [1, 1], [x, 0]]] }, properties: { code, layer: 'village', over: false, village_code: code.slice(0, 12), name: code, own: code.startsWith(V) } }) as unknown as PlanShape
const all = (...features: PlanShape[]) => ({ type: 'FeatureCollection', features }) as PlanShapes
const load = (code: string, gone = false, over = false) => ({ code, layer: over ? 'exclusive' : 'village', over, village_code: code.slice(0, 12), name: code, chief: null, before: gone ? { households: 1 } : null, after: gone ? null : { households: 1 } }) as GridImpact
const done = (part: Partial<EditDone>) => ({ view: {}, edit: null, changed: all(), before: all(), removed: [], problems: all(), loads: [], ...part }) as unknown as EditDone

describe('an edit’s answer', () => {
  it('replaces, adds and takes away grids, and leaves other villages out', () => {
    const made = withShapes(all(shape(`${V}001`), shape(`${V}002`), shape('330402001002001')), done({ changed: all(shape(`${V}001`, 5), shape(`${V}003`), shape('330402009009001')), removed: [`${V}002`] }), V)
    expect(made.features.map((one) => one.properties.code)).toEqual([`${V}001`, '330402001002001', `${V}003`])
    expect(made.features[0]!.geometry.coordinates[0]![0]).toEqual([5, 0])
    expect(made.features[2]!.properties.own).toBe(true)
  })

  it('keeps the table in the order of codes, without what is gone', () => {
    const loads = { target: 300, tolerance: 0.15, grids: [load(`${V}001`), load(`${V}003`)], sources: [] }
    const made = standing(withLoads(loads, done({ loads: [load(`${V}002`), load(`${V}003`, true), load('330402001002001')], removed: [`${V}003`] }), V))
    expect(made.grids.map((one) => one.code)).toEqual([`${V}001`, `${V}002`])
  })

  it('tells the same after an edit as after a reload: what is taken away is weighed and does not stand', () => {
    const loads = { target: 300, tolerance: 0.15, grids: [load(`${V}001`), load(`${V}002`), load(`${V}003`)], sources: [] }
    const edited = withLoads(loads, done({ loads: [load(`${V}002`, true)], removed: [`${V}002`, `${V}003`] }), V)
    const reloaded = { ...loads, grids: [load(`${V}001`), load(`${V}002`, true)] }
    expect(edited).toEqual(reloaded)
    expect(standing(reloaded).grids.map((one) => one.code)).toEqual([`${V}001`])
  })

  it('has a new exclusive grid in its own list only', () => {
    const loads = { target: 300, tolerance: 0.15, grids: [load(`${V}001`)], sources: [] }
    expect(withLoads(loads, done({ loads: [load(`${V}801`, false, true)] }), V).grids.map((one) => one.code)).toEqual([`${V}001`])
  })

  it('counts errors and reminders of what is left, here and elsewhere', () => {
    const problem = (kind: string, severity: string, village_code: string) => ({ type: 'Feature', geometry: null, properties: { id: kind, kind, severity, village_code, codes: [] } })
    const problems = { type: 'FeatureCollection', features: [problem('no_chief', 'error', V), problem('households', 'warning', V), problem('households', 'warning', V), problem('gap', 'error', '330402001002')] } as unknown as PlanProblems
    expect(leftAfter(done({ problems }), V)).toEqual({ errors: 1, warnings: 2, elsewhere: 1, kinds: [['no_chief', 1], ['households', 2]] })
    expect(leftAfter(done({ problems }), null)).toMatchObject({ errors: 2, warnings: 2, elsewhere: 0 })
  })

  it('renews the problems of the touched villages only', () => {
    const problem = (id: string, village_code: string) => ({ type: 'Feature', geometry: null, properties: { id, village_code, codes: [] } }) as unknown as PlanProblems['features'][0]
    const before = { type: 'FeatureCollection', features: [problem('old', V), problem('far', '330402001002')] } as PlanProblems
    const made = withProblems(before, done({ changed: all(shape(`${V}001`)), problems: { type: 'FeatureCollection', features: [problem('new', V)] } as PlanProblems }))
    expect(made.features.map((one) => one.properties.id)).toEqual(['far', 'new'])
  })
})

it('shows a gesture over the shapes until the answer is here', () => {
  const shapes = all(shape(`${V}001`), shape(`${V}002`))
  const made = withChanged(shapes, new Map([[`${V}001`, shape('x', 7).geometry]]))
  expect(made.features[0]!.geometry).toEqual(shape('x', 7).geometry)
  expect(made.features[1]).toBe(shapes.features[1])
  expect(withChanged(shapes, new Map())).toBe(shapes)
})
