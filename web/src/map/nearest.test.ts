// @vitest-environment node
import { describe, expect, it } from 'vitest'

import type { Shape } from './geo'
import { nearestBorder } from './nearest'

const ring = (west: number, south: number, east: number, north: number) => [[west, south], [east, south], [east, north], [west, north], [west, south]]
const shape = (...rings: number[][][]): Shape => ({ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: rings } })

describe('the nearest border', () => {
  it('lies square to the nearest side', () => {
    const found = nearestBorder(shape(ring(120, 30, 120.01, 30.01)), [120.001, 30.005])!
    expect(found.place[0]).toBeCloseTo(120, 9)
    expect(found.place[1]).toBeCloseTo(30.005, 9)
    expect(found.metres).toBeCloseTo(96.4, 1)
  })

  it('may be the border of a hole, or a corner', () => {
    const holed = shape(ring(120, 30, 120.01, 30.01), ring(120.004, 30.004, 120.006, 30.006))
    expect(nearestBorder(holed, [120.0035, 30.005])!.place[0]).toBeCloseTo(120.004, 9)
    const corner = nearestBorder(shape(ring(120, 30, 120.01, 30.01)), [119.999, 29.999])!
    expect(corner.place.map((degrees) => degrees.toFixed(6))).toEqual(['120.000000', '30.000000'])
  })

  it('is none of a shape without one', () => {
    expect(nearestBorder({ type: 'Feature', properties: {}, geometry: { type: 'MultiPolygon', coordinates: [] } }, [120, 30])).toBeNull()
  })
})
