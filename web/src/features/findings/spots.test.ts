import { describe, expect, it } from 'vitest'

import type { HotSpot, HotSpots } from '@/api/schema'

import { casesOf, grouped, marksOf, pText } from './spots'

const spot = (cell: string, standing: HotSpot['standing']) => ({ cell, standing, rings: 2, lng: 120, lat: 30 }) as HotSpot
const items = [spot('a', 'new'), spot('b', 'persistent'), spot('c', 'persistent')]
const scope = { place: '330402', category: '', period: { from: '2026-03-01', to: '2026-03-11' } }

describe('hot spots', () => {
  it('stand in groups with the numbers they have on the map', () => {
    const told = grouped(items)
    expect(told.map(([standing, some]) => [standing, some.map((one) => one.number)])).toEqual([['new', [1]], ['persistent', [2, 3]]])
    const marks = marksOf({ items, radius_m: 800 } as HotSpots, 'b')
    expect(marks.map((one) => [one.mark, one.chosen])).toEqual([['1', false], ['2', true], ['3', false]])
    expect(grouped([])).toEqual([])
    expect(marksOf(null, 'b')).toEqual([])
  })

  it('open the cases of the period, or of the four weeks before', () => {
    expect(casesOf(items[0]!, scope)).toEqual({ measure: 'reported', place: '330402', category: undefined, cell: 'a', rings: 2, sensitive: false, from: '2026-03-01', to: '2026-03-11' })
    expect(casesOf(items[0]!, { ...scope, category: 'E0101' }, true)).toMatchObject({ category: 'E0101', from: '2026-02-01', to: '2026-02-28' })
  })

  it('say a probability as people read it', () => {
    expect([pText(1e-9), pText(0.0012)]).toEqual(['p < 0.001', 'p = 0.001'])
  })
})
