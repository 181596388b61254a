import { describe, expect, it } from 'vitest'

import { holds, type Area } from '../geo'

import { placeInside } from './place'

const inside = (geometry: Area) => holds({ type: 'Feature', properties: {}, geometry }, placeInside(geometry))

describe('a place for a name', () => {
  it('is the middle of a square', () => {
    expect(placeInside({ type: 'Polygon', coordinates: [[[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]] })).toEqual([1, 1])
  })

  it('lies inside a horseshoe and beside a hole', () => {
    expect(inside({ type: 'Polygon', coordinates: [[[0, 0], [9, 0], [9, 9], [8, 9], [8, 1], [1, 1], [1, 9], [0, 9], [0, 0]]] })).toBe(true)
    expect(inside({ type: 'Polygon', coordinates: [[[0, 0], [9, 0], [9, 9], [0, 9], [0, 0]], [[2, 2], [7, 2], [7, 7], [2, 7], [2, 2]]] })).toBe(true)
  })
})
