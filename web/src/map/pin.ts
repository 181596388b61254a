/** A pin with its ring of accuracy; can be dragged where a person sets a place. */
import L from 'leaflet'

import { latLng, type LngLat } from './geo'
import type { GridMap } from './map'
import { token } from './tokens'

export interface PinOptions {
  /** Called with the new place when the pin was dragged. */
  moved?: (place: LngLat) => void
  label?: string
  /** A dot in place of a drop: where somebody is. */
  dot?: boolean
}

const SVG = 'http://www.w3.org/2000/svg'

function drop(): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', '0 0 28 38')
  const body = document.createElementNS(SVG, 'path')
  body.setAttribute('d', 'M14 37C10 28 1 23 1 14a13 13 0 0 1 26 0c0 9-9 14-13 23Z')
  const eye = document.createElementNS(SVG, 'circle')
  eye.setAttribute('cx', '14')
  eye.setAttribute('cy', '14')
  eye.setAttribute('r', '5')
  svg.append(body, eye)
  return svg
}

export class Pin {
  private marker: L.Marker | null = null
  private ring: L.Circle | null = null

  constructor(
    private readonly map: GridMap,
    private readonly options: PinOptions = {},
  ) {}

  set(place: LngLat, accuracy_m?: number | null): void {
    const at = latLng(place)
    if (this.marker) this.marker.setLatLng(at)
    else this.marker = this.make(at)
    if (!accuracy_m || accuracy_m <= 0) {
      this.ring?.remove()
      this.ring = null
    } else if (this.ring) {
      this.ring.setLatLng(at).setRadius(accuracy_m)
    } else {
      const accent = token('--accent')
      this.ring = L.circle(at, {
        renderer: this.map.renderers.mark,
        interactive: false,
        radius: accuracy_m,
        color: accent,
        weight: 1.5,
        fillColor: accent,
        fillOpacity: 0.14,
      }).addTo(this.map.leaflet)
    }
  }

  private make(at: [number, number]): L.Marker {
    const holder = document.createElement('div')
    const { moved, label, dot } = this.options
    if (!dot) holder.append(drop())
    const icon = dot ? L.divIcon({ className: 'map-here', html: holder, iconSize: [18, 18], iconAnchor: [9, 9] }) : L.divIcon({ className: 'map-pin', html: holder, iconSize: [28, 38], iconAnchor: [14, 37] })
    const marker = L.marker(at, {
      pane: 'pin',
      icon,
      draggable: !!moved,
      autoPan: !!moved,
      keyboard: false,
      interactive: !!moved,
      alt: label ?? '',
    })
    if (moved) {
      marker.on('dragend', () => {
        const spot = marker.getLatLng()
        moved([spot.lng, spot.lat])
      })
    }
    return marker.addTo(this.map.leaflet)
  }

  clear(): void {
    this.marker?.remove()
    this.ring?.remove()
    this.marker = null
    this.ring = null
  }
}
