/** Makes the map: panes, moves, pointer and scale. The rest of the folder draws on it; features hold it opaque. */
import L from 'leaflet'
import type { Geometry } from 'geojson'
import 'leaflet/dist/leaflet.css'
import './map.css'

import { latLng, type Box, type LngLat } from './geo'

/** Panes from below to above; only the pin's takes the pointer, hits are found by geometry. */
const PANES = { base: 210, fill: 310, then: 312, line: 330, mark: 420, label: 500, pin: 610 } as const
export type Pane = keyof typeof PANES

export interface MapPoint {
  place: LngLat
  x: number
  y: number
}

export interface GridMap {
  readonly leaflet: L.Map
  readonly renderers: Record<Exclude<Pane, 'label' | 'pin'>, L.Canvas>
}

export interface MapOptions {
  box?: Box
  minZoom?: number
  /** False where the page itself scrolls over the map. */
  wheel?: boolean
}

/** Says that the first shapes are on screen: for the benchmark, and for tests that wait. */
export function markDrawn(element: HTMLElement | undefined): void {
  performance.mark('gridgis:map-drawn')
  if (element) element.dataset.drawn = 'true'
}

function still(): boolean {
  return navigator.webdriver || matchMedia('(prefers-reduced-motion: reduce)').matches
}

interface Redrawing {
  _ctx?: CanvasRenderingContext2D
  _redraw(): void
}

/** A canvas that is gone draws no more: a frame that Leaflet asked for while the map was taken away still comes, and finds no pen. */
const Canvas = L.Canvas.extend({
  _redraw(this: Redrawing) {
    if (this._ctx) (L.Canvas.prototype as unknown as Redrawing)._redraw.call(this)
  },
}) as unknown as new (options: L.RendererOptions) => L.Canvas

export function createMap(element: HTMLElement, options: MapOptions = {}): GridMap {
  const moving = !still()
  const map = L.map(element, {
    zoomControl: false,
    attributionControl: false,
    zoomAnimation: moving,
    fadeAnimation: moving,
    markerZoomAnimation: moving,
    inertia: moving,
    zoomSnap: 0.25,
    zoomDelta: 0.75,
    wheelPxPerZoomLevel: 90,
    minZoom: options.minZoom ?? 8,
    maxZoom: 19,
    scrollWheelZoom: options.wheel ?? true,
    doubleClickZoom: false,
    boxZoom: false,
  })
  for (const [name, zIndex] of Object.entries(PANES)) {
    const pane = map.createPane(name)
    pane.style.zIndex = String(zIndex)
    if (name !== 'pin') pane.style.pointerEvents = 'none'
  }
  const canvas = (pane: Pane) => new Canvas({ pane, padding: 0.3 })
  const renderers = { base: canvas('base'), fill: canvas('fill'), then: canvas('then'), line: canvas('line'), mark: canvas('mark') }
  if (options.box) fitBox({ leaflet: map, renderers }, options.box)
  else map.setView([30.62, 120.75], 10, { animate: false })
  const observer = new ResizeObserver(() => map.invalidateSize({ animate: false, debounceMoveend: true }))
  observer.observe(element)
  map.on('unload', () => observer.disconnect())
  return { leaflet: map, renderers }
}

/** Takes a map away; what Leaflet still tells of it later, such as the end of a change of size, nobody hears. */
export function removeMap(map: GridMap): void {
  map.leaflet.remove()
  map.leaflet.off()
}

export interface Edges {
  top?: number
  right?: number
  bottom?: number
  left?: number
}

/** Shows a box whole, clear of what floats at the edges. */
export function fitBox(map: GridMap, [west, south, east, north]: Box, edges: Edges = {}, maxZoom = 16): void {
  map.leaflet.fitBounds(
    [
      [south, west],
      [north, east],
    ],
    {
      paddingTopLeft: [edges.left ?? 0, edges.top ?? 0],
      paddingBottomRight: [edges.right ?? 0, edges.bottom ?? 0],
      animate: false,
      maxZoom,
    },
  )
}

export function panTo(map: GridMap, place: LngLat, zoom?: number): void {
  map.leaflet.setView(latLng(place), zoom ?? map.leaflet.getZoom(), { animate: !still() })
}

export function zoomBy(map: GridMap, steps: number): void {
  if (steps > 0) map.leaflet.zoomIn(steps)
  else map.leaflet.zoomOut(-steps)
}

/** The box around any geometry; null for none. */
export function boxOfGeometry(geometry: Geometry | null): Box | null {
  if (!geometry) return null
  const bounds = L.geoJSON(geometry).getBounds()
  return bounds.isValid() ? [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()] : null
}

export function viewBox(map: GridMap): Box {
  const bounds = map.leaflet.getBounds()
  return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()]
}

function pointOf(event: L.LeafletMouseEvent): MapPoint {
  const spot = event.latlng.wrap()
  return { place: [spot.lng, spot.lat], x: event.containerPoint.x, y: event.containerPoint.y }
}

export function onClick(map: GridMap, heard: (point: MapPoint) => void): void {
  map.leaflet.on('click', (event) => heard(pointOf(event)))
}

/** A double click, which follows its two clicks. */
export function onDoubleClick(map: GridMap, heard: (point: MapPoint) => void): void {
  map.leaflet.on('dblclick', (event) => heard(pointOf(event)))
}

export const zoomOf = (map: GridMap): number => map.leaflet.getZoom()

/** Two maps of the same ground: where one goes, the other goes. */
export function together(one: GridMap, other: GridMap): void {
  const follow = (from: L.Map, to: L.Map) => () => {
    if (from.getZoom() !== to.getZoom() || !from.getCenter().equals(to.getCenter(), 1e-7)) to.setView(from.getCenter(), from.getZoom(), { animate: false })
  }
  one.leaflet.on('move zoom', follow(one.leaflet, other.leaflet))
  other.leaflet.on('move zoom', follow(other.leaflet, one.leaflet))
  follow(one.leaflet, other.leaflet)()
}

/** Tells the pointer's place at most once a frame, and null when it leaves the map. */
export function onPointer(map: GridMap, heard: (point: MapPoint | null) => void): void {
  let waiting: MapPoint | null = null
  let asked = false
  map.leaflet.on('mousemove', (event) => {
    waiting = pointOf(event)
    if (asked) return
    asked = true
    requestAnimationFrame(() => {
      asked = false
      if (waiting) heard(waiting)
    })
  })
  map.leaflet.on('mouseout', () => {
    waiting = null
    heard(null)
  })
}

/** Called now and after every move or zoom. */
export function onView(map: GridMap, heard: () => void): void {
  map.leaflet.on('moveend zoomend resize', heard)
  heard()
}

/** The middle of the map and its zoom, as an address keeps them. */
export function viewOf(map: GridMap): [lng: number, lat: number, zoom: number] {
  const { lng, lat } = map.leaflet.getCenter()
  return [Number(lng.toFixed(5)), Number(lat.toFixed(5)), Number(map.leaflet.getZoom().toFixed(2))]
}

export function showView(map: GridMap, [lng, lat, zoom]: [lng: number, lat: number, zoom: number]): void {
  map.leaflet.setView([lat, lng], zoom, { animate: false })
}

/** Called after a move that a person made by hand: not when a place is shown whole. */
export function onMoved(map: GridMap, heard: () => void): void {
  let by = false
  for (const kind of ['pointerdown', 'wheel', 'keydown', 'touchstart']) map.leaflet.getContainer().addEventListener(kind, () => (by = true), { passive: true })
  map.leaflet.on('moveend', () => {
    if (by) heard()
    by = false
  })
}

export interface Scale {
  width_px: number
  metres: number
}

/** A round length near 90 px at the middle of the map. */
export function scaleOf(map: GridMap): Scale {
  const { lat } = map.leaflet.getCenter()
  const perPixel = (40_075_016.686 * Math.cos((lat * Math.PI) / 180)) / (256 * 2 ** map.leaflet.getZoom())
  const wanted = perPixel * 90
  const power = 10 ** Math.floor(Math.log10(wanted))
  const metres = [5, 2, 1].map((n) => n * power).find((n) => n <= wanted) ?? power
  return { width_px: Math.round(metres / perPixel), metres }
}

export function setCursor(map: GridMap, cursor: '' | 'pointer' | 'crosshair'): void {
  map.leaflet.getContainer().style.cursor = cursor
}
