/** The place the map shows, with those above it and its outlines. */
import type { ComputedRef } from 'vue'

import { ask, ONCE, tryFor, type Question } from '@/api/cache'
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

/** Of a grid, the village it lies in; of whoever has no division of their own, the first at `top`. */
async function startCode(top: string): Promise<string> {
  const home = useSession().me.value?.home
  if (home?.level === 'grid') return (await ask(api.grid(home.code))).village.code
  if (home?.code && (home.level !== 'city' || top === 'city')) return home.code
  return (await ask(api.divisions({ level: top }))).items[0]?.code ?? ''
}

/** A place, or for null the one a reader starts at. */
export function usePlace(code: () => string | null, top = 'city'): Load<Place> {
  return useLoad(() => {
    const wanted = code()
    return { queryKey: ['place', wanted, top], queryFn: async () => ask(api.division(wanted ?? (await startCode(top)))) }
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

/** What lies under every map; without it a map is still one. */
export const groundOf = () => Promise.all([tryFor(api.divisionShapes('county')), tryFor(api.basemap())])
export const linesIn = (bbox: string) => tryFor(api.linesIn(bbox))

/** The grids in force, as a map shows them. */
export const gridsOf = (parent: string) => api.gridShapes({ parent }, ONCE)

const shapesOf = (level: Level, parent: string): Question<DivisionShapes | GridShapes> =>
  level === 'grid' ? gridsOf(parent) : api.divisionShapes(level, parent)

/** The counties, what lies just below a place, and what fills it. */
export const outlinesOf = ({ code, level }: Pick<Division, 'code' | 'level'>, fill: Level) =>
  [api.divisionShapes('county'), shapesOf(childLevel(level), code), shapesOf(fill, code)] as const

export function useOutlines(place: ComputedRef<Place | null>, fillLevel: ComputedRef<Level | null>): Load<Outlines> {
  return useLoad(() => {
    const at = place.value
    const fill = fillLevel.value
    if (!at || !fill) return null
    const { code, level, parent_code } = at.division
    return {
      queryKey: ['outlines', code, fill],
      queryFn: async () => {
        const within = level === 'city' ? code : parent_code
        const [own, below, filling] = outlinesOf(at.division, fill)
        const [counties, children, filled, others] = await Promise.all([
          ask(own),
          ask(below),
          ask(filling),
          level === 'city' || level === 'county' ? null : ask(api.divisionShapes(level, parent_code ?? undefined)),
        ])
        const beside = others ?? { ...counties, features: counties.features.filter((one) => one.properties.parent_code === within) }
        return { counties, beside, children, fill: filled, fillLevel: fill, place: at }
      },
    }
  })
}

/** Only the shape of one code, as a collection. */
export function onlyOf(shapes: DivisionShapes | GridShapes, code: string): DivisionShapes {
  return { ...shapes, features: shapes.features.filter((one) => one.properties.code === code) as DivisionShape[] }
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
