/** Draws what the leaders' map shows and keeps it in step with its data. Leaflet stays behind `@/map`. */
import { onMounted, onUnmounted, shallowRef, type Ref } from 'vue'

import type { Basemap, CasePoints, DivisionShapes, GridShapes, HexShapes } from '@/api/types'
import {
  AreaLayer,
  createMap,
  drawBasemap,
  drawLand,
  fitBox,
  HeatLayer,
  LabelLayer,
  markDrawn,
  MarkLayer,
  OutlineStack,
  Pin,
  removeMap,
  type Box,
  type Covered,
  type Edges,
  type Fill,
  type GridMap,
  type HeatGrid,
  type Label,
  type LngLat,
  type MapPoint,
  type Ramp,
} from '@/map'
import { linesIn } from '@/shared/places/usePlace'

export interface Scene {
  base: Basemap | null
  counties: DivisionShapes | null
  /** Named outlines from OUTLINES; null takes one away. */
  outlines: Partial<Record<OutlineName, DivisionShapes | GridShapes | null>>
  areas: { shapes: DivisionShapes | GridShapes; ramp: Ramp; fillOf: (code: string) => Fill } | null
  hexes: { shapes: HexShapes; fillOf: (h3: string) => Fill } | null
  heat: { grid: HeatGrid; within: DivisionShapes | GridShapes | null } | null
  cases: CasePoints | null
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

function keyedFill(of: ((code: string) => Fill) | undefined, code: string): Fill {
  return of ? of(code) : 'clear'
}

export function useMapScene(element: Ref<HTMLElement | undefined>) {
  const map = shallowRef<GridMap | null>(null)
  let layers: ReturnType<typeof makeLayers> | null = null
  let drawnOnce = false

  function makeLayers(on: GridMap) {
    return {
      areas: new AreaLayer(on, { key: 'code', edge: '--ln-village', edgeWidth: 0.6 }),
      hexes: new AreaLayer(on, { key: 'h3', edge: '--panel', edgeWidth: 0.8, edgeOpacity: 0.9, fillOpacity: 0.93 }),
      heat: new HeatLayer(on),
      outlines: new OutlineStack(on, OUTLINES),
      marks: new MarkLayer(on),
      labels: new LabelLayer(on),
      pin: new Pin(on),
    }
  }

  let base: Basemap | null = null
  let land: DivisionShapes | null = null
  let cases: CasePoints | null = null

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

  function drawCases(points: CasePoints | null): void {
    if (!layers || points === cases) return
    cases = points
    layers.marks.draw(
      (points?.features ?? []).map(({ geometry, properties }) => ({
        number: properties.number,
        state: properties.clock,
        place: geometry.coordinates as LngLat,
      })),
    )
  }

  function draw(scene: Scene): void {
    if (!map.value || !layers) return
    drawGround(scene)
    if (scene.areas) {
      layers.areas.draw(scene.areas.shapes)
      layers.areas.paint(scene.areas.ramp, (code) => keyedFill(scene.areas?.fillOf, code))
    } else layers.areas.clear()
    if (scene.hexes) {
      layers.hexes.draw(scene.hexes.shapes)
      layers.hexes.paint('seq', scene.hexes.fillOf)
    } else layers.hexes.clear()
    if (scene.heat) layers.heat.draw(scene.heat.grid, scene.heat.within)
    else layers.heat.clear()
    for (const name of Object.keys(OUTLINES) as OutlineName[]) layers.outlines.set(name, scene.outlines[name] ?? null)
    drawCases(scene.cases)
    layers.labels.show(scene.labels)
    if (scene.pin) layers.pin.set(scene.pin)
    else layers.pin.clear()
    if (!drawnOnce && (scene.areas || scene.heat || scene.hexes || scene.cases)) {
      drawnOnce = true
      requestAnimationFrame(() => requestAnimationFrame(() => markDrawn(element.value)))
    }
  }

  onMounted(() => {
    map.value = createMap(element.value!)
    layers = makeLayers(map.value)
  })
  onUnmounted(() => map.value && removeMap(map.value))

  return {
    map,
    draw,
    fit: (box: Box, edges?: Edges) => map.value && fitBox(map.value, box, edges),
    caseAt: (point: MapPoint) => layers?.marks.at(point.x, point.y) ?? null,
    areaAt: (point: MapPoint) => layers?.areas.at(point.place) ?? null,
    hexAt: (point: MapPoint) => layers?.hexes.at(point.place) ?? null,
    cover: (rectangles: () => Covered[]) => {
      if (layers) layers.labels.covered = rectangles
    },
    placeLabels: () => layers?.labels.place(),
  }
}
