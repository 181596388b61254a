// @vitest-environment node
import { expect, it } from 'vitest'

import { around, hexResolution } from './looked'

it('draws finer hexagons the nearer one looks, from 6 to 10', () => {
  expect([4, 9, 10, 11.5, 13, 14, 15, 19].map(hexResolution)).toEqual([6, 6, 7, 8, 9, 9, 10, 10])
})

it('asks for a box that holds the view, and for the same after a small move', () => {
  const boxes = [0, 0.0004, 0.0008].map((move) => around({ zoom: 14.25, box: [120.7001 + move, 30.7001, 120.74 + move, 30.73] }))
  expect(new Set(boxes).size).toBe(1)
  const [west, south, east, north] = boxes[0]!.split(',').map(Number)
  expect(west! <= 120.7001 && south! <= 30.7001 && east! >= 120.7408 && north! >= 30.73).toBe(true)
  expect(east! - west!, 'not much wider').toBeLessThan(0.04 + 4 * (720 / 2 ** 14))
  expect(around({ zoom: 0, box: [-400, -89, 400, 89] })).toBe('-180,-85,180,85')
})
