/** Two states of the net side by side: panes cut at a line, one shown left of it, the other right. */
import type { GridMap } from './map'

export class Swipe {
  private share = 0.5
  private on = false

  constructor(
    private readonly map: GridMap,
    private readonly left: string,
    private readonly right: string[],
  ) {
    map.leaflet.on('move zoom resize moveend zoomend', () => this.cut())
  }

  /** Null shows all panes whole; else the share of the map's width that is left of the line. */
  set(share: number | null): void {
    this.on = share !== null
    if (share !== null) this.share = Math.max(0, Math.min(1, share))
    this.cut()
  }

  private cut(): void {
    const panes = this.map.leaflet.getPanes()
    if (!this.on) {
      for (const name of [this.left, ...this.right]) if (panes[name]) panes[name].style.clipPath = ''
      return
    }
    const { x: width, y: height } = this.map.leaflet.getSize()
    const start = this.map.leaflet.containerPointToLayerPoint([0, 0])
    const end = this.map.leaflet.containerPointToLayerPoint([width, height])
    const middle = start.x + width * this.share
    const box = (from: number, to: number) => `polygon(${from}px ${start.y}px, ${to}px ${start.y}px, ${to}px ${end.y}px, ${from}px ${end.y}px)`
    if (panes[this.left]) panes[this.left]!.style.clipPath = box(start.x, middle)
    for (const name of this.right) if (panes[name]) panes[name]!.style.clipPath = box(middle, end.x)
  }
}
