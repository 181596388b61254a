/** The place the map shows, with those above it and its outlines. */
import { computed, type ComputedRef } from 'vue'

import * as api from '@/api/calls'
import type { Division, DivisionShape, DivisionShapes, GridShapes, Level } from '@/api/types'
import { useSession } from '@/shared/session/useSession'
import { childLevel } from '@/shared/territory'
import { useLoad, type Load } from '@/shared/useLoad'

export interface Place {
  division: Division
  /** Topmost first. */
  ancestors: Division[]
}

const kept = new Map<string, Promise<unknown>>()

/** Shapes change with a plan, not with a click: each is asked for once a visit and reader. */
function once<T>(key: string, ask: () => Promise<T>): Promise<T> {
  const full = `${useSession().me.value?.username}:${key}`
  let found = kept.get(full) as Promise<T> | undefined
  if (!found) {
    found = ask()
    kept.set(full, found)
    found.catch(() => kept.delete(full))
  }
  return found
}

export const shapesOf = (level: string, parent?: string): Promise<DivisionShapes> =>
  once(`division:${level}:${parent ?? ''}`, () => api.divisionShapes(level, parent))

export const gridShapesOf = (parent: string): Promise<GridShapes> =>
  once(`grid:${parent}`, () => api.gridShapes({ parent }))

export const basemapOnce = () => once('basemap', api.basemap)

/** The division a reader starts at: their own, or the topmost when they have none. */
async function startCode(): Promise<string> {
  const home = useSession().me.value?.home
  if (home && home.level === 'grid') return (await api.grid(home.code)).village.code
  if (home && home.code) return home.code
  const top = await api.divisions({ level: 'city' })
  return top.items[0]?.code ?? ''
}

export function usePlace(code: ComputedRef<string | null>): Load<Place> {
  const asked = computed(() => ({ code: code.value }))
  return useLoad(asked, async ({ code: wanted }, signal) => {
    const found = await api.division(wanted ?? (await startCode()), signal)
    return { division: found.division, ancestors: found.ancestors }
  })
}

export interface Outlines {
  /** All counties, the quiet ground on which everything lies. */
  counties: DivisionShapes
  /** Areas beside the place, at its own level. */
  beside: DivisionShapes
  /** Areas just below the place, which a click opens. */
  children: DivisionShapes | GridShapes
  /** Areas that are coloured. */
  fill: DivisionShapes | GridShapes
  fillLevel: Level
  place: Place
}

async function levelShapes(level: Level, parent: string): Promise<DivisionShapes | GridShapes> {
  if (level !== 'grid') return shapesOf(level, parent)
  return gridShapesOf(parent)
}

export function useOutlines(place: ComputedRef<Place | null>, fillLevel: ComputedRef<Level | null>): Load<Outlines> {
  const asked = computed(() => (place.value && fillLevel.value ? { place: place.value, fill: fillLevel.value } : null))
  return useLoad(asked, async ({ place: at, fill }) => {
    const { code, level, parent_code } = at.division
    const [counties, beside, children, filled] = await Promise.all([
      shapesOf('county'),
      level === 'city' ? shapesOf('county', code) : shapesOf(level, parent_code ?? undefined),
      levelShapes(childLevel(level), code),
      levelShapes(fill, code),
    ])
    return { counties, beside, children, fill: filled, fillLevel: fill, place: at }
  })
}

/** Only the shape of one code, as a collection. */
export function onlyOf(shapes: DivisionShapes | GridShapes, code: string): DivisionShapes {
  return { ...shapes, features: shapes.features.filter((one) => one.properties.code === code) as DivisionShape[] } as DivisionShapes
}

const sides = new WeakMap<object, [GridShapes, GridShapes]>()

/** The grids that cover the villages, or those that lie over them and are drawn apart. The same answer each time. */
export function sideOf(shapes: DivisionShapes | GridShapes, over: boolean): GridShapes {
  let both = sides.get(shapes)
  if (!both) {
    const only = (wanted: boolean) =>
      ({ ...shapes, features: (shapes as GridShapes).features.filter((one) => !!one.properties.over === wanted) }) as GridShapes
    both = [only(false), only(true)]
    sides.set(shapes, both)
  }
  return both[over ? 1 : 0]
}
