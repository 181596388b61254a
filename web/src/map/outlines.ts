/** Boundaries: each line drawn twice, a white casing below, so that it reads on every fill. */
import L from 'leaflet'
import type { FeatureCollection, GeoJsonObject } from 'geojson'

import type { GridMap } from './map'
import { token } from './tokens'

export interface OutlineStyle {
  colour: `--${string}`
  width: number
  casing?: number
  opacity?: number
  dash?: string
}

/** Named outlines that keep their order, whichever is redrawn. */
export class OutlineStack {
  private readonly groups = new Map<string, { drawn: GeoJsonObject; layers: L.GeoJSON[] }>()

  constructor(
    private readonly map: GridMap,
    private readonly order: Record<string, OutlineStyle>,
  ) {}

  /** Draws or replaces one; null takes it away. */
  set(name: string, shapes: FeatureCollection | null): void {
    const before = this.groups.get(name)
    if (before?.drawn === shapes) return
    before?.layers.forEach((layer) => layer.remove())
    this.groups.delete(name)
    const style = this.order[name]
    if (!shapes || !style) return
    this.groups.set(name, { drawn: shapes, layers: this.pair(shapes, style) })
    this.restack()
  }

  private pair(shapes: FeatureCollection, style: OutlineStyle): L.GeoJSON[] {
    const line = (colour: string, weight: number, opacity: number, dash?: string) =>
      L.geoJSON(shapes, {
        interactive: false,
        style: () => ({
          renderer: this.map.renderers.line,
          fill: false,
          color: colour,
          weight,
          opacity,
          dashArray: dash,
          lineJoin: 'round',
        }),
      }).addTo(this.map.leaflet)
    const casing = line(token('--panel'), style.width + 2 * (style.casing ?? 1.2), 0.85)
    return [casing, line(token(style.colour), style.width, style.opacity ?? 1, style.dash)]
  }

  private restack(): void {
    for (const name of Object.keys(this.order)) {
      this.groups.get(name)?.layers.forEach((layer) => layer.bringToFront())
    }
  }
}
