import { afterEach, describe, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'

import { cache } from '@/api/cache'

import { useGround } from './useGround'

const square = [[[120, 30], [120.1, 30], [120.1, 30.1], [120, 30.1], [120, 30]]]

describe('what a phone knows of a place', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
    cache.clear()
  })

  it('is told as soon as the shapes are there, also when they come after the place', () => {
    vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ items: [] })))
    const scope = effectScope()
    const here = scope.run(() => useGround(() => ({ lng: 120.05, lat: 30.05, accuracy_m: 12, by: 'device' }), () => 'E0201'))!
    expect(here.value).toBeNull()
    cache.setQueryData(['/api/v1/grids.topojson', {}], { features: [{ type: 'Feature', properties: { code: '1', name: '第一网格' }, geometry: { type: 'Polygon', coordinates: square } }] })
    expect(here.value).toEqual({ code: '1', name: '第一网格', office: null })
    scope.stop()
  })
})
