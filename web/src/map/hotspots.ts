/** Hot spots: a ring as large as what it counts, and its number; new, persistent and fading differ by shape, not by colour. */
import L from 'leaflet'

import { latLng, type LngLat } from './geo'
import { hatched } from './hatch'
import type { Covered } from './labels'
import type { GridMap } from './map'
import { token } from './tokens'

export interface HotMark {
  place: LngLat
  /** The same as in the list beside the map. */
  mark: string
  standing: 'new' | 'persistent' | 'fading'
  radius_m: number
  chosen?: boolean
}

const HALF_PX = 11
/** So far around a number a click means it. */
const NEAR_PX = 14

export class HotspotLayer {
  private readonly group: L.LayerGroup
  private shown: HotMark[] = []

  constructor(private readonly map: GridMap) {
    this.group = L.layerGroup().addTo(map.leaflet)
  }

  /** Draws them, and hatched the cells that too few cases left untested; empty lists take all away. */
  show(marks: readonly HotMark[], few: readonly (readonly (readonly number[])[])[] = []): void {
    this.group.clearLayers()
    this.shown = [...marks]
    const renderer = this.map.renderers.mark
    for (const ring of few) {
      L.polygon(ring.map(([lng, lat]) => latLng([lng!, lat!])), { renderer, interactive: false, stroke: false, fillColor: hatched('--ink-3') as string, fillOpacity: 1 }).addTo(this.group)
    }
    for (const one of marks) {
      for (const share of one.standing === 'persistent' ? [1, 0.86] : [1]) this.ring(one, share)
      this.number(one).addTo(this.group)
    }
  }

  at(x: number, y: number): HotMark | null {
    const far = (one: HotMark) => {
      const point = this.map.leaflet.latLngToContainerPoint(latLng(one.place))
      return Math.hypot(point.x - x, point.y - y)
    }
    const near = this.shown.filter((one) => far(one) <= NEAR_PX)
    return near.sort((a, b) => far(a) - far(b))[0] ?? null
  }

  /** What the numbers stand on. */
  covered(): Covered[] {
    return this.shown.map((one) => {
      const { x, y } = this.map.leaflet.latLngToContainerPoint(latLng(one.place))
      return { left: x - HALF_PX, top: y - HALF_PX, right: x + HALF_PX, bottom: y + HALF_PX }
    })
  }

  private ring(one: HotMark, share: number): void {
    const circle = (color: string, weight: number) =>
      L.circle(latLng(one.place), { renderer: this.map.renderers.mark, interactive: false, radius: one.radius_m * share, color, weight, fill: false, dashArray: one.standing === 'fading' ? '4 4' : undefined }).addTo(this.group)
    circle(token('--panel'), one.chosen ? 6 : 4)
    circle(token(one.chosen ? '--sel' : '--ink'), one.chosen ? 3 : 1.6)
  }

  private number(one: HotMark): L.Marker {
    const holder = document.createElement('b')
    holder.className = `map-hot ${one.standing}`
    holder.classList.toggle('chosen', !!one.chosen)
    holder.textContent = one.mark
    const icon = L.divIcon({ className: 'map-spot-box', html: holder, iconSize: [0, 0] })
    return L.marker(latLng(one.place), { pane: 'label', interactive: false, keyboard: false, icon, zIndexOffset: one.chosen ? 200 : 100 })
  }
}
