// @vitest-environment node
import type { FeatureCollection } from 'geojson'
import { describe, expect, it } from 'vitest'

import { boxFrom, boxOf, holds, latLng, ShapeIndex, type Shape } from './geo'

function square(code: string, west: number, south: number, size: number, hole?: number): Shape {
  const ring = (w: number, s: number, e: number, n: number) => [[w, s], [e, s], [e, n], [w, n], [w, s]]
  const rings = [ring(west, south, west + size, south + size)]
  if (hole) rings.push(ring(west + hole, south + hole, west + size - hole, south + size - hole))
  return { type: 'Feature', properties: { code }, geometry: { type: 'Polygon', coordinates: rings } }
}

describe('shapes on longitude and latitude', () => {
  it('turns a point to latitude first at the door', () => {
    expect(latLng([120.75, 30.76])).toEqual([30.76, 120.75])
  })

  it('knows inside, outside and a hole', () => {
    const ringed = square('a', 0, 0, 10, 4)
    expect(holds(ringed, [1, 1])).toBe(true)
    expect(holds(ringed, [5, 5])).toBe(false)
    expect(holds(ringed, [11, 1])).toBe(false)
  })

  it('takes every part of a multipolygon', () => {
    const parts = [square('a', 0, 0, 1), square('b', 5, 5, 1)].map((s) => s.geometry.coordinates)
    const both = { type: 'Feature', properties: {}, geometry: { type: 'MultiPolygon', coordinates: parts } } as Shape
    expect(holds(both, [0.5, 0.5])).toBe(true)
    expect(holds(both, [5.5, 5.5])).toBe(true)
    expect(holds(both, [3, 3])).toBe(false)
    expect(boxOf([both])).toEqual([0, 0, 6, 6])
  })

  it('gives a point on a shared edge to exactly one neighbour', () => {
    const index = new ShapeIndex({
      type: 'FeatureCollection',
      features: [square('west', 0, 0, 1), square('east', 1, 0, 1)],
    } as FeatureCollection)
    expect(index.at([0.5, 0.5])?.properties?.code).toBe('west')
    expect(index.at([1, 0.5])?.properties?.code).toBe('east')
    expect(index.at([2.5, 0.5])).toBeNull()
  })

  it('has no box around nothing', () => {
    expect(boxOf([])).toBeNull()
  })
})

describe('a box as the server gives it', () => {
  it('is one of four numbers, else none', () => {
    expect(boxFrom([1, 2, 3, 4])).toEqual([1, 2, 3, 4])
    expect([boxFrom(null), boxFrom(undefined), boxFrom([1, 2, 3])]).toEqual([null, null, null])
  })
})
