/** The planner's map: what it draws on, and what tests may read of it. */
import type { Geometry } from 'geojson'

import { latLng, type LngLat } from '../geo'
import { PlanGrids } from '../grids'
import { createMap, type GridMap } from '../map'
import { Swipe } from '../swipe'

import { BadgeLayer } from './badges'
import { DotLayer } from './dots'
import { MovedLayer } from './moved'
import { PlanOverlay } from './overlay'

import './plan.css'

export interface PlanMap {
  map: GridMap
  /** The net in force, on the left of a swipe. */
  force: PlanGrids
  /** The plan's grids. */
  grids: PlanGrids
  /** Before and after of something that is not yet done. */
  preview: PlanGrids
  dots: DotLayer
  moved: MovedLayer
  badges: BadgeLayer
  overlay: PlanOverlay
  swipe: Swipe
}

export function createPlanMap(element: HTMLElement): PlanMap {
  const map = createMap(element)
  element.classList.add('plan-map')
  const force = new PlanGrids(map, 'plan-force', 312)
  const grids = new PlanGrids(map, 'plan-grids', 314)
  const preview = new PlanGrids(map, 'plan-preview', 336)
  return {
    map,
    force,
    grids,
    preview,
    dots: new DotLayer(map),
    moved: new MovedLayer(map),
    badges: new BadgeLayer(map),
    overlay: new PlanOverlay(map),
    swipe: new Swipe(map, 'plan-force', ['plan-grids', 'line']),
  }
}

/** Read by browser tests only: where a place is on the page, and the shapes as they are drawn. */
export interface PlanHook {
  project: (place: LngLat) => { x: number; y: number }
  shapes: () => Record<string, Geometry>
}

declare global {
  interface Window {
    __gridgisPlan?: PlanHook
  }
}

/** Lets browser tests find places under a real mouse; returns how to take it away. */
export function exposePlan(map: GridMap, shapes: () => Record<string, Geometry>): () => void {
  const hook: PlanHook = {
    project: (place) => {
      const point = map.leaflet.latLngToContainerPoint(latLng(place))
      const { left, top } = map.leaflet.getContainer().getBoundingClientRect()
      return { x: point.x + left, y: point.y + top }
    },
    shapes,
  }
  window.__gridgisPlan = hook
  return () => {
    if (window.__gridgisPlan === hook) delete window.__gridgisPlan
  }
}

/** Says that what was loaded last is on screen; false while something is on its way. */
export function markReady(element: HTMLElement | undefined, ready: boolean): void {
  if (element) element.dataset.ready = String(ready)
}

export function keepMapStill(map: GridMap, still: boolean): void {
  if (still) map.leaflet.dragging.disable()
  else map.leaflet.dragging.enable()
}
