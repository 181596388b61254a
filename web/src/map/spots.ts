/** Places around another one, each numbered and named, with a line to it: offices that could take a case, cases like it. */
import L from 'leaflet'

import { latLng, type LngLat } from './geo'
import type { Covered } from './labels'
import type { GridMap } from './map'
import { token } from './tokens'

export interface Spot {
  place: LngLat
  /** In its circle: a number or a letter, the same as in the list beside the map. */
  mark: string
  name: string
  /** What it was chosen for; nothing is drawn pale. */
  chosen: 'lead' | 'co' | ''
}

export class SpotLayer {
  private readonly group: L.LayerGroup
  private shown: Spot[] = []

  constructor(private readonly map: GridMap) {
    this.group = L.layerGroup().addTo(map.leaflet)
  }

  show(from: LngLat | null, spots: Spot[]): void {
    this.group.clearLayers()
    this.shown = spots
    for (const one of [...spots].sort((a, b) => Number(!!a.chosen) - Number(!!b.chosen))) {
      if (from && one.chosen) {
        const lead = one.chosen === 'lead'
        L.polyline([latLng(from), latLng(one.place)], { renderer: this.map.renderers.mark, interactive: false, color: token(lead ? '--accent' : '--ink-2'), weight: lead ? 2.6 : 1.5, dashArray: lead ? '7 5' : '3 5' }).addTo(this.group)
      }
      this.marker(one).addTo(this.group)
    }
  }

  /** What the marks and their names stand on. */
  covered(): Covered[] {
    return this.shown.map((one) => {
      const { x, y } = this.map.leaflet.latLngToContainerPoint(latLng(one.place))
      const half = Math.max(14, one.name.length * 6)
      return { left: x - half, top: y - 13, right: x + half, bottom: y + 30 }
    })
  }

  private marker(one: Spot): L.Marker {
    const holder = document.createElement('div')
    holder.className = `map-spot ${one.chosen}`
    const mark = document.createElement('i')
    mark.textContent = one.mark
    const name = document.createElement('b')
    name.textContent = one.name
    holder.append(mark, name)
    const icon = L.divIcon({ className: 'map-spot-box', html: holder, iconSize: [0, 0] })
    return L.marker(latLng(one.place), { pane: 'label', interactive: false, keyboard: false, icon, zIndexOffset: one.chosen ? 100 : 0 })
  }
}
