/** Filled polygons: choropleth areas and hexes. Drawn once, then only restyled. */
import L from 'leaflet'
import type { FeatureCollection } from 'geojson'

import { ShapeIndex, type LngLat, type Shape } from './geo'
import type { GridMap } from './map'
import { hatchFill, token } from './tokens'

/** A fill as the legend names it: the token of a class, `none` for the hatch of what is not known, `clear` for nothing. */
export type Fill = `${'seq' | 'seqw' | 'div'}-${1 | 2 | 3 | 4 | 5}` | 'zero' | 'met' | 'none' | 'clear'

export interface AreaOptions {
  /** The property that names a polygon. */
  key: string
  edge: `--${string}`
  edgeWidth: number
  edgeOpacity?: number
  fillOpacity?: number
  /** The earlier of two periods lies in a pane of its own. */
  pane?: 'fill' | 'then'
}

export class AreaLayer {
  private group: L.GeoJSON | null = null
  private index: ShapeIndex | null = null
  private drawn: FeatureCollection | null = null

  constructor(
    private readonly map: GridMap,
    private readonly options: AreaOptions,
  ) {}

  draw(shapes: FeatureCollection): void {
    if (shapes === this.drawn) return
    this.clear()
    this.drawn = shapes
    this.index = new ShapeIndex(shapes)
    this.group = L.geoJSON(shapes, {
      interactive: false,
      style: () => ({
        renderer: this.map.renderers[this.options.pane ?? 'fill'],
        color: token(this.options.edge),
        weight: this.options.edgeWidth,
        opacity: this.options.edgeOpacity ?? 0.55,
        fillOpacity: 0,
      }),
    }).addTo(this.map.leaflet)
  }

  paint(fillOf: (key: string) => Fill): void {
    this.group?.eachLayer((layer) => {
      const path = layer as L.Polygon & { feature: Shape }
      const fill = fillOf(String(path.feature.properties?.[this.options.key]))
      const colour = fill === 'none' ? hatchFill() : fill === 'clear' ? '' : token(`--${fill}`)
      path.setStyle({ fillColor: colour as string, fillOpacity: fill === 'clear' ? 0 : (this.options.fillOpacity ?? 1) })
    })
  }

  at(place: LngLat): Shape | null {
    return this.index?.at(place) ?? null
  }

  clear(): void {
    this.group?.remove()
    this.group = null
    this.index = null
    this.drawn = null
  }
}
