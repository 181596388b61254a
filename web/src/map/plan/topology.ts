/** A layer of grids by its vertices: a vertex is its coordinates rounded to 1e-7, so neighbours share it and it moves in all of them. */
import type { Position } from 'geojson'

import type { Area, Box, Changed, LngLat } from '../geo'

export type Ring = LngLat[]

export interface Held {
  code: string
  geometry: Area
}

const SCALE = 1e7

/** A place as the server stores it. */
export function rounded([lng, lat]: Position): LngLat {
  return [Math.round(lng! * SCALE) / SCALE, Math.round(lat! * SCALE) / SCALE]
}

/** The name of a vertex; equal for equal vertices. */
export function keyOf([lng, lat]: Position): string {
  return `${Math.round(lng! * SCALE)},${Math.round(lat! * SCALE)}`
}

/** Every ring of a shape, closed as GeoJSON has it; holes too. */
export function ringsOf(geometry: Area): Ring[] {
  return (geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()) as Ring[]
}

/** A shape with every ring changed; the very same shape when no ring was. */
export function withRings(geometry: Area, change: (ring: Ring) => Ring): Area {
  let different = false
  const one = (ring: Position[]) => {
    const made = change(ring as Ring)
    if (made !== ring) different = true
    return made
  }
  const made: Area =
    geometry.type === 'Polygon'
      ? { ...geometry, coordinates: geometry.coordinates.map(one) }
      : { ...geometry, coordinates: geometry.coordinates.map((part) => part.map(one)) }
  return different ? made : geometry
}

/** The box around a shape. */
export function boxAround(geometry: Area): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity]
  for (const ring of ringsOf(geometry)) {
    for (const [lng, lat] of ring) {
      if (lng < box[0]) box[0] = lng
      if (lat < box[1]) box[1] = lat
      if (lng > box[2]) box[2] = lng
      if (lat > box[3]) box[3] = lat
    }
  }
  return box
}

export class Topology {
  private readonly shapes = new Map<string, Area>()
  private readonly holders = new Map<string, Set<string>>()

  constructor(held: Held[]) {
    for (const { code, geometry } of held) {
      this.shapes.set(code, geometry)
      for (const ring of ringsOf(geometry)) {
        for (const at of ring) {
          const key = keyOf(at)
          const codes = this.holders.get(key)
          if (codes) codes.add(code)
          else this.holders.set(key, new Set([code]))
        }
      }
    }
  }

  get codes(): string[] {
    return [...this.shapes.keys()]
  }

  shape(code: string): Area | null {
    return this.shapes.get(code) ?? null
  }

  /** The grids that have a vertex. */
  holdersOf(at: Position): string[] {
    return [...(this.holders.get(keyOf(at)) ?? [])]
  }

  /** The vertices of a grid, each once. */
  verticesOf(code: string): LngLat[] {
    const geometry = this.shapes.get(code)
    if (!geometry) return []
    const found = new Map<string, LngLat>()
    for (const ring of ringsOf(geometry)) for (const at of ring) found.set(keyOf(at), at)
    return [...found.values()]
  }

  /** The segments of a grid. */
  segmentsOf(code: string): [LngLat, LngLat][] {
    const geometry = this.shapes.get(code)
    if (!geometry) return []
    return ringsOf(geometry).flatMap((ring) => ring.slice(1).map((end, i) => [ring[i]!, end] as [LngLat, LngLat]))
  }

  /** The vertices next to one, over all grids that have it. */
  besides(at: Position): LngLat[] {
    const key = keyOf(at)
    const found = new Map<string, LngLat>()
    for (const code of this.holdersOf(at)) {
      for (const [begin, end] of this.segmentsOf(code)) {
        if (keyOf(begin) === key) found.set(keyOf(end), end)
        else if (keyOf(end) === key) found.set(keyOf(begin), begin)
      }
    }
    return [...found.values()]
  }

  /** Grids that have a common vertex with one. */
  neighboursOf(code: string): string[] {
    const found = new Set(this.verticesOf(code).flatMap((at) => this.holdersOf(at)))
    found.delete(code)
    return [...found]
  }

  /** Moves a vertex in every grid that has it. */
  moved(from: Position, to: Position): Changed {
    const key = keyOf(from)
    const place = rounded(to)
    return this.each(this.holdersOf(from), (ring) =>
      ring.some((at) => keyOf(at) === key) ? ring.map((at) => (keyOf(at) === key ? place : at)) : ring,
    )
  }

  /** Puts a vertex on a segment in every grid that has the segment. */
  inserted(begin: Position, end: Position, at: Position): Changed {
    const ends = new Set([keyOf(begin), keyOf(end)])
    const place = rounded(at)
    const codes = this.holdersOf(begin).filter((code) => this.holders.get(keyOf(end))?.has(code))
    return this.each(codes, (ring) => {
      const spot = ring.findIndex((one, i) => i > 0 && ends.has(keyOf(one)) && ends.has(keyOf(ring[i - 1]!)))
      return spot < 0 ? ring : [...ring.slice(0, spot), place, ...ring.slice(spot)]
    })
  }

  /** Takes a vertex away; empty when three borders meet there or a triangle would be left a line. */
  removed(at: Position): Changed {
    const key = keyOf(at)
    if (this.besides(at).length > 2) return new Map()
    let tooFew = false
    const made = this.each(this.holdersOf(at), (ring) => {
      const open = ring.slice(0, -1).filter((one) => keyOf(one) !== key)
      if (open.length === ring.length - 1) return ring
      if (open.length < 3) tooFew = true
      return [...open, open[0]!]
    })
    return tooFew ? new Map() : made
  }

  private each(codes: string[], change: (ring: Ring) => Ring): Changed {
    const made: Changed = new Map()
    for (const code of codes) {
      const before = this.shapes.get(code)!
      const after = withRings(before, change)
      if (after !== before) made.set(code, after)
    }
    return made
  }
}
