/** Plain geometry on longitude and latitude: boxes and hits. Leaflet's latitude-first order is turned in this folder only. */
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson'

export type Box = [west: number, south: number, east: number, north: number]
export type LngLat = [lng: number, lat: number]
export type Area = Polygon | MultiPolygon
export type Shape = Feature<Area>
/** Which grids a gesture changes, each as it would be. */
export type Changed = Map<string, Area>

/** A point as Leaflet wants it. */
export function latLng([lng, lat]: LngLat): [number, number] {
  return [lat, lng]
}

function polygonsOf(shape: Shape): Position[][][] {
  return shape.geometry.type === 'Polygon' ? [shape.geometry.coordinates] : shape.geometry.coordinates
}

/** A box as the server gives it; null for none. */
export function boxFrom(numbers: readonly number[] | null | undefined): Box | null {
  const [west, south, east, north] = numbers ?? []
  return west === undefined || south === undefined || east === undefined || north === undefined ? null : [west, south, east, north]
}

/** A box widened to lines that are the same for everybody: who looks near one another asks alike, and the answer is shared. */
export function widened([west, south, east, north]: Box, step: number): Box {
  const down = (degrees: number) => Math.floor(degrees / step) * step
  const up = (degrees: number) => Math.ceil(degrees / step) * step
  return [down(west), down(south), up(east), up(north)].map((degrees) => Number(degrees.toFixed(2))) as Box
}

/** The box around shapes; null when there are none. */
export function boxOf(shapes: Shape[]): Box | null {
  let box: Box | null = null
  for (const shape of shapes) {
    for (const rings of polygonsOf(shape)) {
      for (const [lng, lat] of rings[0] ?? []) {
        if (lng === undefined || lat === undefined) continue
        if (!box) box = [lng, lat, lng, lat]
        box = [Math.min(box[0], lng), Math.min(box[1], lat), Math.max(box[2], lng), Math.max(box[3], lat)]
      }
    }
  }
  return box
}

function ringHolds(ring: Position[], lng: number, lat: number): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i] as [number, number]
    const [xj, yj] = ring[j] as [number, number]
    if (yi > lat !== yj > lat && lng < ((xj - xi) * (lat - yi)) / (yj - yi) + xi) inside = !inside
  }
  return inside
}

/** Whether a shape holds a point; holes are left out. */
export function holds(shape: Shape, [lng, lat]: LngLat): boolean {
  return polygonsOf(shape).some(
    ([outer, ...holes]) => !!outer && ringHolds(outer, lng, lat) && !holes.some((hole) => ringHolds(hole, lng, lat)),
  )
}

/** Finds the shape under a point; boxes are made once. */
export class ShapeIndex {
  private readonly entries: { box: Box; shape: Shape }[]

  constructor(collection: FeatureCollection) {
    this.entries = (collection.features as Shape[]).flatMap((shape) => {
      const box = boxOf([shape])
      return box ? [{ box, shape }] : []
    })
  }

  at(place: LngLat): Shape | null {
    const [lng, lat] = place
    const hit = this.entries.find(
      ({ box, shape }) =>
        lng >= box[0] && lng <= box[2] && lat >= box[1] && lat <= box[3] && holds(shape, place),
    )
    return hit?.shape ?? null
  }
}
