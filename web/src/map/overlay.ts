/** What is drawn over a map besides its figures: points with a name, lines, and grids that lie over others. */
import L from 'leaflet'
import type { FeatureCollection } from 'geojson'

import { latLng, type LngLat } from './geo'
import type { GridMap } from './map'
import { token, unit } from './tokens'

export interface OverlayPoint {
  place: LngLat
  name: string
  /** A full dot, a ring, or a name alone. */
  mark: 'dot' | 'ring' | 'none'
}

export interface Lines {
  shapes: FeatureCollection
  colour: `--${string}`
  dash?: string
  width: number
}

/** Names from here on: before, points would be hidden by them. */
const NAMED_ZOOM = 13.5

export class OverlayLayer {
  private readonly group: L.LayerGroup
  private readonly names: L.LayerGroup
  private points: OverlayPoint[] = []

  constructor(private readonly map: GridMap) {
    this.group = L.layerGroup().addTo(map.leaflet)
    this.names = L.layerGroup().addTo(map.leaflet)
    map.leaflet.on('zoomend moveend', () => this.name())
  }

  show(points: OverlayPoint[], lines: Lines[]): void {
    this.group.clearLayers()
    this.points = points
    for (const { shapes, colour, width, dash } of lines)
      L.geoJSON(shapes, { interactive: false, style: () => ({ renderer: this.map.renderers.line, fill: false, color: token(colour), weight: width * unit(), dashArray: dash }) as L.PathOptions }).addTo(this.group)
    for (const { place, mark } of points.filter((one) => one.mark !== 'none')) {
      const [line, fill, size] = mark === 'dot' ? (['--panel', '--ink-2', 5] as const) : (['--ink-2', '--panel', 3] as const)
      L.circleMarker(latLng(place), { renderer: this.map.renderers.mark, interactive: false, radius: size * unit(), weight: 1.6, color: token(line), fillColor: token(fill), fillOpacity: 1 }).addTo(this.group)
    }
    this.name()
  }

  private name(): void {
    this.names.clearLayers()
    if (this.map.leaflet.getZoom() < NAMED_ZOOM) return
    const seen = this.map.leaflet.getBounds()
    for (const { place, name } of this.points.filter((one) => seen.contains(latLng(one.place)))) {
      const text = document.createElement('b')
      text.textContent = name
      text.className = 'map-over-name'
      this.names.addLayer(L.marker(latLng(place), { pane: 'label', interactive: false, keyboard: false, icon: L.divIcon({ className: 'map-label-box', html: text, iconSize: [0, 0], iconAnchor: [-8, 9] }) }))
    }
  }
}
