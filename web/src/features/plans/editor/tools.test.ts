import { describe, expect, it } from 'vitest'

import type { Held } from '@/map/plan'

import { giverAndGainer, gridUnder, Outline } from './tools'

const box = (code: string, west: number): Held => ({ code, geometry: { type: 'Polygon', coordinates: [[[west, 0], [west + 1, 0], [west + 1, 1], [west, 1], [west, 0]]] } })
const grids = [box('a', 0), box('b', 1), box('c', 2)]

describe('a drawn line', () => {
  it('is meant for the grid it runs in most, or for the chosen one it crosses', () => {
    expect(gridUnder([[-0.1, 0.5], [1.1, 0.5]], grids, null)).toBe('a')
    expect(gridUnder([[0.1, 0.5], [1.9, 0.5], [2.2, 0.5]], grids, 'c')).toBe('c')
    expect(gridUnder([[5, 5], [6, 6]], grids, 'a')).toBeNull()
  })

  it('from border to border says who gives and who gains', () => {
    expect(giverAndGainer([[1, 0.2], [1.4, 0.5], [1, 0.8]], grids, 0.01)).toEqual({ source: 'b', target: 'a' })
    expect(giverAndGainer([[1, 0.2], [0.6, 0.5], [1, 0.8]], grids, 0.01)).toEqual({ source: 'a', target: 'b' })
    expect(giverAndGainer([[1.2, 0.2], [1.4, 0.5], [1, 0.8]], grids, 0.01)).toBeNull()
  })
})

describe('the outline of a village', () => {
  it('holds its vertices and what lies on its sides', () => {
    const outline = new Outline(box('v', 0))
    expect(outline.holds([0, 0])).toBe(true)
    expect(outline.holds([0.5, 1])).toBe(true)
    expect(outline.holds([0.5, 0.5])).toBe(false)
    expect(new Outline(null).holds([0, 0])).toBe(false)
  })
})
