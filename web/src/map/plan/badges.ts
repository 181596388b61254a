/** Problems on the map: red where they lie, numbered as in the list. */
import L from 'leaflet'
import type { Feature, Geometry } from 'geojson'

import { latLng, type LngLat } from '../geo'
import { boxOfGeometry, type GridMap } from '../map'
import { token } from '../tokens'

export interface Badge {
  id: string
  number: number
  severity: 'error' | 'warning'
  geometry: Geometry | null
  /** Where the number stands when the problem has no place of its own. */
  place: LngLat | null
  chosen: boolean
}

function middle(badge: Badge): LngLat | null {
  const box = boxOfGeometry(badge.geometry)
  return box ? [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2] : badge.place
}

/** The number stands above what it is about: the place stays to be seen, and a grid's name to be read. */
const LIFT_PX = { shape: 20, name: 28 }

export class BadgeLayer {
  private group: L.LayerGroup | null = null
  private spots: { id: string; at: LngLat; lift: number }[] = []

  constructor(private readonly map: GridMap) {}

  draw(badges: Badge[]): void {
    this.group?.remove()
    this.spots = []
    this.group = L.layerGroup(badges.flatMap((badge) => this.layersOf(badge))).addTo(this.map.leaflet)
  }

  private layersOf(badge: Badge): L.Layer[] {
    const colour = token(badge.severity === 'error' ? '--problem' : '--st-near')
    const shape = badge.geometry
      ? L.geoJSON({ type: 'Feature', properties: {}, geometry: badge.geometry } as Feature, {
          interactive: false,
          pointToLayer: (_, at) => L.circleMarker(at, { radius: 5 }),
          style: () => ({ renderer: this.map.renderers.mark, color: colour, weight: badge.chosen ? 4 : 2.4, fillColor: colour, fillOpacity: 0.18 }),
        })
      : null
    // A grid without a chief is no fault of its shape: the whole grid is not painted red for it.
    const drawn = shape && badge.severity === 'error' && badge.geometry ? [shape] : []
    const at = middle(badge)
    if (!at) return drawn
    const lift = badge.geometry ? LIFT_PX.shape : LIFT_PX.name
    this.spots.push({ id: badge.id, at, lift })
    const face = document.createElement('b')
    face.textContent = String(badge.number)
    face.className = `plan-badge plan-badge-${badge.severity}${badge.chosen ? ' on' : ''}`
    face.dataset.testid = 'problem-badge'
    const icon = L.divIcon({ className: 'plan-badge-box', html: face, iconSize: [20, 20], iconAnchor: [10, 10 + lift] })
    return [...drawn, L.marker(latLng(at), { pane: 'label', interactive: false, keyboard: false, icon, zIndexOffset: 1000 })]
  }

  /** The problem whose number is under a point of the map. */
  at(x: number, y: number): string | null {
    const hit = this.spots.find(({ at, lift }) => {
      const point = this.map.leaflet.latLngToContainerPoint(latLng(at))
      return Math.hypot(point.x - x, point.y - lift - y) <= 12
    })
    return hit?.id ?? null
  }
}
