/** The map of a routing decision: the place with its ring, the grids that were possible, the way to the nearest border. */
import L from 'leaflet'
import type { FeatureCollection } from 'geojson'

import { boxOf, holds, latLng, widened, type Box, type LngLat, type Shape } from './geo'
import { LabelLayer, type Covered } from './labels'
import { createMap, fitBox, onClick, onPointer, panTo, removeMap, setCursor, viewBox, type GridMap } from './map'
import { MarkLayer, type Mark } from './marks'
import { nearestBorder } from './nearest'
import { OutlineStack } from './outlines'
import { Pin } from './pin'
import { SpotLayer, type Spot } from './spots'
import { token } from './tokens'

const OUTLINES = {
  grids: { colour: '--ln-village', width: 0.8, casing: 0.8 },
  candidates: { colour: '--ln-county', width: 1.8, casing: 1.2, dash: '6 4' },
  chosen: { colour: '--accent', width: 2.6, casing: 1.4 },
  areas: { colour: '--ln-town', width: 2, casing: 1, dash: '10 5' },
} as const

export interface DecisionScene {
  place: LngLat | null
  accuracy_m: number | null
  /** Where the case lay before, when it is being moved. */
  was: LngLat | null
  /** Grids around, with `code`, `name`, `lng` and `lat`. */
  grids: FeatureCollection | null
  chosen: string | null
  candidates: string[]
  /** From the place to the border of the chosen grid, as it was decided; measured here where nobody said it. */
  border_m: number | null
  /** What else is to be told apart around the place. */
  spots: Spot[]
  /** Areas drawn for offices. */
  areas: FeatureCollection | null
  /** Other cases around. */
  cases: Mark[]
}

/** Half the width, in metres, of what is shown around a place without a grid, and at least around one near a border. */
const NEAR_M = 400
const CLOSE_M = 110
/** Spots farther than so from the place, in degrees, are not brought into view: the list tells how far they are. */
const FAR = 0.03
/** Where names stand under their marks. */
const WIDE_MARGIN = { top: 48, right: 72, bottom: 48, left: 72 }
const MARGIN = { top: 24, right: 24, bottom: 40, left: 24 }

function boxAround([lng, lat]: LngLat, half_m: number): Box {
  const y = half_m / 111_320
  const x = y / Math.cos((lat * Math.PI) / 180)
  return [lng - x, lat - y, lng + x, lat + y]
}

/** A place of a shape within the view: its middle, or else the spot farthest from its border. */
function spotIn(shape: Shape, middle: LngLat, [west, south, east, north]: Box): LngLat | null {
  const within = ([lng, lat]: LngLat) => lng > west && lng < east && lat > south && lat < north
  if (within(middle)) return middle
  let best: { place: LngLat; metres: number } | null = null
  for (const x of [0.18, 0.34, 0.5, 0.66, 0.82]) {
    for (const y of [0.12, 0.31, 0.5, 0.69, 0.88]) {
      const place: LngLat = [west + x * (east - west), south + y * (north - south)]
      if (!holds(shape, place)) continue
      const metres = nearestBorder(shape, place)?.metres ?? 0
      if (!best || metres > best.metres) best = { place, metres }
    }
  }
  return best && best.place
}

export class DecisionMap {
  readonly map: GridMap
  private tint: L.GeoJSON | null = null
  private readonly lines: OutlineStack
  private readonly labels: LabelLayer
  private readonly pin: Pin
  private readonly spots: SpotLayer
  private readonly marks: MarkLayer
  private extras: L.LayerGroup | null = null
  private shown: FeatureCollection | null = null
  private scene: DecisionScene | null = null
  private key = ''
  /** The nearest point of the chosen grid's border, and how far beside it its distance is written. */
  private border: LngLat | null = null
  private aside: [number, number] = [0, 0]

  constructor(element: HTMLElement, options: { wheel?: boolean; set?: (place: LngLat) => void; pick?: (number: string) => void; label?: string } = {}) {
    this.map = createMap(element, { wheel: options.wheel ?? false })
    this.lines = new OutlineStack(this.map, OUTLINES)
    this.labels = new LabelLayer(this.map)
    this.labels.covered = () => [...this.covered(), ...this.spots.covered()]
    this.spots = new SpotLayer(this.map)
    this.marks = new MarkLayer(this.map)
    const { set, pick, label } = options
    this.pin = new Pin(this.map, set ? { moved: set, label } : { label })
    if (set) onClick(this.map, (point) => set(point.place))
    if (pick) this.choosing(pick)
    this.map.leaflet.on('moveend', () => this.scene && this.name(this.scene))
  }

  /** Tells which case is clicked. */
  private choosing(pick: (number: string) => void): void {
    onClick(this.map, ({ x, y }) => {
      const found = this.marks.at(x, y)
      if (found) pick(found.number)
    })
    onPointer(this.map, (point) => setCursor(this.map, point && this.marks.at(point.x, point.y) ? 'pointer' : ''))
  }

  draw(scene: DecisionScene): void {
    this.scene = scene
    if (scene.place) this.pin.set(scene.place, scene.accuracy_m)
    else this.pin.clear()
    this.spots.show(scene.place, scene.spots)
    this.marks.draw(scene.cases)
    this.lines.set('areas', scene.areas)
    this.drawExtras(scene)
    const key = JSON.stringify([scene.chosen, scene.candidates])
    if (scene.grids !== this.shown || key !== this.key) {
      this.shown = scene.grids
      this.key = key
      this.drawGrids(scene)
    }
    this.name(scene)
  }

  /** Shows the chosen grid with the place; where grids are to be told apart, the place closely with its ring. */
  fit(scene: DecisionScene): void {
    // In a dialog that is about to open nothing has a size yet.
    if (!this.map.leaflet.getContainer().clientWidth) return void this.map.leaflet.once('resize', () => this.fit(scene))
    const chosen = this.shape(scene, scene.chosen)
    const box = chosen && boxOf([chosen])
    const { place } = scene
    if (!place) return void (box && fitBox(this.map, box, MARGIN, 17))
    const around = scene.spots.map((one) => one.place).filter(([x, y]) => Math.abs(x - place[0]) < FAR && Math.abs(y - place[1]) < FAR)
    if (around.length) {
      const [xs, ys] = [0, 1].map((axis) => [place, ...around].map((one) => one[axis as 0 | 1])) as [number[], number[]]
      return fitBox(this.map, [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)], WIDE_MARGIN, 17)
    }
    if (scene.candidates.length) return fitBox(this.map, boxAround(place, Math.max(CLOSE_M, (scene.accuracy_m ?? 0) * 3)), {}, 18)
    if (!box) return fitBox(this.map, boxAround(place, NEAR_M), {}, 17)
    const [lng, lat] = place
    fitBox(this.map, [Math.min(box[0], lng), Math.min(box[1], lat), Math.max(box[2], lng), Math.max(box[3], lat)], MARGIN, 17)
  }

  /** Shows a box, for a place that is still looked for. */
  look(box: Box): void {
    if (!this.map.leaflet.getContainer().clientWidth) return void this.map.leaflet.once('resize', () => this.look(box))
    fitBox(this.map, box, MARGIN, 17)
  }

  /** Brings the place into view when it lies outside. */
  follow([lng, lat]: LngLat): void {
    const [west, south, east, north] = viewBox(this.map)
    if (lng < west || lng > east || lat < south || lat > north) panTo(this.map, [lng, lat])
  }

  /** The view widened by half on each side, as a query asks for it. */
  around(): string {
    const [west, south, east, north] = viewBox(this.map)
    const [x, y] = [(east - west) / 2, (north - south) / 2]
    return widened([west - x, south - y, east + x, north + y], 0.02).join(',')
  }

  remove(): void {
    removeMap(this.map)
  }

  /** Where the pin and the length beside it stand: no name is put there. */
  private covered(): Covered[] {
    if (!this.scene?.place) return []
    const { x, y } = this.map.leaflet.latLngToContainerPoint(latLng(this.scene.place))
    const pin = { left: x - 18, top: y - 40, right: x + 18, bottom: y + 6 }
    if (!this.border) return [pin]
    const at = this.map.leaflet.latLngToContainerPoint(latLng(this.border)).add(this.aside)
    return [pin, { left: at.x - 26, top: at.y - 12, right: at.x + 26, bottom: at.y + 12 }]
  }

  private shape(scene: DecisionScene, code: string | null): Shape | null {
    return (scene.grids?.features.find((one) => one.properties?.code === code) as Shape | undefined) ?? null
  }

  private drawGrids(scene: DecisionScene): void {
    const { grids } = scene
    const only = (codes: readonly (string | null)[]): FeatureCollection | null =>
      grids && { ...grids, features: grids.features.filter((one) => codes.includes(one.properties?.code as string)) }
    this.lines.set('grids', grids)
    this.lines.set('candidates', only(scene.candidates))
    const own = only([scene.chosen])
    this.lines.set('chosen', own)
    this.tint?.remove()
    this.tint = own && L.geoJSON(own, { interactive: false, style: { renderer: this.map.renderers.fill, stroke: false, fillColor: token('--accent'), fillOpacity: 0.08 } }).addTo(this.map.leaflet)
  }

  /** Names the grids; those that matter also where their middle lies outside the map. */
  private name(scene: DecisionScene): void {
    const view = viewBox(this.map)
    this.labels.show(
      ((scene.grids?.features ?? []) as Shape[]).map((shape) => {
        const { code, name, over, lng, lat } = shape.properties as { code: string; name: string; over: boolean; lng: number; lat: number }
        const rank = code === scene.chosen ? 20 : scene.candidates.includes(code) ? 10 : 0
        return { code, place: (rank && spotIn(shape, [lng, lat], view)) || [lng, lat], name, kind: over ? 'zone' : 'grid', priority: rank }
      }),
    )
  }

  /** The line to the nearest border with its length, and the way from where the case was. */
  private drawExtras(scene: DecisionScene): void {
    this.extras?.remove()
    const layers: L.Layer[] = []
    const { place, was } = scene
    const line = (from: LngLat, to: LngLat, colour: string, dashArray: string) =>
      L.polyline([latLng(from), latLng(to)], { renderer: this.map.renderers.mark, interactive: false, color: colour, weight: 1.6, dashArray })
    const chosen = this.shape(scene, scene.chosen)
    const border = place && chosen && nearestBorder(chosen, place)
    this.border = border ? border.place : null
    if (border) layers.push(line(place, border.place, token('--ink'), '2 4'), this.tag(border.place, place, `${Math.round(scene.border_m ?? border.metres)} m`))
    if (was && place && (was[0] !== place[0] || was[1] !== place[1])) {
      const dot = { renderer: this.map.renderers.mark, interactive: false, radius: 6, color: token('--ghost'), weight: 2, fillColor: token('--panel'), fillOpacity: 1 }
      layers.push(line(was, place, token('--ghost'), '6 5'), L.circleMarker(latLng(was), dot))
    }
    this.extras = L.layerGroup(layers).addTo(this.map.leaflet)
  }

  /** Words beyond the end of a line, clear of what stands at its beginning. */
  private tag(at: LngLat, from: LngLat, words: string): L.Marker {
    const text = document.createElement('b')
    text.textContent = words
    const [x, y] = [(at[0] - from[0]) * Math.cos((at[1] * Math.PI) / 180), at[1] - from[1]]
    const length = Math.hypot(x, y) || 1
    this.aside = [Math.round((x / length) * 30), Math.round((-y / length) * 16)]
    text.style.left = `${this.aside[0]}px`
    text.style.top = `${this.aside[1]}px`
    const icon = L.divIcon({ className: 'map-tag', html: text, iconSize: [0, 0] })
    return L.marker(latLng(at), { pane: 'label', interactive: false, keyboard: false, icon })
  }
}
