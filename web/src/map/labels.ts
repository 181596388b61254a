/** Names on the map, placed so that none covers another; small places get a leader line. */
import L from 'leaflet'

import { placeLabels, type Placed } from './collide'
import type { LngLat } from './geo'
import type { GridMap } from './map'
import { lengthIn, token } from './tokens'

export type LabelKind = 'county' | 'town' | 'village' | 'grid' | 'zone' | 'outside'

export interface Label {
  code: string
  place: LngLat
  name: string
  value?: string
  /** Red badge: what is overdue here. */
  badge?: string
  kind: LabelKind
  priority: number
  leader?: boolean
}

export interface Covered {
  left: number
  top: number
  right: number
  bottom: number
}

/** Rectangles that elements cover inside a frame, in the frame's pixels. */
export function coveredIn(frame: HTMLElement | null | undefined, selector: string): Covered[] {
  if (!frame) return []
  const outer = frame.getBoundingClientRect()
  return [...frame.querySelectorAll(selector)].map((panel) => {
    const { left, top, right, bottom } = panel.getBoundingClientRect()
    return { left: left - outer.left, top: top - outer.top, right: right - outer.left, bottom: bottom - outer.top }
  })
}

const pens = new Map<string, CanvasRenderingContext2D | null>()

function textWidth(text: string, font: string): number {
  if (!pens.has(font)) {
    const pen = document.createElement('canvas').getContext('2d')
    if (pen) pen.font = font
    pens.set(font, pen)
  }
  return pens.get(font)?.measureText(text).width ?? text.length * 12
}

function sizeOf(label: Label): { width: number; height: number } {
  const family = token('--font') || 'sans-serif'
  const town = lengthIn('--lb-town', 13)
  const px = { county: lengthIn('--lb-county', 15), town, village: lengthIn('--lb-village', 11.5), grid: lengthIn('--lb-grid', 11), zone: lengthIn('--lb-grid', 11), outside: town }[label.kind]
  const name = textWidth(label.name, `600 ${px}px ${family}`) + (label.kind === 'outside' ? label.name.length * 3 : 2)
  const value = label.value ? textWidth(label.value, `400 ${town * 0.92}px ${family}`) : 0
  const badge = label.badge ? textWidth(label.badge, `600 ${town * 0.85}px ${family}`) + town * 1.85 : 0
  return {
    width: Math.max(name, value, badge),
    height: Math.round(px * 1.3) + (label.value ? town * 1.15 : 0) + (label.badge ? town * 1.62 : 0),
  }
}

function elementOf(label: Label): HTMLElement {
  const box = document.createElement('div')
  box.className = `map-label map-label-${label.kind}`
  box.dataset.testid = 'map-label'
  box.dataset.code = label.code
  const add = (tag: string, text: string, name?: string) => {
    const part = document.createElement(tag)
    part.textContent = text
    if (name) part.className = name
    box.append(part)
  }
  add('b', label.name)
  if (label.value) add('span', label.value)
  if (label.badge) add('em', label.badge, 'over-badge')
  return box
}

export class LabelLayer {
  private labels: Label[] = []
  private group: L.LayerGroup | null = null
  private shown = ''
  /** Rectangles the page's floating panels cover, in map pixels. */
  covered: () => Covered[] = () => []

  constructor(private readonly map: GridMap) {
    map.leaflet.on('moveend zoomend resize', () => this.place())
  }

  show(labels: Label[]): void {
    this.labels = labels
    this.shown = ''
    this.place()
  }

  /** Places again; call it when a floating panel has opened or closed. */
  place(): void {
    const size = this.map.leaflet.getSize()
    const wanted = this.labels.map((label) => {
      const point = this.map.leaflet.latLngToContainerPoint([label.place[1], label.place[0]])
      return {
        id: label.code,
        x: point.x,
        y: point.y,
        ...sizeOf(label),
        priority: label.priority,
        leader: label.leader ?? false,
      }
    })
    const placed = placeLabels(wanted, { width: size.x, height: size.y }, this.covered())
    const key = JSON.stringify([placed, this.map.leaflet.getZoom()])
    if (key === this.shown) return
    this.shown = key
    this.draw(placed)
  }

  private draw(placed: Placed[]): void {
    this.group?.remove()
    const layers = placed.flatMap((spot) => {
      const label = this.labels.find((one) => one.code === spot.id)
      return label ? this.layersOf(label, spot) : []
    })
    this.group = L.layerGroup(layers).addTo(this.map.leaflet)
  }

  private layersOf(label: Label, spot: Placed): L.Layer[] {
    const at = L.latLng(label.place[1], label.place[0])
    const size = sizeOf(label)
    const icon = L.divIcon({
      className: 'map-label-box',
      html: elementOf(label),
      iconSize: [size.width, size.height],
      iconAnchor: [size.width / 2 - spot.dx, size.height / 2 - spot.dy],
    })
    const marker = L.marker(at, { pane: 'label', interactive: false, keyboard: false, icon })
    if (!spot.leader) return [marker]
    const from = this.map.leaflet.latLngToContainerPoint(at)
    const end = from.add([spot.dx * 0.72, spot.dy * 0.72])
    const line = L.polyline([at, this.map.leaflet.containerPointToLatLng(end)], {
      renderer: this.map.renderers.mark,
      interactive: false,
      color: token('--ink-2'),
      weight: 1,
    })
    const dot = L.circleMarker(at, {
      renderer: this.map.renderers.mark,
      interactive: false,
      radius: 2,
      stroke: false,
      fillColor: token('--ink-2'),
      fillOpacity: 1,
    })
    return [line, dot, marker]
  }
}
