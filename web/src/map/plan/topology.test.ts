import { describe, expect, it } from 'vitest'

import type { LngLat } from '../geo'

import { faultsOf } from './check'
import { snap, type SnapLine } from './snap'
import { keyOf, ringsOf, Topology, type Held } from './topology'
import { trace, withTraces } from './trace'

const square = (code: string, x: number, y: number, w: number, h: number, extra: LngLat[] = []): Held => ({
  code,
  geometry: { type: 'Polygon', coordinates: [[[x, y], [x + w, y], ...extra, [x + w, y + h], [x, y + h], [x, y]]] },
})

// a | b over c, which meets both at (1, 0)
const a = square('a', 0, 0, 1, 1)
const b = square('b', 1, 0, 1, 1)
const c: Held = { code: 'c', geometry: { type: 'Polygon', coordinates: [[[0, -1], [2, -1], [2, 0], [1, 0], [0, 0], [0, -1]]] } }
const three = new Topology([a, b, c])

describe('a topology', () => {
  it('knows which grids have a vertex, also when it was written with more digits', () => {
    expect(three.holdersOf([1.00000001, 0]).sort()).toEqual(['a', 'b', 'c'])
    expect(three.neighboursOf('a').sort()).toEqual(['b', 'c'])
    expect(three.besides([1, 0])).toHaveLength(3)
  })

  it('moves a vertex where three grids meet in all three', () => {
    const made = three.moved([1, 0], [1.1, 0.2])
    expect([...made.keys()].sort()).toEqual(['a', 'b', 'c'])
    for (const shape of made.values()) expect(ringsOf(shape).flat().map(keyOf)).toContain(keyOf([1.1, 0.2]))
    expect(ringsOf(a.geometry)[0]).toContainEqual([1, 0])
  })

  it('keeps a ring closed when its first vertex moves', () => {
    const ring = ringsOf(three.moved([0, 0], [0.1, 0.1]).get('a')!)[0]!
    expect(ring[0]).toEqual([0.1, 0.1])
    expect(ring.at(-1)).toEqual([0.1, 0.1])
  })

  it('puts a vertex on a border into both grids and takes it away again', () => {
    const made = three.inserted([1, 0], [1, 1], [1.2, 0.5])
    expect([...made.keys()].sort()).toEqual(['a', 'b'])
    const next = new Topology([...made].map(([code, geometry]) => ({ code, geometry })))
    const back = next.removed([1.2, 0.5])
    expect(ringsOf(back.get('a')!)[0]).toEqual(ringsOf(a.geometry)[0])
  })

  it('does not take a vertex away where three borders meet, nor a corner of a triangle', () => {
    expect(three.removed([1, 0]).size).toBe(0)
    const triangle = new Topology([{ code: 't', geometry: { type: 'Polygon', coordinates: [[[0, 0], [1, 0], [0, 1], [0, 0]]] } }])
    expect(triangle.removed([1, 0]).size).toBe(0)
  })

  it('follows holes and parts', () => {
    const island: Held = { code: 'i', geometry: { type: 'MultiPolygon', coordinates: [[[[0, 0], [9, 0], [9, 9], [0, 0]]], [[[20, 20], [21, 20], [21, 21], [20, 20]]]] } }
    const made = new Topology([island]).moved([20, 20], [19, 19])
    expect(ringsOf(made.get('i')!)[1]![0]).toEqual([19, 19])
  })
})

describe('snapping', () => {
  const line: SnapLine = { kind: 'grid', points: [[0, 0], [10, 0]], sides: true }

  it('takes a vertex exactly before a nearer side', () => {
    expect(snap([0.03, 0.02], [line], [100, 100], 10)).toEqual({ place: [0, 0], on: 'vertex', kind: 'grid' })
  })

  it('leaves out the vertices of the border that is being moved', () => {
    expect(snap([0.03, 0.02], [{ ...line, sides: false }], [100, 100], 10, new Set([keyOf([0, 0])]))).toBeNull()
  })

  it('takes the nearest place on a side, unless the line has none to give', () => {
    expect(snap([5, 0.05], [line], [100, 100], 10)).toEqual({ place: [5, 0], on: 'segment', kind: 'grid' })
    expect(snap([5, 0.05], [{ ...line, sides: false }], [100, 100], 10)).toBeNull()
    expect(snap([5, 0.2], [line], [100, 100], 10)).toBeNull()
  })
})

describe('tracing', () => {
  const ring: LngLat[] = [[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]]

  it('goes the shorter way, either way round', () => {
    expect(trace([ring], [5, 0], [10, 5])).toEqual([[10, 0]])
    expect(trace([ring], [10, 5], [5, 0])).toEqual([[10, 0]])
    expect(trace([ring], [0, 2], [2, 0])).toEqual([[0, 0]])
  })

  it('leaves out the two points when they are vertices', () => {
    expect(trace([ring], [0, 0], [10, 10])).toHaveLength(1)
    expect(trace([ring], [0, 0], [10, 0])).toEqual([])
  })

  it('does not follow a ring that has only one of the points', () => {
    expect(trace([ring], [5, 0], [50, 50])).toBeNull()
  })

  it('fills in only the stretches asked for', () => {
    const points: LngLat[] = [[5, 0], [10, 5], [12, 5]]
    expect(withTraces(points, (i) => i === 1, [ring])).toEqual([[5, 0], [10, 0], [10, 5], [12, 5]])
    expect(withTraces(points, () => false, [ring])).toEqual(points)
  })
})

describe('faults while dragging', () => {
  it('sees a border that crosses itself', () => {
    const faults = faultsOf(three.moved([1, 1], [-0.5, 0.5]), [a, b, c], [-0.5, 0.5])
    expect(faults.some((fault) => fault.kind === 'crosses-itself' && fault.codes[0] === 'a')).toBe(true)
  })

  it('sees a neighbour that would be overlapped', () => {
    const faults = faultsOf(three.moved([1, 1], [1.2, -0.5]), [a, b, c], [1.2, -0.5])
    expect(faults.some((fault) => fault.codes.includes('c'))).toBe(true)
  })

  it('finds none in a good move', () => {
    expect(faultsOf(three.moved([1, 0], [1.2, 0.1]), [a, b, c], [1.2, 0.1])).toEqual([])
  })
})
