/** The map of the editor: draws what the page shows and tells what a hand does on it. */
import { onMounted, onUnmounted, shallowRef, watch, type Ref } from 'vue'

import type { Basemap, CasePoints, DivisionShapes } from '@/api/types'
import { drawBasemap, drawLand, fitBox, LabelLayer, MarkLayer, onClick, OutlineStack, removeMap, type Box, type Changed, type Covered, type Edges, type GridFace, type GridMap, type Label, type LngLat, type MapPoint } from '@/map'
import { BorderTool, createPlanMap, DrawTool, exposePlan, markReady, type Badge, type BorderEdit, type Held, type LiveDrag, type PlanMap, type Ring, type SnapLine, type Topology } from '@/map/plan'
import { linesIn } from '@/shared/places/usePlace'

import type { Homes, MovedAreas } from '../types'
import { DRAWS, type Tool } from './tools'

export interface StageScene {
  base: Basemap | null
  land: DivisionShapes | null
  baseOn: boolean
  faces: GridFace[]
  force: GridFace[]
  preview: GridFace[]
  kept: LngLat[] | null
  around: DivisionShapes | null
  outline: DivisionShapes | null
  labels: Label[]
  badges: Badge[]
  homes: Homes | null
  cases: CasePoints | null
  moved: MovedAreas | null
  swipe: number | null
  ready: boolean
}

export interface StageHost {
  scene: Ref<StageScene>
  tool: Ref<Tool>
  canEdit: Ref<boolean>
  chosen: Ref<string | null>
  box: Ref<Box | null>
  snapping: Ref<boolean>
  tracing: Ref<boolean>
  topology: () => Topology
  held: () => Held[]
  rings: () => Ring[]
  lines: () => SnapLine[]
  locked: (at: LngLat) => boolean
  pick: (point: MapPoint, badge: string | null) => void
  live: (drag: LiveDrag | null) => void
  drop: (edit: BorderEdit, changed: Changed) => void
  refuse: (why: 'locked' | 'junction') => void
  drawn: (points: LngLat[]) => void
  counted: (points: number) => void
}

const OUTLINES = {
  around: { colour: '--ln-village', width: 1.4, casing: 0.6 },
  outline: { colour: '--ln-county', width: 2.6, casing: 1 },
} as const

const EDGES = { top: 76, right: 40, bottom: 56, left: 40 }

export function useStage(element: Ref<HTMLElement | undefined>, host: StageHost) {
  const map = shallowRef<GridMap | null>(null)
  let plan: PlanMap | null = null
  let border: BorderTool | null = null
  let draw: DrawTool | null = null
  let labels: LabelLayer | null = null
  let marks: MarkLayer | null = null
  let outlines: OutlineStack | null = null
  let hide: (() => void) | null = null
  let drawn: Partial<StageScene> = {}
  let hand: Changed | null = null

  /** What a hand moves just now is drawn where the hand has it. */
  function underHand(faces: GridFace[]): GridFace[] {
    const moved = hand
    return moved ? faces.map((face) => ({ ...face, geometry: moved.get(face.code) ?? face.geometry })) : faces
  }

  function paintGround(scene: StageScene): void {
    if (!map.value) return
    if (scene.land && scene.land !== drawn.land) drawLand(map.value, scene.land)
    if (scene.base && scene.base !== drawn.base) drawBasemap(map.value, scene.base, linesIn)
    const pane = map.value.leaflet.getPane('base')
    if (pane) pane.style.opacity = scene.baseOn ? '1' : '0'
  }

  function paint(scene: StageScene): void {
    if (!plan || !outlines) return
    paintGround(scene)
    if (scene.faces !== drawn.faces) plan.grids.draw(underHand(scene.faces))
    if (scene.force !== drawn.force) plan.force.draw(scene.force)
    if (scene.preview !== drawn.preview) plan.preview.draw(scene.preview)
    if (scene.kept !== drawn.kept) plan.overlay.show({ kept: scene.kept })
    outlines.set('around', scene.around)
    outlines.set('outline', scene.outline)
    if (scene.labels !== drawn.labels) labels?.show(scene.labels)
    if (scene.badges !== drawn.badges) plan.badges.draw(scene.badges)
    plan.dots.draw(scene.homes)
    if (scene.cases !== drawn.cases) paintCases(scene.cases)
    if (scene.moved !== drawn.moved) plan.moved.draw(scene.moved)
    if (scene.swipe !== drawn.swipe) plan.swipe.set(scene.swipe)
    drawn = { ...scene }
    border?.refresh()
    const ready = scene.ready
    markReady(element.value, false)
    if (ready) requestAnimationFrame(() => requestAnimationFrame(() => markReady(element.value, host.scene.value.ready)))
  }

  function paintCases(points: CasePoints | null): void {
    marks?.draw((points?.features ?? []).map(({ geometry, properties }) => ({ number: properties.number, state: properties.clock, place: geometry.coordinates as LngLat })))
  }

  function useTool(): void {
    const shape = host.canEdit.value ? DRAWS[host.tool.value] : undefined
    border?.turn(host.tool.value === 'border' && host.canEdit.value)
    if (shape) void draw?.start(shape)
    else draw?.stop()
  }

  onMounted(() => {
    plan = createPlanMap(element.value!)
    map.value = plan.map
    outlines = new OutlineStack(plan.map, OUTLINES)
    labels = new LabelLayer(plan.map)
    marks = new MarkLayer(plan.map)
    const live = (drag: LiveDrag | null) => {
      hand = drag?.changed ?? null
      if (drag) plan?.grids.live(drag.changed)
      else plan?.grids.draw(host.scene.value.faces)
      host.live(drag)
    }
    border = new BorderTool(plan.map, plan.overlay, {
      ...host,
      chosen: () => host.chosen.value,
      snapping: () => host.snapping.value,
      live,
    })
    draw = new DrawTool(plan.map, plan.overlay, {
      rings: host.rings,
      lines: () => host.lines().map((line) => line.points),
      tracing: () => host.tracing.value,
      snapping: () => host.snapping.value,
      done: host.drawn,
      count: host.counted,
    })
    hide = exposePlan(plan.map, () => Object.fromEntries(host.scene.value.faces.map((face) => [face.code, face.geometry])))
    onClick(plan.map, (point) => {
      if (!draw?.drawing) host.pick(point, plan?.badges.at(point.x, point.y) ?? null)
    })
    watch(host.scene, paint, { immediate: true })
    watch([host.tool, host.canEdit, host.snapping], useTool, { immediate: true })
    watch(host.chosen, () => border?.refresh())
    watch(host.box, (box) => box && plan && fitBox(plan.map, box, EDGES, 18), { immediate: true })
  })
  onUnmounted(() => {
    hide?.()
    draw?.stop()
    if (map.value) removeMap(map.value)
  })

  return {
    map,
    fit: (box: Box, maxZoom = 18, edges: Edges = {}) => map.value && fitBox(map.value, box, { ...EDGES, ...edges }, maxZoom),
    cover: (rectangles: () => Covered[]) => {
      if (labels) labels.covered = rectangles
    },
    relabel: () => labels?.place(),
    /** Esc: lets a handle go or a drawing end; false when there was none. */
    cancel: () => {
      if (border?.cancel()) return true
      if (!draw?.drawing) return false
      draw.stop()
      return true
    },
    again: useTool,
    back: () => draw?.back() ?? false,
    complete: () => draw?.complete(),
    removeActive: () => border?.removeActive() ?? false,
  }
}

export type Stage = ReturnType<typeof useStage>