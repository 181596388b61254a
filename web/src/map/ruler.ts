/** Measuring on the map: lengths along great circles and areas on a sphere of the earth's mean radius; within 0.5 % of the ellipsoid. */
import L from 'leaflet'

import { latLng, type LngLat } from './geo'
import type { GridMap } from './map'
import { token, unit } from './tokens'

/** Metres, as Leaflet takes it. */
const EARTH_M = 6_371_000
const rad = (degrees: number) => (degrees * Math.PI) / 180

/** The length of a line in metres; nought of fewer than two points. */
export function lengthOf(points: readonly LngLat[]): number {
  return points.slice(1).reduce((sum, to, i) => sum + L.latLng(latLng(points[i]!)).distanceTo(latLng(to)), 0)
}

/** The area of a ring in square metres, whichever way it runs, by the formula of Chamberlain and Duquette; nought of fewer than three points. */
export function areaOf(ring: readonly LngLat[]): number {
  if (ring.length < 3) return 0
  const sum = ring.reduce((total, [lng, lat], i) => {
    const [next, below] = ring[(i + 1) % ring.length]!
    return total + rad(next - lng) * (2 + Math.sin(rad(lat)) + Math.sin(rad(below)))
  }, 0)
  return Math.abs((sum * EARTH_M ** 2) / 2)
}

export interface Measured {
  points: number
  length_m: number
  area_m2: number
}

/** The line or ring that a person clicks together. */
export class Ruler {
  private readonly group: L.LayerGroup
  private points: LngLat[] = []

  constructor(
    private readonly map: GridMap,
    private readonly heard: (measured: Measured) => void,
  ) {
    this.group = L.layerGroup().addTo(map.leaflet)
  }

  add(place: LngLat): void {
    this.set([...this.points, place])
  }

  undo(): void {
    this.set(this.points.slice(0, -1))
  }

  clear(): void {
    this.set([])
  }

  private set(points: LngLat[]): void {
    this.points = points
    this.group.clearLayers()
    const how = { renderer: this.map.renderers.mark, interactive: false, color: token('--accent'), weight: 2.5 * unit() }
    if (points.length > 2) L.polygon(points.map(latLng), { ...how, weight: 1, dashArray: '4 4', fillOpacity: 0.08 }).addTo(this.group)
    if (points.length > 1) L.polyline(points.map(latLng), how).addTo(this.group)
    for (const one of points) L.circleMarker(latLng(one), { ...how, radius: 4 * unit(), fillColor: token('--panel'), fillOpacity: 1 }).addTo(this.group)
    this.heard({ points: points.length, length_m: lengthOf(points), area_m2: areaOf(points) })
  }
}
