import { expect, it } from 'vitest'

import type { LngLat } from './geo'
import { areaOf, lengthOf } from './ruler'

it('measures a degree of a meridian, and of a parallel at sixty degrees half of one at the equator', () => {
  expect(lengthOf([[120, 30], [120, 31]])).toBeCloseTo(111_195, -1)
  expect(lengthOf([[0, 60], [1, 60]]) / lengthOf([[0, 0], [1, 0]])).toBeCloseTo(0.5, 3)
  expect(lengthOf([[120, 30], [120, 30.5], [120, 31]])).toBeCloseTo(111_195, -1)
  expect([lengthOf([]), lengthOf([[120, 30]])]).toEqual([0, 0])
})

it('measures an area on the sphere, whichever way the ring runs', () => {
  const ring: LngLat[] = [[120, 30], [120.1, 30], [120.1, 30.1], [120, 30.1]]
  const [wide, high] = [lengthOf([[120, 30.05], [120.1, 30.05]]), lengthOf([[120, 30], [120, 30.1]])]
  expect(areaOf(ring) / (wide * high)).toBeCloseTo(1, 4)
  expect(areaOf([...ring].reverse())).toBeCloseTo(areaOf(ring), 3)
  expect(areaOf(ring.slice(0, 2))).toBe(0)
})

it('knows the eighth of the whole earth', () => {
  const quarter = (Math.PI / 2) * 6_371_000
  expect(lengthOf([[0, 0], [90, 0]])).toBeCloseTo(quarter, 0)
  // with points along the parallel of the pole, as the formula takes edges as they lie on the map
  expect(areaOf([[0, 0], [90, 0], [90, 90], [0, 90]]) / ((4 * Math.PI * 6_371_000 ** 2) / 8)).toBeCloseTo(1, 6)
})
