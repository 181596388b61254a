import { describe, expect, it } from 'vitest'

import type { Heat } from '@/api/types'
import { densityAt } from '@/map'

import { heatMap, heatRows } from './heat'

/** Three squares by two: the last lies outside. */
function told(numbers: number[], change: Partial<Heat> = {}): Heat {
  const bytes = numbers.flatMap((number) => [number & 255, number >> 8])
  const facts = { begin: '2026-03-01', end: '2026-03-31', as_of: '2026-03-11T00:00:00Z', resolution: 9, kernel_m: 500, cases: 4, unplaced: 0 }
  return { ...facts, box: [120, 30, 120.03, 30.02], rows: 2, columns: 3, square_km2: 2, peak: 20, breaks: [0.5, 1, 2, 5, 10], values: btoa(String.fromCharCode(...bytes)), ...change }
}

describe('the heat map', () => {
  const grid = heatMap(told([0, 32_767, 65_534, 3277, 0, 65_535]))

  it('reads densities, and what lies outside', () => {
    expect([...grid.values].map((value) => Math.round(value * 10) / 10)).toEqual([0, 10, 20, 1, 0, Number.NaN])
  })

  it('tells the square kilometres of each band, the lowest first', () => {
    expect(heatRows(grid).map(({ fill, label, text }) => [fill, label, text])).toEqual([
      ['clear', '< 0.5', '4'],
      ['seq-1', '0.5–1', '0'],
      ['seq-2', '1–2', '2'],
      ['seq-3', '2–5', '0'],
      ['seq-4', '5–10', '0'],
      ['seq-5', '≥ 10', '4'],
    ])
  })

  it('has no bands where there are no cases', () => {
    expect(heatRows(heatMap(told([0, 0, 0, 0, 0, 65_535], { peak: 0, breaks: [] })))).toEqual([])
  })

  it('knows the density under the pointer, between squares and beyond the border', () => {
    expect(densityAt(grid, [120.025, 30.015])).toBeCloseTo(20, 1)
    expect(densityAt(grid, [120.01, 30.015])).toBeCloseTo(5, 1)
    expect(densityAt(grid, [120.025, 30.01])).toBeCloseTo(20, 1)
    expect(densityAt(grid, [121, 30.01])).toBeNull()
  })
})
