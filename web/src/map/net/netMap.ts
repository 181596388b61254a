/** The net's map: two days of the net under a swipe, hatched changes between them, one grid marked. */
import L from 'leaflet'
import type { FeatureCollection } from 'geojson'

import { PlanGrids } from '../grids'
import { hatched } from '../hatch'
import { LabelLayer } from '../labels'
import { createMap, type GridMap } from '../map'
import { OutlineStack } from '../outlines'
import { Pin } from '../pin'
import { Swipe } from '../swipe'
import { token } from '../tokens'

const OUTLINES = {
  villages: { colour: '--ln-village', width: 0.8, casing: 0.8 },
  towns: { colour: '--ln-town', width: 1.5 },
  place: { colour: '--ln-county', width: 2.4 },
  change: { colour: '--edit', width: 2.4, casing: 1.4 },
  chosen: { colour: '--sel', width: 2.6, casing: 1.6 },
} as const

export interface NetMap {
  map: GridMap
  /** The earlier day, left of the swipe. */
  before: PlanGrids
  /** The day looked at. */
  after: PlanGrids
  changes: ChangeLayer
  outlines: OutlineStack
  labels: LabelLayer
  pin: Pin
  swipe: Swipe
}

export function createNetMap(element: HTMLElement, wheel = true): NetMap {
  const map = createMap(element, { wheel })
  return {
    map,
    before: new PlanGrids(map, 'net-before', 312),
    after: new PlanGrids(map, 'net-after', 314),
    changes: new ChangeLayer(map),
    outlines: new OutlineStack(map, OUTLINES),
    labels: new LabelLayer(map),
    pin: new Pin(map),
    swipe: new Swipe(map, 'net-before', ['net-after']),
  }
}

/** Areas that changed hands between two days. */
export class ChangeLayer {
  private group: L.GeoJSON | null = null
  private drawn: FeatureCollection | null = null
  private readonly renderer: L.Canvas

  constructor(private readonly map: GridMap) {
    const pane = map.leaflet.createPane('net-changes')
    pane.style.zIndex = '320'
    pane.style.pointerEvents = 'none'
    this.renderer = L.canvas({ pane: 'net-changes', padding: 0.3 })
  }

  draw(shapes: FeatureCollection | null): void {
    if (shapes === this.drawn) return
    this.group?.remove()
    this.group = null
    this.drawn = shapes
    if (!shapes?.features.length) return
    this.group = L.geoJSON(shapes, {
      interactive: false,
      style: (shape) => {
        const name = shape?.properties?.kind === 'gone' ? '--ghost' : '--edit'
        return { renderer: this.renderer, color: token(name), weight: 1, fillColor: hatched(name) as string, fillOpacity: 1 }
      },
    }).addTo(this.map.leaflet)
  }
}
