/** Draws what the leaders' map shows and keeps it in step with its data. Leaflet stays behind `@/map`. */
import { onMounted, onUnmounted, shallowRef, type Ref } from 'vue'

import type { Basemap, DivisionShapes, GridShapes, HexShapes } from '@/api/types'
import {
  AreaLayer,
  ClusterLayer,
  createMap,
  drawBasemap,
  drawLand,
  fitBox,
  HeatLayer,
  LabelLayer,
  markDrawn,
  OutlineStack,
  Pin,
  removeMap,
  Swipe,
  type Box,
  type Cluster,
  type Covered,
  type Edges,
  type Fill,
  type GridMap,
  type HeatGrid,
  type Label,
  type LngLat,
  type MapPoint,
} from '@/map'
import { linesIn } from '@/shared/places/usePlace'

/** What is coloured of one period. */
export interface Drawn {
  areas: { shapes: DivisionShapes | GridShapes; fillOf: (code: string) => Fill } | null
  hexes: { shapes: HexShapes; fillOf: (h3: string) => Fill } | null
  heat: { grid: HeatGrid; within: DivisionShapes | GridShapes | null } | null
}

export interface Scene {
  base: Basemap | null
  counties: DivisionShapes | null
  /** Named outlines from OUTLINES; null takes one away. */
  outlines: Partial<Record<OutlineName, DivisionShapes | GridShapes | null>>
  now: Drawn
  /** The earlier period, and how both are shown. */
  then: Drawn | null
  split: 'beside' | 'swipe' | null
  clusters: Cluster[] | null
  labels: Label[]
  pin: LngLat | null
}

const OUTLINES = {
  beside: { colour: '--ln-village', width: 0.8, casing: 0.4, opacity: 0.7 },
  children: { colour: '--ln-town', width: 1.5 },
  smallChildren: { colour: '--ln-village', width: 0.8, casing: 0.8 },
  over: { colour: '--ln-over', width: 1.2, casing: 0.8, dash: '5 3' },
  counties: { colour: '--ln-town', width: 1.2, opacity: 0.55 },
  ownCounties: { colour: '--ln-county', width: 2 },
  place: { colour: '--ln-county', width: 2.4 },
  hover: { colour: '--sel', width: 1.8, casing: 1 },
  selected: { colour: '--sel', width: 2.6, casing: 1.6 },
} as const
export type OutlineName = keyof typeof OUTLINES

function colouring(on: GridMap, pane: 'fill' | 'then') {
  return {
    areas: new AreaLayer(on, { key: 'code', edge: '--ln-village', edgeWidth: 0.6, pane }),
    hexes: new AreaLayer(on, { key: 'h3', edge: '--panel', edgeWidth: 0.8, edgeOpacity: 0.9, fillOpacity: 0.93, pane }),
    heat: new HeatLayer(on, pane),
  }
}

function colour(layers: ReturnType<typeof colouring>, drawn: Drawn | null): void {
  for (const name of ['areas', 'hexes'] as const) {
    const some = drawn?.[name]
    if (!some) layers[name].clear()
    else {
      layers[name].draw(some.shapes)
      layers[name].paint(some.fillOf)
    }
  }
  if (drawn?.heat) layers.heat.draw(drawn.heat.grid, drawn.heat.within)
  else layers.heat.clear()
}

export function useMapScene(element: Ref<HTMLElement | undefined>) {
  const map = shallowRef<GridMap | null>(null)
  let layers: ReturnType<typeof makeLayers> | null = null
  let drawnOnce = false

  function makeLayers(on: GridMap) {
    return {
      now: colouring(on, 'fill'),
      then: colouring(on, 'then'),
      swipe: new Swipe(on, 'fill', ['then']),
      outlines: new OutlineStack(on, OUTLINES),
      clusters: new ClusterLayer(on),
      labels: new LabelLayer(on),
      pin: new Pin(on),
    }
  }

  let base: Basemap | null = null
  let land: DivisionShapes | null = null
  let clusters: Cluster[] | null = null

  function drawGround(scene: Scene): void {
    if (!map.value) return
    if (scene.counties && scene.counties !== land) {
      land = scene.counties
      drawLand(map.value, land)
    }
    if (land && scene.base && scene.base !== base) {
      base = scene.base
      drawBasemap(map.value, base, linesIn)
    }
  }

  function drawClusters(some: Cluster[] | null): void {
    if (!layers || some === clusters) return
    clusters = some
    if (some) layers.clusters.draw(some)
    else layers.clusters.clear()
  }

  function draw(scene: Scene): void {
    if (!map.value || !layers) return
    drawGround(scene)
    colour(layers.now, scene.now)
    colour(layers.then, scene.split === 'swipe' ? scene.then : null)
    for (const name of Object.keys(OUTLINES) as OutlineName[]) layers.outlines.set(name, scene.outlines[name] ?? null)
    drawClusters(scene.clusters)
    layers.labels.show(scene.labels)
    if (scene.pin) layers.pin.set(scene.pin)
    else layers.pin.clear()
    if (!drawnOnce && (scene.now.areas || scene.now.heat || scene.now.hexes || scene.clusters)) {
      drawnOnce = true
      requestAnimationFrame(() => requestAnimationFrame(() => markDrawn(element.value)))
    }
  }

  function start(): void {
    if (map.value) return
    map.value = createMap(element.value!)
    layers = makeLayers(map.value)
    drawnOnce = false
    base = land = clusters = null
  }

  function stop(): void {
    if (map.value) removeMap(map.value)
    map.value = layers = null
  }

  onMounted(() => element.value && start())
  onUnmounted(stop)

  return {
    map,
    /** A map whose element comes and goes. */
    start,
    stop,
    draw,
    fit: (box: Box, edges?: Edges) => map.value && fitBox(map.value, box, edges),
    /** Where the line between two periods stands, as a share of the width; null without one. */
    swipe: (share: number | null) => layers?.swipe.set(share),
    spread: (id: string | null) => layers?.clusters.open(id),
    clusterAt: (point: MapPoint) => layers?.clusters.at(point.x, point.y) ?? { number: null, cluster: null },
    areaAt: (point: MapPoint) => layers?.now.areas.at(point.place) ?? null,
    hexAt: (point: MapPoint, then = false) => (then ? layers?.then : layers?.now)?.hexes.at(point.place) ?? null,
    cover: (rectangles: () => Covered[]) => {
      if (layers) layers.labels.covered = rectangles
    },
    placeLabels: () => layers?.labels.place(),
  }
}
