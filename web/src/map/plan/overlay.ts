/** One canvas over the map for what a gesture shows: handles, the border as it was, the area that changes hands. */
import { latLng, type Area, type LngLat } from '../geo'
import type { GridMap } from '../map'
import { token } from '../tokens'

import { ringsOf } from './topology'

export interface Handles {
  vertices: { at: LngLat; locked: boolean }[]
  middles: LngLat[]
}

export interface Picture {
  handles: Handles | null
  /** The vertex the pointer is over or that was clicked. */
  active: LngLat | null
  /** Being dragged: the shapes before and now, and where the hand is. */
  drag: { before: Area; now: Area; edges: [LngLat, LngLat][]; old: [LngLat, LngLat][]; at: LngLat; snapped: boolean; wrong: boolean } | null
  /** A stretch that a trace would fill in. */
  traced: LngLat[] | null
  /** A line that could not be used and waits to be drawn better. */
  kept: LngLat[] | null
}

export const NOTHING: Picture = { handles: null, active: null, drag: null, traced: null, kept: null }

type Pen = CanvasRenderingContext2D

export class PlanOverlay {
  private readonly canvas = document.createElement('canvas')
  private picture: Picture = NOTHING
  private asked = false

  constructor(private readonly map: GridMap) {
    Object.assign(this.canvas.style, { position: 'absolute', inset: '0', zIndex: '620', pointerEvents: 'none' })
    this.canvas.setAttribute('aria-hidden', 'true')
    map.leaflet.getContainer().append(this.canvas)
    map.leaflet.on('move zoom viewreset resize moveend zoomend', () => this.ask())
  }

  show(picture: Partial<Picture>): void {
    this.picture = { ...this.picture, ...picture }
    this.ask()
  }

  private ask(): void {
    if (this.asked) return
    this.asked = true
    requestAnimationFrame(() => {
      this.asked = false
      this.paint()
    })
  }

  private spot(at: LngLat): [number, number] {
    const { x, y } = this.map.leaflet.latLngToContainerPoint(latLng(at))
    return [x, y]
  }

  private paint(): void {
    const { x: width, y: height } = this.map.leaflet.getSize()
    const ratio = window.devicePixelRatio || 1
    if (this.canvas.width !== width * ratio || this.canvas.height !== height * ratio) {
      this.canvas.width = width * ratio
      this.canvas.height = height * ratio
      Object.assign(this.canvas.style, { width: `${width}px`, height: `${height}px` })
    }
    const pen = this.canvas.getContext('2d')
    if (!pen) return
    pen.setTransform(ratio, 0, 0, ratio, 0, 0)
    pen.clearRect(0, 0, width, height)
    const { drag, handles, traced, kept } = this.picture
    if (drag) this.paintDrag(pen, drag)
    if (kept && kept.length > 1) this.stroke(pen, [kept], { colour: token('--problem'), width: 2.4, dash: [6, 5] })
    if (traced && traced.length > 1) this.stroke(pen, [traced], { colour: token('--edit'), width: 3, dash: [2, 4] })
    if (handles) this.paintHandles(pen, handles)
  }

  private stroke(pen: Pen, lines: LngLat[][], how: { colour: string; width: number; dash?: number[] }): void {
    pen.beginPath()
    for (const line of lines) line.forEach((at, i) => (i ? pen.lineTo(...this.spot(at)) : pen.moveTo(...this.spot(at))))
    Object.assign(pen, { strokeStyle: how.colour, lineWidth: how.width, lineJoin: 'round' })
    pen.setLineDash(how.dash ?? [])
    pen.stroke()
    pen.setLineDash([])
  }

  /** Before and now as one path filled even-odd: only what differs is hatched. */
  private paintDrag(pen: Pen, drag: NonNullable<Picture['drag']>): void {
    const colour = token(drag.wrong ? '--problem' : '--edit')
    pen.save()
    pen.beginPath()
    for (const ring of [...ringsOf(drag.before), ...ringsOf(drag.now)]) {
      ring.forEach((at, i) => (i ? pen.lineTo(...this.spot(at)) : pen.moveTo(...this.spot(at))))
      pen.closePath()
    }
    pen.clip('evenodd')
    const { x: width, y: height } = this.map.leaflet.getSize()
    pen.globalAlpha = 0.14
    pen.fillStyle = colour
    pen.fillRect(0, 0, width, height)
    pen.globalAlpha = 0.5
    pen.strokeStyle = colour
    pen.lineWidth = 2
    pen.beginPath()
    const [x, y] = this.spot(drag.at)
    const from = Math.floor((x - y - 2000) / 8) * 8
    for (let shift = from; shift < from + 4000; shift += 8) {
      pen.moveTo(shift, 0)
      pen.lineTo(shift + height, height)
    }
    pen.stroke()
    pen.restore()
    this.stroke(pen, drag.old, { colour: token('--ghost'), width: 1.6, dash: [5, 4] })
    this.stroke(pen, drag.edges, { colour, width: 3.4 })
    pen.beginPath()
    pen.arc(x, y, 13, 0, Math.PI * 2)
    pen.globalAlpha = 0.18
    pen.fillStyle = colour
    pen.fill()
    pen.globalAlpha = 1
    pen.lineWidth = drag.snapped ? 2 : 1
    pen.strokeStyle = colour
    pen.stroke()
    pen.fillRect(x - 4.5, y - 4.5, 9, 9)
    pen.globalAlpha = 1
    pen.fillStyle = colour
    pen.fillRect(x - 4.5, y - 4.5, 9, 9)
  }

  private paintHandles(pen: Pen, { vertices, middles }: Handles): void {
    const edit = token('--edit')
    const panel = token('--panel')
    const ghost = token('--ln-village')
    const active = this.picture.active
    Object.assign(pen, { fillStyle: panel, strokeStyle: edit, lineWidth: 1.3 })
    for (const at of middles) {
      const [x, y] = this.spot(at)
      pen.beginPath()
      pen.arc(x, y, 3.4, 0, Math.PI * 2)
      pen.fill()
      pen.stroke()
    }
    for (const { at, locked } of vertices) {
      const [x, y] = this.spot(at)
      const chosen = !!active && active[0] === at[0] && active[1] === at[1]
      const half = locked ? 2.5 : chosen ? 5.5 : 4.2
      Object.assign(pen, { fillStyle: chosen && !locked ? edit : panel, strokeStyle: locked ? ghost : edit, lineWidth: locked ? 1.2 : 1.8 })
      pen.fillRect(x - half, y - half, half * 2, half * 2)
      pen.strokeRect(x - half, y - half, half * 2, half * 2)
    }
  }
}
