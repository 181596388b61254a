/** Grids that are edited or compared, on the map: each by its code, so that a gesture redraws only what it moves. */
import L from 'leaflet'
import type { Position } from 'geojson'

import { latLng, type Area, type Changed, type LngLat } from './geo'
import type { GridMap } from './map'
import { token } from './tokens'

/** How a grid is drawn. */
export type GridLook = 'own' | 'chosen' | 'partner' | 'other' | 'over' | 'overChosen' | 'fault' | 'before' | 'preview' | 'force' | 'dashed'

export interface GridFace {
  code: string
  geometry: Area
  look: GridLook
  /** Of a grid over the villages': its layer's colour is `--ln-LAYER`, or that of all of them. */
  layer?: string
}

interface Style {
  line: `--${string}`
  width: number
  fill: `--${string}`
  opacity: number
  dash?: string
  strength?: number
  front?: boolean
}

const STYLES: Record<GridLook, Style> = {
  other: { line: '--ln-village', width: 0.9, fill: '--map-block', opacity: 0.55, strength: 0.7 },
  own: { line: '--ln-county', width: 1.5, fill: '--panel', opacity: 0.2 },
  dashed: { line: '--ghost', width: 1.6, fill: '--panel', opacity: 0, dash: '5 4' },
  force: { line: '--ghost', width: 1.8, fill: '--panel', opacity: 0.85 },
  partner: { line: '--ln-county', width: 1.5, fill: '--edit', opacity: 0.12, front: true },
  chosen: { line: '--edit', width: 2.4, fill: '--edit', opacity: 0.12, front: true },
  preview: { line: '--edit', width: 2.2, fill: '--edit', opacity: 0.16, front: true },
  over: { line: '--ln-over', width: 1.6, fill: '--ln-over', opacity: 0.04, dash: '6 4', front: true },
  overChosen: { line: '--ln-over', width: 2.6, fill: '--ln-over', opacity: 0.14, dash: '6 4', front: true },
  fault: { line: '--problem', width: 2.6, fill: '--problem', opacity: 0.1, front: true },
  before: { line: '--ghost', width: 1.6, fill: '--panel', opacity: 0, dash: '5 4', front: true },
}

function ringsOut(ring: Position[]): [number, number][] {
  return ring.map((at) => latLng(at as LngLat))
}

function latLngs(geometry: Area): [number, number][][] | [number, number][][][] {
  if (geometry.type === 'Polygon') return geometry.coordinates.map(ringsOut)
  return geometry.coordinates.map((part) => part.map(ringsOut))
}

export class PlanGrids {
  private readonly paths = new Map<string, { path: L.Polygon; face: GridFace }>()
  private readonly renderer: L.Canvas
  readonly pane: string

  constructor(
    private readonly map: GridMap,
    pane: string,
    zIndex: number,
  ) {
    this.pane = pane
    const element = map.leaflet.createPane(pane)
    element.style.zIndex = String(zIndex)
    element.style.pointerEvents = 'none'
    this.renderer = L.canvas({ pane, padding: 0.3 })
  }

  /** Draws these and nothing else; what did not change is left as it is. */
  draw(faces: GridFace[]): void {
    const wanted = new Set(faces.map((face) => face.code))
    for (const [code, { path }] of this.paths) {
      if (wanted.has(code)) continue
      path.remove()
      this.paths.delete(code)
    }
    for (const face of faces) this.put(face)
    for (const face of faces) if (STYLES[face.look].front) this.paths.get(face.code)?.path.bringToFront()
  }

  private put(face: GridFace): void {
    const known = this.paths.get(face.code)
    if (!known) {
      const path = L.polygon(latLngs(face.geometry), { ...this.styleOf(face), renderer: this.renderer, interactive: false, snapIgnore: true } as L.PolylineOptions)
      this.paths.set(face.code, { path: path.addTo(this.map.leaflet), face })
      return
    }
    if (known.face.geometry !== face.geometry) known.path.setLatLngs(latLngs(face.geometry))
    if (known.face.look !== face.look) known.path.setStyle(this.styleOf(face))
    known.face = face
  }

  private styleOf({ look, layer }: GridFace): L.PathOptions {
    const { line, width, fill, opacity, dash, strength } = STYLES[look]
    const own = line === '--ln-over' && token(`--ln-${layer}`)
    return {
      color: own || token(line),
      weight: width,
      opacity: strength ?? 1,
      fillColor: own || token(fill),
      fillOpacity: opacity,
      dashArray: dash ?? '',
      lineJoin: 'round',
    }
  }

  /** Shows shapes as a hand moves them; `draw` puts the true ones back. */
  live(changed: Changed): void {
    for (const [code, geometry] of changed) {
      const known = this.paths.get(code)
      if (!known) continue
      known.path.setLatLngs(latLngs(geometry))
      known.face = { ...known.face, geometry }
    }
  }

  clear(): void {
    this.draw([])
  }
}
