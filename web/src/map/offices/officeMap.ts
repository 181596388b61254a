/** The map of offices: what one serves, villages that lie far from it, the others of its town; and an area drawn by hand. */
import L from 'leaflet'
import type { FeatureCollection } from 'geojson'

import { latLng, type LngLat } from '../geo'
import { hatched } from '../hatch'
import { LabelLayer } from '../labels'
import { createMap, type GridMap } from '../map'
import { OutlineStack } from '../outlines'
import { Pin } from '../pin'
import { token } from '../tokens'

const OUTLINES = {
  villages: { colour: '--ln-village', width: 0.8, casing: 0.8 },
  towns: { colour: '--ln-town', width: 1.5 },
  place: { colour: '--ln-county', width: 2.2 },
  area: { colour: '--accent', width: 2.6, casing: 1.4 },
} as const

export interface OfficeMark {
  code: string
  place: LngLat
  chosen: boolean
}

export interface OfficeMap {
  map: GridMap
  outlines: OutlineStack
  labels: LabelLayer
  pin: Pin
  far: FarLayer
  marks: OfficeMarks
  draw: AreaDrawing
}

export function createOfficeMap(element: HTMLElement, moved: (place: LngLat) => void): OfficeMap {
  const map = createMap(element, {})
  return { map, outlines: new OutlineStack(map, OUTLINES), labels: new LabelLayer(map), pin: new Pin(map, { moved }), far: new FarLayer(map), marks: new OfficeMarks(map), draw: new AreaDrawing(map) }
}

/** The ground an office serves, with the villages beyond its reach hatched and the reach as a ring. */
export class FarLayer {
  private readonly group: L.LayerGroup

  constructor(private readonly map: GridMap) {
    this.group = L.layerGroup().addTo(map.leaflet)
  }

  show(served: FeatureCollection | null, far: FeatureCollection | null, from: LngLat | null, reach_m: number): void {
    this.group.clearLayers()
    const renderer = this.map.renderers.fill
    if (served) L.geoJSON(served, { interactive: false, style: { renderer, stroke: false, fillColor: token('--accent'), fillOpacity: 0.07 } as L.PathOptions }).addTo(this.group)
    if (far) L.geoJSON(far, { interactive: false, style: () => ({ renderer, color: token('--st-near'), weight: 1, fillColor: hatched('--st-near') as string, fillOpacity: 1 }) as L.PathOptions }).addTo(this.group)
    if (from) L.circle(latLng(from), { renderer: this.map.renderers.line, interactive: false, radius: reach_m, color: token('--accent'), weight: 1.2, dashArray: '4 4', fill: false }).addTo(this.group)
  }
}

export class OfficeMarks {
  private readonly group: L.LayerGroup
  private shown: OfficeMark[] = []

  constructor(private readonly map: GridMap) {
    this.group = L.layerGroup().addTo(map.leaflet)
  }

  show(marks: OfficeMark[]): void {
    this.group.clearLayers()
    this.shown = marks
    for (const one of [...marks].sort((a, b) => Number(a.chosen) - Number(b.chosen)))
      L.circleMarker(latLng(one.place), { renderer: this.map.renderers.mark, interactive: false, radius: one.chosen ? 8 : 4.5, weight: one.chosen ? 2.5 : 1.5, color: token(one.chosen ? '--panel' : '--ink-2'), fillColor: token(one.chosen ? '--accent' : '--panel'), fillOpacity: 1 }).addTo(this.group)
  }

  /** The mark nearest to a point of the map. */
  at(x: number, y: number, reach_px = 10): string | null {
    let best: string | null = null
    let least = reach_px ** 2
    for (const one of this.shown) {
      const point = this.map.leaflet.latLngToContainerPoint(latLng(one.place))
      const distance = (point.x - x) ** 2 + (point.y - y) ** 2
      if (distance <= least) [best, least] = [one.code, distance]
    }
    return best
  }
}

/** An area by its corners, one a click. */
export class AreaDrawing {
  private readonly group: L.LayerGroup
  private corners: LngLat[] = []

  constructor(private readonly map: GridMap) {
    this.group = L.layerGroup().addTo(map.leaflet)
  }

  get points(): readonly LngLat[] {
    return this.corners
  }

  /** The closed ring; null while there are fewer than three corners. */
  get ring(): LngLat[] | null {
    return this.corners.length > 2 ? [...this.corners, this.corners[0]!] : null
  }

  add(place: LngLat): void {
    this.corners.push([Number(place[0].toFixed(7)), Number(place[1].toFixed(7))])
    this.show()
  }

  back(): void {
    this.corners.pop()
    this.show()
  }

  clear(): void {
    this.corners = []
    this.show()
  }

  private show(): void {
    this.group.clearLayers()
    if (!this.corners.length) return
    const style = { renderer: this.map.renderers.mark, interactive: false, color: token('--edit'), weight: 2, fillColor: token('--edit') }
    L.polygon(this.corners.map(latLng), { ...style, fillOpacity: 0.12, dashArray: '5 4' }).addTo(this.group)
    for (const one of this.corners) L.circleMarker(latLng(one), { ...style, radius: 4, fillColor: token('--panel'), fillOpacity: 1 }).addTo(this.group)
  }
}
