// @vitest-environment node
import { expect, it } from 'vitest'

import { apart } from './spread'

it.each([1, 2, 9, 10, 66, 200])('lets %i cases of one spot stand apart, none on another and none on the number', (many) => {
  const places = apart(many, 18)
  expect(places).toHaveLength(many)
  for (const [n, [x, y]] of places.entries()) {
    expect(Math.hypot(x, y)).toBeGreaterThan(18 + 8)
    for (const [u, v] of places.slice(n + 1)) expect(Math.hypot(x - u, y - v)).toBeGreaterThan(12)
  }
  expect(Math.max(...places.map(([x, y]) => Math.hypot(x, y)))).toBeLessThan(180)
})
