/** Open cases in clusters: a ring in the colours of the clocks with the number in it; cases of one spot can stand apart. */
import L from 'leaflet'

import { latLng, type Box, type LngLat } from './geo'
import type { GridMap } from './map'
import { stateMarker, type Drawing, type MarkState } from './marks'
import { apart } from './spread'
import { token } from './tokens'

export interface Cluster {
  id: string
  place: LngLat
  count: number
  clocks: Partial<Record<MarkState, number>>
  /** The H3 cell it counts; null for one spot. */
  cell: string | null
  box: Box
  /** Of a single case. */
  number: string | null
  /** The cases of a spot, unless they are very many. */
  members: { number: string; clock: MarkState }[]
}

const RING: MarkState[] = ['over', 'near', 'susp', 'ok', 'closed']
const PICK_PX = 9

/** The radius of a cluster in pixels: ten times as many cases are a few pixels more. */
export const radiusOf = (count: number): number => Math.round(11 + 3.5 * Math.log10(Math.max(1, count)))

/** The parts of a ring: each clock with where it begins and ends, in turns from the top. */
export function partsOf(cluster: Pick<Cluster, 'count' | 'clocks'>): { state: MarkState; from: number; to: number }[] {
  let from = 0
  return RING.flatMap((state) => {
    const many = cluster.clocks[state] ?? 0
    if (!many) return []
    const part = { state, from, to: from + many / cluster.count }
    from = part.to
    return [part]
  })
}

class RingMarker extends L.CircleMarker {
  constructor(
    private readonly cluster: Cluster,
    options: L.CircleMarkerOptions,
  ) {
    super(latLng(cluster.place), options)
  }

  /** Leaflet calls this to draw; see L.CircleMarker. */
  _updatePath(): void {
    const self = this as unknown as { _renderer: Drawing; _point: L.Point; _empty(): boolean }
    if (!self._renderer._drawing || self._empty()) return
    const pen = self._renderer._ctx
    const { x, y } = self._point
    const radius = radiusOf(this.cluster.count)
    pen.save()
    pen.beginPath()
    pen.arc(x, y, radius, 0, 2 * Math.PI)
    pen.fillStyle = token('--panel')
    pen.fill()
    pen.lineWidth = 3.5
    for (const { state, from, to } of partsOf(this.cluster)) {
      pen.beginPath()
      pen.arc(x, y, radius - 1.75, (2 * from - 0.5) * Math.PI, (2 * to - 0.5) * Math.PI)
      pen.strokeStyle = token(`--st-${state}`)
      pen.stroke()
    }
    pen.font = `600 ${this.cluster.count > 999 ? 10 : 12}px ${token('--font') || 'sans-serif'}`
    pen.textAlign = 'center'
    pen.textBaseline = 'middle'
    pen.fillStyle = token('--ink')
    pen.fillText(String(this.cluster.count), x, y + 0.5)
    pen.restore()
  }
}

export class ClusterLayer {
  private group: L.LayerGroup | null = null
  private around: L.LayerGroup | null = null
  private clusters: Cluster[] = []
  private members: { number: string; at: L.LatLng }[] = []
  private opened: string | null = null

  constructor(private readonly map: GridMap) {
    map.leaflet.on('zoomend', () => this.fan())
  }

  draw(clusters: Cluster[]): void {
    this.group?.remove()
    // The smallest lie lowest, and what is overdue on top of what is not.
    this.clusters = [...clusters].sort((a, b) => a.count - b.count || (a.clocks.over ?? 0) - (b.clocks.over ?? 0))
    this.group = L.layerGroup(this.clusters.map((one) => this.markOf(one))).addTo(this.map.leaflet)
    this.fan()
  }

  private markOf(one: Cluster): L.CircleMarker {
    if (one.number) return stateMarker(this.map, partsOf(one)[0]?.state ?? 'ok', latLng(one.place))
    return new RingMarker(one, { renderer: this.map.renderers.mark, interactive: false, radius: radiusOf(one.count) + 1, stroke: false })
  }

  /** Lets the cases of a spot stand apart, or all spots together again. */
  open(id: string | null): void {
    this.opened = id === this.opened ? null : id
    this.fan()
  }

  private fan(): void {
    this.around?.remove()
    this.around = null
    this.members = []
    const one = this.clusters.find(({ id }) => id === this.opened)
    if (!one?.members.length) return
    const { leaflet, renderers } = this.map
    const middle = leaflet.latLngToContainerPoint(latLng(one.place))
    const places = apart(one.members.length, radiusOf(one.count)).map(([x, y]) => leaflet.containerPointToLatLng(middle.add([x, y])))
    const leg = (at: L.LatLng) => L.polyline([latLng(one.place), at], { renderer: renderers.mark, interactive: false, color: token('--ink-3'), weight: 0.8 })
    this.members = one.members.map(({ number }, n) => ({ number, at: places[n]! }))
    this.around = L.layerGroup([...places.map(leg), ...one.members.map(({ clock }, n) => stateMarker(this.map, clock, places[n]!)), this.markOf(one)]).addTo(leaflet)
  }

  /** A case that stands apart, or the topmost mark, at a point of the map. */
  at(x: number, y: number): { number: string | null; cluster: Cluster | null } {
    const far = (at: L.LatLngExpression) => Math.hypot(this.map.leaflet.latLngToContainerPoint(at).x - x, this.map.leaflet.latLngToContainerPoint(at).y - y)
    const member = this.members.find((one) => far(one.at) <= PICK_PX - 2)
    if (member) return { number: member.number, cluster: null }
    const cluster = this.clusters.findLast((one) => far(latLng(one.place)) <= (one.number ? PICK_PX : radiusOf(one.count))) ?? null
    return { number: cluster?.number ?? null, cluster: cluster?.number ? null : cluster }
  }

  clear(): void {
    if (!this.group) return
    this.opened = null
    this.draw([])
    this.group.remove()
    this.group = null
  }
}
