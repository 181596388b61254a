/** Households as quiet dots, sized by how many live there. */
import L from 'leaflet'

import type { GridMap } from '../map'
import { token } from '../tokens'

export interface Dots {
  lng: number[]
  lat: number[]
  households: number[]
}

const MOST = 20_000

export class DotLayer {
  private group: L.LayerGroup | null = null
  private drawn: Dots | null = null

  constructor(private readonly map: GridMap) {}

  draw(dots: Dots | null): void {
    if (dots === this.drawn) return
    this.drawn = dots
    this.group?.remove()
    this.group = null
    if (!dots) return
    const look = { renderer: this.map.renderers.fill, interactive: false, stroke: false, fillColor: token('--ink-3'), fillOpacity: 0.55, snapIgnore: true }
    const layers = dots.lng.slice(0, MOST).map((lng, i) => L.circleMarker([dots.lat[i]!, lng], { ...look, radius: Math.min(5, 1.2 + Math.sqrt(dots.households[i] ?? 1) * 0.7) }))
    this.group = L.layerGroup(layers).addTo(this.map.leaflet)
  }
}
