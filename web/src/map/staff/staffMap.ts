/** The map of people: grids coloured, patterned and signed by who is missing, those of one person framed, one as target. */
import L from 'leaflet'
import type { FeatureCollection } from 'geojson'

import type { Area, LngLat } from '../geo'
import { hatched } from '../hatch'
import { LabelLayer } from '../labels'
import { createMap, type GridMap } from '../map'
import { MarkLayer } from '../marks'
import { OutlineStack } from '../outlines'
import { token } from '../tokens'

/** By the worst that is wrong with a grid's people. */
export type StaffLook = 'no_chief' | 'away' | 'no_fulltime' | 'soon' | 'no_party' | 'ok'

export interface StaffFace {
  code: string
  geometry: Area
  place: LngLat
  look: StaffLook
}

const OUTLINES = {
  villages: { colour: '--ln-village', width: 0.8, casing: 0.8 },
  towns: { colour: '--ln-town', width: 1.5 },
  place: { colour: '--ln-county', width: 2.4 },
  own: { colour: '--accent', width: 2.4, casing: 1.4 },
  target: { colour: '--sel', width: 2.6, casing: 1.6, dash: '6 4' },
} as const

export interface StaffMap {
  map: GridMap
  faces: StaffLayer
  outlines: OutlineStack
  labels: LabelLayer
  marks: MarkLayer
  /** The place under a point of the screen. */
  under: (event: { clientX: number; clientY: number }) => LngLat
}

export function createStaffMap(element: HTMLElement): StaffMap {
  const map = createMap(element, {})
  return {
    map,
    faces: new StaffLayer(map),
    outlines: new OutlineStack(map, OUTLINES),
    labels: new LabelLayer(map),
    marks: new MarkLayer(map),
    under: ({ clientX, clientY }) => {
      const box = element.getBoundingClientRect()
      const { lng, lat } = map.leaflet.containerPointToLatLng([clientX - box.left, clientY - box.top])
      return [lng, lat]
    },
  }
}

let dots: CanvasPattern | string | null = null

/** Dots of the colour of what is over, so that two reds are told apart without their colour. */
function dotted(): CanvasPattern | string {
  if (dots) return dots
  const tile = document.createElement('canvas')
  tile.width = tile.height = 8
  const pen = tile.getContext('2d')
  if (!pen) return token('--st-over')
  pen.fillStyle = token('--st-over-bg')
  pen.fillRect(0, 0, 8, 8)
  pen.fillStyle = token('--st-over')
  for (const [x, y] of [[2, 2], [6, 6]] as const) {
    pen.beginPath()
    pen.arc(x, y, 1.2, 0, Math.PI * 2)
    pen.fill()
  }
  dots = pen.createPattern(tile, 'repeat') ?? token('--st-over')
  return dots
}

const FILLS: Record<StaffLook, () => [fill: CanvasPattern | string, opacity: number]> = {
  no_chief: () => [hatched('--st-over'), 1],
  away: () => [dotted(), 1],
  no_fulltime: () => [token('--st-over'), 0.26],
  soon: () => [token('--st-near'), 0.24],
  no_party: () => [hatched('--ink-3'), 0.5],
  ok: () => [token('--st-ok'), 0.1],
}

export class StaffLayer {
  private readonly group: L.LayerGroup

  constructor(private readonly map: GridMap) {
    this.group = L.layerGroup().addTo(map.leaflet)
  }

  show(faces: StaffFace[]): void {
    this.group.clearLayers()
    for (const { geometry, look } of faces) {
      const [fillColor, fillOpacity] = FILLS[look]()
      const style = { renderer: this.map.renderers.fill, color: token('--ln-grid'), weight: 0.9, fillColor: fillColor as string, fillOpacity }
      L.geoJSON({ type: 'Feature', geometry, properties: {} } as never as FeatureCollection, { interactive: false, style: () => style as L.PathOptions }).addTo(this.group)
    }
  }
}
