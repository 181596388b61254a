/** Areas that a plan gives from one grid to another. */
import L from 'leaflet'

import type { GridMap } from '../map'
import { token } from '../tokens'

/** Areas that change hands, tinted. */
export class MovedLayer {
  private group: L.GeoJSON | null = null

  constructor(private readonly map: GridMap) {}

  draw(shapes: GeoJSON.FeatureCollection | null): void {
    this.group?.remove()
    this.group = null
    if (!shapes?.features.length) return
    this.group = L.geoJSON(shapes, {
      interactive: false,
      style: () => ({ renderer: this.map.renderers.line, color: token('--edit'), weight: 1, opacity: 0.6, fillColor: token('--edit'), fillOpacity: 0.22 }),
    }).addTo(this.map.leaflet)
  }
}
