import { describe, expect, it } from 'vitest'

import type { GridShapes } from '@/api/types'

import { areaText, changed, changeList, codesOf, differing, totalsOf } from './compare'
import type { NetChanges } from './types'
import { netQuery, parseNet } from './view'

const area = (kind: 'moved' | 'gone', from_code: string | null, to_code: string | null, area_m2: number) => ({
  type: 'Feature' as const,
  geometry: { type: 'Polygon' as const, coordinates: [] },
  properties: { kind, layer: 'village' as const, from_code, to_code, from_name: from_code && `网格 ${from_code}`, to_name: null, area_m2 },
})
const net = (...grids: [code: string, size: number][]) =>
  ({ type: 'FeatureCollection', features: grids.map(([code, size]) => ({ geometry: { coordinates: [size] }, properties: { code, name: code } })) }) as unknown as GridShapes

describe('two days compared', () => {
  const shapes = { type: 'FeatureCollection', features: [area('moved', '1', '1', 9e6), area('moved', '1', '2', 300), area('moved', '3', '3', 5), area('gone', '4', null, 1200)], changed: ['1', '2', '4', '9'] } as NetChanges

  it('leave out what stayed, the largest first', () => {
    const list = changeList(changed(shapes))
    expect(list.map((one) => [one.kind, one.area_m2])).toEqual([['gone', 1200], ['moved', 300]])
    expect(list[1]!.from).toEqual({ code: '1', name: '网格 1' })
    expect(list[1]!.to).toEqual({ code: '2', name: '2' })
    expect(codesOf(list)).toEqual(['4', '1', '2'])
    expect(totalsOf(list, shapes.changed), 'a renamed one counts too').toEqual({ moved_m2: 1500, grids: 4 })
  })

  it('are told apart by code and shape when the server can’t', () => {
    expect(differing(net(['1', 1], ['2', 1], ['3', 1]), net(['1', 1], ['2', 2], ['4', 1])).map((one) => [one.kind, one.to?.code ?? one.from?.code])).toEqual([
      ['adjusted', '2'],
      ['new', '4'],
      ['gone', '3'],
    ])
  })

  it('say areas in the unit one can picture', () => {
    expect(areaText(312.4)).toBe('312 m²')
    expect(areaText(1_254_000)).toBe('1.25 km²')
  })
})

describe('the address', () => {
  it('holds the whole view, and nothing it does not understand', () => {
    const view = { place: '330402013', at: '2026-04-01', from: '2026-03-31', grid: '330402013006004', point: [120.81, 30.75] as [number, number] }
    const query = netQuery(view) as Record<string, string>
    expect(parseNet(query)).toEqual(view)
    expect(parseNet({ place: '../x', at: 'heute', from: '2026-99-99', grid: 'a', point: '1' })).toEqual({ place: null, at: null, from: null, grid: null, point: null })
  })
})
