/**
 * Drawing a line or an area: Geoman takes the clicks and snaps, we fill in stretches that follow a border.
 * Geoman is asked for when the first line is drawn, and touches only what opts in: no other map of the page knows it.
 */
import L from 'leaflet'

import { latLng, type LngLat } from '../geo'
import type { GridMap } from '../map'
import { token } from '../tokens'

import type { PlanOverlay } from './overlay'
import { keyOf, rounded, type Ring } from './topology'
import { trace, withTraces } from './trace'

export interface DrawHost {
  /** Rings that a point snaps to and a trace follows. */
  rings: () => Ring[]
  /** Lines that only snap. */
  lines: () => LngLat[][]
  /** Whether the next stretch follows the border between its ends. */
  tracing: () => boolean
  snapping: () => boolean
  /** The finished points; an area's are closed. */
  done: (points: LngLat[]) => void
  /** How many points are set, for the hint. */
  count: (points: number) => void
}

type Shape = 'Line' | 'Polygon'
/** What we use of a drawing under way that Geoman has no public name for. */
interface Drawing {
  _hintMarker?: L.Marker
  _removeLastVertex?(): void
  _finishShape?(event?: object): void
}
interface Pm {
  enableDraw(shape: Shape, options: object): void
  disableDraw(): void
  globalDrawModeEnabled(): boolean
  setGlobalOptions(options: object): void
  Draw: Record<Shape, Drawing>
}
type PmMap = L.Map & { pm?: Pm }

const pmOf = (map: GridMap) => (map.leaflet as PmMap).pm

async function ready(map: PmMap): Promise<Pm> {
  if (!map.pm) {
    await Promise.all([import('@geoman-io/leaflet-geoman-free'), import('@geoman-io/leaflet-geoman-free/dist/leaflet-geoman.css')])
    const PM = (L as unknown as { PM: { setOptIn(on: boolean): void; Map: new (on: L.Map) => Pm } }).PM
    PM.setOptIn(true)
    map.pm = new PM.Map(map) as unknown as typeof map.pm
    map.pm!.setGlobalOptions({ tooltips: false })
  }
  return map.pm!
}

export class DrawTool {
  private shape: Shape | null = null
  private turn = 0
  private targets: L.LayerGroup | null = null
  private pointer: L.LatLng | null = null
  private points: LngLat[] = []
  /** Points that were set while tracing, by coordinates: their stretch is filled in. */
  private readonly traced = new Set<string>()

  constructor(
    private readonly map: GridMap,
    private readonly overlay: PlanOverlay,
    private readonly host: DrawHost,
  ) {
    map.leaflet.on('pm:drawstart', (event) => this.follow((event as unknown as { workingLayer: L.Polyline }).workingLayer))
    map.leaflet.on('pm:create', (event) => this.finish((event as unknown as { layer: L.Polyline }).layer))
    map.leaflet.on('mousemove', (event) => {
      this.pointer = event.latlng
      this.cursor(pmOf(map)?.Draw[this.shape ?? 'Line'])
      this.preview(event)
    })
  }

  get drawing(): boolean {
    return this.shape !== null
  }

  async start(shape: Shape): Promise<void> {
    this.stop()
    const mine = ++this.turn
    this.shape = shape
    const pm = await ready(this.map.leaflet as PmMap)
    if (mine !== this.turn || this.shape !== shape) return
    this.offer()
    const line = { color: token('--edit'), weight: 3 }
    pm.enableDraw(shape, {
      snappable: this.host.snapping(),
      snapDistance: 14,
      snapMiddle: false,
      allowSelfIntersection: false,
      finishOn: 'dblclick',
      finishOnEnter: false,
      tooltips: false,
      continueDrawing: false,
      templineStyle: line,
      hintlineStyle: { ...line, weight: 2, dashArray: '5 5' },
      pathOptions: { ...line, fillOpacity: 0.12 },
    })
    this.cursor(pm.Draw[shape])
    this.map.leaflet.getContainer().dataset.drawing = shape.toLowerCase()
  }

  /** Geoman begins with its marker in the middle of the map; it belongs under the pointer, or nowhere while that is elsewhere. */
  private cursor(drawing: Drawing | undefined): void {
    const marker = drawing?._hintMarker
    if (!this.shape || !marker || this.points.length) return
    if (this.pointer && !marker.options.opacity) marker.setOpacity(1)
    if (!this.pointer) marker.setOpacity(0)
    else if (!this.map.leaflet.getContainer().dataset.drawing) marker.setLatLng(this.pointer)
  }

  /** Ends without a result. */
  stop(): void {
    this.turn++
    const pm = pmOf(this.map)
    this.shape = null
    if (pm?.globalDrawModeEnabled()) pm.disableDraw()
    this.targets?.remove()
    this.targets = null
    this.points = []
    this.traced.clear()
    delete this.map.leaflet.getContainer().dataset.drawing
    this.overlay.show({ traced: null })
  }

  /** Takes the last point back; false when there is none. */
  back(): boolean {
    if (!this.shape || !this.points.length) return false
    const pm = pmOf(this.map)
    if (this.points.length === 1) {
      void this.start(this.shape)
      return true
    }
    pm?.Draw[this.shape]._removeLastVertex?.()
    this.points.pop()
    this.host.count(this.points.length)
    return true
  }

  /** Ends with what is drawn, as a double click does. */
  complete(): void {
    const pm = pmOf(this.map)
    if (this.shape && this.points.length >= (this.shape === 'Line' ? 2 : 3)) pm?.Draw[this.shape]._finishShape?.()
  }

  /** Invisible lines that Geoman snaps to: it looks at nothing else on the map. */
  private offer(): void {
    const quiet = { stroke: false, fill: false, interactive: false, renderer: this.map.renderers.line, snapIgnore: false } as L.PolylineOptions
    const lines = [...this.host.rings(), ...this.host.lines()]
    this.targets = L.layerGroup(lines.map((line) => L.polyline(line.map(latLng), quiet))).addTo(this.map.leaflet)
  }

  private follow(layer: L.Polyline): void {
    layer.on('pm:vertexadded', (event) => {
      const { latlng } = event as unknown as { latlng: L.LatLng }
      const at = rounded([latlng.lng, latlng.lat])
      this.points.push(at)
      if (this.host.tracing()) this.traced.add(keyOf(at))
      this.host.count(this.points.length)
      this.overlay.show({ traced: this.filled() })
    })
  }

  private filled(): LngLat[] {
    return withTraces(this.points, (i) => this.traced.has(keyOf(this.points[i]!)), this.host.rings())
  }

  /** While tracing, shows the way along the border from the last point to the pointer. */
  private preview(event: L.LeafletMouseEvent): void {
    if (!this.shape || !this.points.length) return
    const spot = pmOf(this.map)?.Draw[this.shape]._hintMarker?.getLatLng() ?? event.latlng
    const at = rounded([spot.lng, spot.lat])
    const way = this.host.tracing() ? trace(this.host.rings(), this.points.at(-1)!, at) : null
    this.overlay.show({ traced: way ? [...this.filled(), ...way, at] : this.traced.size ? this.filled() : null })
  }

  private finish(layer: L.Polyline): void {
    layer.remove()
    const shape = this.shape
    const drawn = (shape === 'Polygon' ? (layer.getLatLngs() as unknown as L.LatLng[][])[0]! : (layer.getLatLngs() as L.LatLng[])).map((at) => rounded([at.lng, at.lat]))
    const closed = shape === 'Polygon' ? [...drawn, drawn[0]!] : drawn
    const points = withTraces(closed, (i) => this.traced.has(keyOf(closed[i]!)), this.host.rings())
    this.stop()
    this.host.done(points.filter((at, i) => i === 0 || keyOf(at) !== keyOf(points[i - 1]!)))
  }
}
