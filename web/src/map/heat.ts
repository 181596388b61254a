/** Densities over squares drawn as smooth bands on a canvas of its own, which Leaflet moves and stretches as a picture. */
import L from 'leaflet'
import type { FeatureCollection } from 'geojson'

import type { Fill } from './areas'
import type { Box, LngLat } from './geo'
import type { GridMap } from './map'
import { token } from './tokens'

/** Squares from north to south, then west to east, over a box in degrees. */
export interface HeatGrid {
  box: Box
  rows: number
  columns: number
  /** Densities; NaN outside the area. */
  values: Float32Array
  /** Limits of classes, rising, and the fill of each class, one more: that below the first limit first. */
  limits: number[]
  fills: Fill[]
}

const WIDE = 1400
const SHOWN = 0.88

/** A canvas in place of Leaflet's picture. */
const Picture = L.ImageOverlay.extend({
  _initImage(this: { _image: HTMLElement; _url: HTMLCanvasElement; _zoomAnimated: boolean }) {
    this._image = this._url
    L.DomUtil.addClass(this._image, 'leaflet-image-layer')
    if (this._zoomAnimated) L.DomUtil.addClass(this._image, 'leaflet-zoom-animated')
  },
}) as unknown as new (canvas: HTMLCanvasElement, bounds: L.LatLngBoundsExpression, options: L.ImageOverlayOptions) => L.ImageOverlay

/** The density at a place, between the middles of the squares around it; null outside. */
export function densityAt(grid: HeatGrid, [lng, lat]: LngLat): number | null {
  const [west, south, east, north] = grid.box
  const value = between(grid, ((lng - west) / (east - west)) * grid.columns - 0.5, ((north - lat) / (north - south)) * grid.rows - 0.5)
  return Number.isNaN(value) ? null : value
}

/** The mean of the four squares around a point, weighed by nearness; squares outside the area weigh nothing. */
function between({ rows, columns, values }: HeatGrid, across: number, down: number): number {
  const left = Math.floor(across)
  const top = Math.floor(down)
  let sum = 0
  let weight = 0
  for (let n = 0; n < 4; n += 1) {
    const column = left + (n & 1)
    const row = top + (n >> 1)
    if (column < 0 || row < 0 || column >= columns || row >= rows) continue
    const value = values[row * columns + column]!
    const share = (1 - Math.abs(across - column)) * (1 - Math.abs(down - row))
    if (Number.isNaN(value) || share <= 0) continue
    sum += value * share
    weight += share
  }
  return weight > 0 ? sum / weight : Number.NaN
}

/** The class of a density: 0 below the first limit. */
export function bandOf(value: number, limits: number[]): number {
  let band = 0
  while (band < limits.length && value >= limits[band]!) band += 1
  return band
}

function colours(fills: Fill[]): ([number, number, number] | null)[] {
  return fills.map((fill) => {
    if (fill === 'clear') return null
    const hex = Number.parseInt(token(`--${fill}`).slice(1), 16)
    return [hex >> 16, (hex >> 8) & 255, hex & 255]
  })
}

function paint(canvas: HTMLCanvasElement, grid: HeatGrid, area: FeatureCollection | null): void {
  const fine = Math.max(2, Math.min(8, Math.round(WIDE / Math.max(grid.rows, grid.columns))))
  canvas.width = grid.columns * fine
  canvas.height = grid.rows * fine
  const pen = canvas.getContext('2d')
  if (!pen) return
  const image = pen.createImageData(canvas.width, canvas.height)
  const ramp = colours(grid.fills)
  for (let y = 0, at = 0; y < canvas.height; y += 1) {
    for (let x = 0; x < canvas.width; x += 1, at += 4) {
      const value = between(grid, (x + 0.5) / fine - 0.5, (y + 0.5) / fine - 0.5)
      const colour = Number.isNaN(value) ? null : ramp[bandOf(value, grid.limits)]
      if (!colour) continue
      image.data.set(colour, at)
      image.data[at + 3] = 255
    }
  }
  pen.putImageData(image, 0, 0)
  if (area) cut(pen, grid, area)
}

/** Takes away what lies outside an area, along its border instead of along squares. */
function cut(pen: CanvasRenderingContext2D, { box: [west, south, east, north] }: HeatGrid, area: FeatureCollection): void {
  const { width, height } = pen.canvas
  pen.globalCompositeOperation = 'destination-in'
  pen.beginPath()
  for (const { geometry } of area.features) {
    const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : []
    for (const ring of parts.flat()) {
      for (const [nth, [lng, lat]] of ring.entries()) {
        const x = ((lng! - west) / (east - west)) * width
        const y = ((north - lat!) / (north - south)) * height
        if (nth) pen.lineTo(x, y)
        else pen.moveTo(x, y)
      }
      pen.closePath()
    }
  }
  pen.fill('evenodd')
  pen.globalCompositeOperation = 'source-over'
}

export class HeatLayer {
  private picture: L.ImageOverlay | null = null
  private drawn: HeatGrid | null = null
  private within: FeatureCollection | null = null

  constructor(
    private readonly map: GridMap,
    private readonly pane: 'fill' | 'then' = 'fill',
  ) {}

  draw(grid: HeatGrid, area: FeatureCollection | null): void {
    if (grid === this.drawn && area === this.within) return
    this.clear()
    this.drawn = grid
    this.within = area
    const canvas = document.createElement('canvas')
    canvas.dataset.testid = this.pane === 'fill' ? 'heat' : 'heat-then'
    paint(canvas, grid, area)
    const [west, south, east, north] = grid.box
    this.picture = new Picture(canvas, [[south, west], [north, east]], { pane: this.pane, opacity: SHOWN }).addTo(this.map.leaflet)
  }

  clear(): void {
    this.picture?.remove()
    this.picture = null
    this.drawn = this.within = null
  }
}
