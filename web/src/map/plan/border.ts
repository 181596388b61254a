/** Moving a common border by hand: vertices and middles of the chosen grid, each moved in every grid that has it. */
import type L from 'leaflet'

import { latLng, type Changed, type LngLat } from '../geo'
import type { GridMap } from '../map'

import { faultsOf, segmentsAt, type Fault } from './check'
import type { PlanOverlay } from './overlay'
import { snap, type PixelScale, type SnapLine, type Snapped } from './snap'
import { keyOf, rounded, type Held, type Topology } from './topology'

/** What a hand does to a border, as the server will be told. */
export type BorderEdit =
  | { kind: 'move_vertices'; from: LngLat; to: LngLat }
  | { kind: 'insert_vertex'; begin: LngLat; end: LngLat; at: LngLat }
  | { kind: 'remove_vertex'; at: LngLat }

export interface LiveDrag {
  changed: Changed
  faults: Fault[]
  snapped: Snapped | null
  /** Where the hand is on the map. */
  x: number
  y: number
}

export interface BorderHost {
  topology: () => Topology
  held: () => Held[]
  chosen: () => string | null
  locked: (at: LngLat) => boolean
  /** What may be snapped to; own lines are given apart. */
  lines: () => SnapLine[]
  snapping: () => boolean
  live: (drag: LiveDrag | null) => void
  drop: (edit: BorderEdit, changed: Changed) => void
  refuse: (why: 'locked' | 'junction') => void
}

const REACH = 9
const MOST = 600

type Grip = { kind: 'vertex'; at: LngLat; locked: boolean } | { kind: 'middle'; at: LngLat; begin: LngLat; end: LngLat }

export class BorderTool {
  private on = false
  private grips: Grip[] = []
  private held: { grip: Grip; startX: number; startY: number; moved: boolean; drag: LiveDrag | null; to: LngLat } | null = null
  private active: LngLat | null = null

  constructor(
    private readonly map: GridMap,
    private readonly overlay: PlanOverlay,
    private readonly host: BorderHost,
  ) {
    const box = this.box
    box.addEventListener('mousedown', this.down, true)
    box.addEventListener('contextmenu', this.menu, true)
    box.addEventListener('mousemove', this.hover)
    map.leaflet.on('moveend zoomend', () => this.refresh())
    map.leaflet.on('unload', () => this.release())
  }

  private get box(): HTMLElement {
    return this.map.leaflet.getContainer()
  }

  /** Whether a press at this moment belongs to a handle and not to the map. */
  get dragging(): boolean {
    return this.held !== null
  }

  turn(on: boolean): void {
    this.on = on
    if (!on) this.cancel()
    this.refresh()
  }

  /** Shows the handles of the chosen grid as its shape is now. */
  refresh(): void {
    if (this.held) return
    const code = this.host.chosen()
    this.grips = this.on && code ? this.gripsOf(code) : []
    this.active = this.active && this.grips.some((grip) => grip.kind === 'vertex' && keyOf(grip.at) === keyOf(this.active!)) ? this.active : null
    this.paint()
  }

  private gripsOf(code: string): Grip[] {
    const topology = this.host.topology()
    const bounds = this.map.leaflet.getBounds().pad(0.1)
    const seen = (at: LngLat) => bounds.contains(latLng(at))
    const vertices: Grip[] = topology.verticesOf(code).filter(seen).map((at) => ({ kind: 'vertex', at, locked: this.host.locked(at) }))
    if (vertices.length > MOST) return vertices
    const middles: Grip[] = []
    for (const [begin, end] of topology.segmentsOf(code)) {
      const at: LngLat = [(begin[0] + end[0]) / 2, (begin[1] + end[1]) / 2]
      // A side both of whose ends lie on the village's outline may still cross the village; its middle tells.
      if (!seen(at) || this.host.locked(at)) continue
      const a = this.pixels(begin)
      const b = this.pixels(end)
      if (Math.hypot(a.x - b.x, a.y - b.y) > 24) middles.push({ kind: 'middle', at, begin, end })
    }
    return [...vertices, ...middles]
  }

  private pixels(at: LngLat): L.Point {
    return this.map.leaflet.latLngToContainerPoint(latLng(at))
  }

  private spot(event: MouseEvent): { x: number; y: number } {
    const { left, top } = this.box.getBoundingClientRect()
    return { x: event.clientX - left, y: event.clientY - top }
  }

  private gripAt(x: number, y: number): Grip | null {
    let best: Grip | null = null
    let least = REACH
    for (const grip of this.grips) {
      const point = this.pixels(grip.at)
      const away = Math.hypot(point.x - x, point.y - y) + (grip.kind === 'middle' ? 2 : 0)
      if (away < least) {
        least = away
        best = grip
      }
    }
    return best
  }

  private readonly hover = (event: MouseEvent): void => {
    if (!this.on || this.held) return
    const { x, y } = this.spot(event)
    const grip = this.gripAt(x, y)
    this.box.classList.toggle('plan-grab', !!grip && !(grip.kind === 'vertex' && grip.locked))
  }

  private readonly down = (event: MouseEvent): void => {
    if (!this.on || event.button !== 0) return
    const { x, y } = this.spot(event)
    const grip = this.gripAt(x, y)
    if (!grip) return
    event.stopImmediatePropagation()
    event.preventDefault()
    this.box.focus()
    this.active = grip.kind === 'vertex' ? grip.at : null
    if (grip.kind === 'vertex' && grip.locked) {
      this.host.refuse('locked')
      document.addEventListener('mouseup', () => this.swallowClick(), { once: true })
      return
    }
    this.held = { grip, startX: x, startY: y, moved: false, drag: null, to: grip.at }
    document.addEventListener('mousemove', this.move)
    document.addEventListener('mouseup', this.up)
    this.paint()
  }

  private readonly move = (event: MouseEvent): void => {
    const held = this.held
    if (!held) return
    const { x, y } = this.spot(event)
    if (!held.moved && Math.hypot(x - held.startX, y - held.startY) < 3) return
    held.moved = true
    const { lng, lat } = this.map.leaflet.containerPointToLatLng([x, y])
    const free = event.altKey || !this.host.snapping()
    const snapped = free ? null : snap([lng, lat], this.linesFor(held.grip), this.scale(), 12, this.ownVertices(held.grip))
    const to = rounded(snapped?.place ?? [lng, lat])
    const changed = this.changeOf(held.grip, to)
    held.to = to
    held.drag = { changed, faults: faultsOf(changed, this.host.held(), to), snapped, x, y }
    this.paint()
    this.host.live(held.drag)
  }

  private readonly up = (): void => {
    const held = this.held
    this.release()
    this.swallowClick()
    if (!held?.moved || !held.drag) {
      this.refresh()
      return
    }
    const { grip, to } = held
    this.active = to
    const edit: BorderEdit = grip.kind === 'vertex' ? { kind: 'move_vertices', from: grip.at, to } : { kind: 'insert_vertex', begin: grip.begin, end: grip.end, at: to }
    this.overlay.show({ drag: null })
    this.host.live(null)
    this.host.drop(edit, held.drag.changed)
  }

  private readonly menu = (event: MouseEvent): void => {
    if (!this.on) return
    const { x, y } = this.spot(event)
    const grip = this.gripAt(x, y)
    if (grip?.kind !== 'vertex') return
    event.preventDefault()
    event.stopImmediatePropagation()
    this.remove(grip.at, grip.locked)
  }

  /** Takes the clicked vertex away; false when none is. */
  removeActive(): boolean {
    const grip = this.grips.find((one) => one.kind === 'vertex' && this.active && keyOf(one.at) === keyOf(this.active))
    if (grip?.kind !== 'vertex') return false
    this.remove(grip.at, grip.locked)
    return true
  }

  private remove(at: LngLat, locked: boolean): void {
    if (locked) return this.host.refuse('locked')
    const changed = this.host.topology().removed(at)
    if (!changed.size) return this.host.refuse('junction')
    this.active = null
    this.host.drop({ kind: 'remove_vertex', at }, changed)
  }

  /** Lets go without an edit; false when nothing was held. */
  cancel(): boolean {
    if (!this.held) return false
    this.release()
    this.overlay.show({ drag: null })
    this.host.live(null)
    this.refresh()
    return true
  }

  private release(): void {
    document.removeEventListener('mousemove', this.move)
    document.removeEventListener('mouseup', this.up)
    this.held = null
  }

  /** The click that follows a press on a handle must not choose another grid. */
  private swallowClick(): void {
    const stop = (event: MouseEvent) => event.stopImmediatePropagation()
    this.box.addEventListener('click', stop, { capture: true, once: true })
    setTimeout(() => this.box.removeEventListener('click', stop, true), 60)
  }

  private changeOf(grip: Grip, to: LngLat): Changed {
    const topology = this.host.topology()
    return grip.kind === 'vertex' ? topology.moved(grip.at, to) : topology.inserted(grip.begin, grip.end, to)
  }

  private holders(grip: Grip): string[] {
    const topology = this.host.topology()
    if (grip.kind === 'vertex') return topology.holdersOf(grip.at)
    const ends = new Set(topology.holdersOf(grip.end))
    return topology.holdersOf(grip.begin).filter((code) => ends.has(code))
  }

  private ownVertices(grip: Grip): Set<string> {
    const topology = this.host.topology()
    return new Set(this.holders(grip).flatMap((code) => topology.verticesOf(code).map(keyOf)))
  }

  /** The straight lines between a vertex's neighbours are offered too: they take a kink out of a border. */
  private linesFor(grip: Grip): SnapLine[] {
    const topology = this.host.topology()
    const own = new Set(this.holders(grip))
    const others: SnapLine[] = this.host.held().filter((one) => !own.has(one.code)).flatMap((one) => topology.segmentsOf(one.code).map((points) => ({ kind: 'grid' as const, points, sides: false })))
    const besides = grip.kind === 'vertex' ? topology.besides(grip.at) : [grip.begin, grip.end]
    const straight: SnapLine[] = besides.flatMap((a, i) => besides.slice(i + 1).map((b) => ({ kind: 'straight' as const, points: [a, b], sides: true })))
    return [...others, ...this.host.lines(), ...straight]
  }

  private scale(): PixelScale {
    const centre = this.map.leaflet.getCenter()
    const here = this.map.leaflet.latLngToContainerPoint(centre)
    const there = this.map.leaflet.latLngToContainerPoint([centre.lat + 0.001, centre.lng + 0.001])
    return [(there.x - here.x) * 1000, (here.y - there.y) * 1000]
  }

  private paint(): void {
    const vertices = this.grips.flatMap((grip) => (grip.kind === 'vertex' && grip !== this.held?.grip ? [{ at: grip.at, locked: grip.locked }] : []))
    const middles = this.held ? [] : this.grips.flatMap((grip) => (grip.kind === 'middle' ? [grip.at] : []))
    const handles = this.on ? { vertices, middles } : null
    const held = this.held
    if (!held?.drag) return this.overlay.show({ handles, active: this.active, drag: null })
    const topology = this.host.topology()
    const code = this.host.chosen()!
    const before = topology.shape(code)!
    const now = held.drag.changed.get(code) ?? before
    const changed = [...held.drag.changed.values()]
    const old = held.grip.kind === 'vertex' ? topology.besides(held.grip.at).map((at) => [held.grip.at, at] as [LngLat, LngLat]) : [[held.grip.begin, held.grip.end] as [LngLat, LngLat]]
    this.overlay.show({
      handles,
      active: this.active,
      drag: { before, now, old, edges: changed.flatMap((shape) => segmentsAt(shape, held.to)), at: held.to, snapped: !!held.drag.snapped, wrong: held.drag.faults.length > 0 },
    })
  }
}
