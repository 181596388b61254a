/** What a phone knows by itself of a place: the grid by the shapes that were fetched around my grid, the office where it is mine. */
import { computed, onScopeDispose, shallowRef } from 'vue'

import { cache, orNull } from '@/api/cache'
import * as api from '@/api/calls'
import type { GridShapes } from '@/api/types'
import { holds, type Shape } from '@/map'
import { useLoad } from '@/shared/useLoad'

import type { Spot } from './draft'

export interface Here {
  code: string
  name: string
  /** Null where it is not known who gets it there. */
  office: string | null
}

/** The grid that holds a place, of those that lie over others first; null for none that is known. */
export function gridAt(shapes: GridShapes[], { lng, lat }: Pick<Spot, 'lng' | 'lat'>): GridShapes['features'][number]['properties'] | null {
  const found = shapes.flatMap((one) => one.features).filter((one) => holds(one as unknown as Shape, [lng, lat]))
  return (found.find((one) => one.properties.over) ?? found[0])?.properties ?? null
}

const SHAPES = ['/api/v1/grids.topojson']

export function useGround(spot: () => Spot | null, category: () => string) {
  const ground = useLoad(() => orNull(api.ground()))
  /** The shapes are the map's question: raised whenever one of them is answered, also after the place is known. */
  const answered = shallowRef(0)
  onScopeDispose(cache.getQueryCache().subscribe(({ type, query }) => void (type === 'updated' && query.queryKey[0] === SHAPES[0] && answered.value++)))
  return computed<Here | null>(() => {
    void answered.value
    const at = spot()
    if (!at) return null
    const held = cache.getQueriesData<GridShapes>({ queryKey: SHAPES }).flatMap(([, one]) => (one?.features ? [one] : []))
    const grid = gridAt(held, at)
    const own = ground.data.value?.items.find((one) => one.grid_code === grid?.code)
    return grid && { code: grid.code, name: grid.name, office: own?.offices[category()] ?? null }
  })
}
