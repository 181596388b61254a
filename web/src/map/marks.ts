/** Open cases as marks on a canvas: shape and colour by the state of the clock. */
import L from 'leaflet'

import { latLng, type LngLat } from './geo'
import type { GridMap } from './map'
import { token } from './tokens'

export type MarkState = 'ok' | 'near' | 'over' | 'susp' | 'closed'

export interface Mark {
  number: string
  state: MarkState
  place: LngLat
}

const ORDER: MarkState[] = ['closed', 'ok', 'susp', 'near', 'over']
const SIZE: Record<MarkState, number> = { closed: 3.5, ok: 3.5, susp: 4, near: 5, over: 6 }

export interface Drawing {
  _drawing: boolean
  _ctx: CanvasRenderingContext2D
  _fillStroke(pen: CanvasRenderingContext2D, layer: unknown): void
}

function trace(pen: CanvasRenderingContext2D, state: MarkState, x: number, y: number, size: number): void {
  pen.beginPath()
  if (state === 'over') {
    pen.moveTo(x, y - size)
    pen.lineTo(x + size, y + size * 0.8)
    pen.lineTo(x - size, y + size * 0.8)
  } else if (state === 'near') {
    pen.moveTo(x, y - size)
    pen.lineTo(x + size, y)
    pen.lineTo(x, y + size)
    pen.lineTo(x - size, y)
  } else if (state === 'susp') {
    pen.rect(x - size * 0.8, y - size * 0.8, size * 1.6, size * 1.6)
  } else {
    pen.arc(x, y, size, 0, Math.PI * 2)
  }
  pen.closePath()
}

class StateMarker extends L.CircleMarker {
  private readonly state: MarkState

  constructor(state: MarkState, place: L.LatLngExpression, options: L.CircleMarkerOptions) {
    super(place, options)
    this.state = state
  }

  /** Leaflet calls this to draw; see L.CircleMarker. */
  _updatePath(): void {
    const self = this as unknown as { _renderer: Drawing; _point: L.Point; _empty(): boolean }
    const renderer = self._renderer
    if (!renderer._drawing || self._empty()) return
    trace(renderer._ctx, this.state, self._point.x, self._point.y, SIZE[this.state])
    renderer._fillStroke(renderer._ctx, this)
  }
}

/** One case as a mark on the map's canvas. */
export function stateMarker(map: GridMap, state: MarkState, at: L.LatLngExpression): L.CircleMarker {
  const hollow = state === 'closed'
  return new StateMarker(state, at, {
    renderer: map.renderers.mark,
    interactive: false,
    radius: SIZE[state] + 1,
    color: hollow ? token('--st-closed') : token('--panel'),
    weight: hollow ? 1.5 : 1,
    fillColor: hollow ? token('--panel') : token(`--st-${state}`),
    fillOpacity: state === 'ok' ? 0.8 : 1,
  })
}

export class MarkLayer {
  private group: L.LayerGroup | null = null
  private marks: Mark[] = []

  constructor(private readonly map: GridMap) {}

  draw(marks: Mark[]): void {
    this.clear()
    this.marks = [...marks].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state))
    this.group = L.layerGroup(
      this.marks.map(({ state, place }) => stateMarker(this.map, state, latLng(place))),
    ).addTo(this.map.leaflet)
  }

  /** The mark nearest to a point of the map within some pixels; the one drawn on top wins. */
  at(x: number, y: number, reach_px = 9): Mark | null {
    let best: Mark | null = null
    let least = reach_px ** 2
    for (const mark of this.marks) {
      const point = this.map.leaflet.latLngToContainerPoint([mark.place[1], mark.place[0]])
      const distance = (point.x - x) ** 2 + (point.y - y) ** 2
      if (distance <= least) {
        best = mark
        least = distance
      }
    }
    return best
  }

  clear(): void {
    this.group?.remove()
    this.group = null
    this.marks = []
  }
}
