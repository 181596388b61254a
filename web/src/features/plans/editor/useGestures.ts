/** Turns what a hand does on the map into edits of the plan. */
import { computed } from 'vue'

import { ShapeIndex, type Changed, type LngLat, type MapPoint } from '@/map'
import { ringsOf, Topology, type BorderEdit, type Held, type LiveDrag, type Ring, type SnapLine } from '@/map/plan'
import { t } from '@/shared/i18n'

import type { EditFacts, PlanGrid, PlanShape } from '../types'
import { isOwn, isShown } from './scene'
import { giverAndGainer, gridUnder, Outline } from './tools'
import type { Editor } from './usePlanEditor'

/** Degrees a line's end may stand off the gaining grid's border: half a metre. */
const NEAR_BORDER = 5e-6
/** Degrees around the village in which roads and water are offered for snapping. */
const AROUND = 0.002

const held = (one: PlanShape): Held => ({ code: one.properties.code, geometry: one.geometry })

export function useGestures(editor: Editor) {
  const { keptLine, drawnHome, shapes, village, chosen, primary, shapeOf, outline, base, layers, tool, session, choose, goVillage, data, showProblem, hint, live, points, dialog, drawnShape, stage, box, proposal } = editor

  /** Of a chosen grid that lies over the villages': its layer. */
  const over = computed(() => (editor.over.value ? shapeOf(primary.value)?.properties.layer : undefined))
  const inHand = (one: PlanShape) => (over.value ? one.properties.layer === over.value : !one.properties.over)
  const layer = computed(() => (shapes.value?.features ?? []).filter(inHand).map(held))
  const others = computed(() => (shapes.value?.features ?? []).filter((one) => !inHand(one)).map(held))
  const topology = computed(() => new Topology(layer.value))
  const own = computed(() => (shapes.value?.features ?? []).filter((one) => isOwn(one, village.value)).map(held))
  const edge = computed(() => new Outline(outline.value ? { code: outline.value.properties.code, geometry: outline.value.geometry } : null))
  const index = computed(() => {
    const features = shapes.value?.features ?? []
    const of = (wanted: (one: PlanShape) => boolean) => new ShapeIndex({ type: 'FeatureCollection', features: features.filter(wanted) })
    return { below: of((one) => !one.properties.over && isShown(one, layers)), over: of((one) => one.properties.over && isShown(one, layers)) }
  })

  /** What was drawn before and could not be used yet. */
  const before = computed<LngLat[][]>(() => [...(keptLine.value ? [keptLine.value] : []), ...(drawnShape.value ? ringsOf(drawnShape.value) : [])])
  /** That, roads and water near the village, the net in force, and the other layers' borders. */
  const lines = computed<SnapLine[]>(() => {
    const found: SnapLine[] = others.value.flatMap((one) => ringsOf(one.geometry).map((ring) => ({ kind: 'grid' as const, points: ring, sides: true })))
    if (layers.force) for (const one of data.force.data.value?.features ?? []) for (const ring of ringsOf(one.geometry)) found.push({ kind: 'force', points: ring, sides: false })
    for (const points of before.value) found.push({ kind: 'grid', points, sides: true })
    const near = box.value
    if (!layers.base || !near) return found
    const [west, south, east, north] = [near[0] - AROUND, near[1] - AROUND, near[2] + AROUND, near[3] + AROUND]
    for (const { geometry, properties } of base.data.value?.features ?? []) {
      const parts = geometry.coordinates as LngLat[][]
      for (const part of parts) {
        const here = part.filter((at, i) => [part[i - 1], at, part[i + 1]].some((one) => one && one[0] >= west && one[0] <= east && one[1] >= south && one[1] <= north))
        if (here.length > 1) found.push({ kind: properties.kind === 'road' || properties.kind === 'rail' ? 'road' : 'river', points: here, sides: true })
      }
    }
    return found
  })

  let nextVillage: string | null = null

  function pick({ place }: MapPoint, badge: string | null): void {
    hint.value = ''
    session.refusal.value = null
    const problem = badge && data.numbered.value.find((one) => one.properties.id === badge)
    if (problem) return showProblem(problem)
    if (proposal.value) return
    const above = index.value.over.at(place)?.properties?.code as string | undefined
    const below = index.value.below.at(place)?.properties as PlanGrid | undefined
    if (tool.value === 'merge') return below && below.village_code === village.value ? choose(below.code, true) : undefined
    // A second click on a grid over a village's reaches that.
    const code = above && primary.value !== above ? above : (below?.code ?? above ?? null)
    const elsewhere = below && code === below.code && below.village_code !== village.value ? below.village_code : null
    if (!elsewhere) {
      nextVillage = null
      return choose(code, false)
    }
    // A click beside the village is easily made by mistake: only the second one leaves it.
    if (tool.value !== 'select') return
    if (nextVillage === elsewhere) return goVillage(elsewhere, code)
    nextVillage = elsewhere
    choose(null)
    hint.value = t('plan.hint.elsewhere', { name: data.villages.data.value?.find((one) => one.code === elsewhere)?.name ?? elsewhere })
  }

  function drop(edit: BorderEdit, changed: Changed): void {
    const code = primary.value
    if (!code) return
    if (edit.kind === 'move_vertices') session.edit({ kind: edit.kind, code, moves: [{ from: edit.from, to: edit.to }] }, changed)
    else session.edit({ ...edit, code }, changed)
  }

  /** A line that was refused stays on the map. */
  async function cut(facts: EditFacts, line: LngLat[]): Promise<void> {
    keptLine.value = (await session.edit(facts)) ? null : line
  }

  function missed(why: string, line: LngLat[]): void {
    hint.value = t(why)
    keptLine.value = line
  }

  function drawn(line: LngLat[]): void {
    points.value = 0
    const candidates = over.value ? layer.value : own.value
    if (tool.value === 'draw') {
      drawnShape.value = { type: 'Polygon', coordinates: [line] }
      drawnHome.value = village.value
      dialog.value = 'draw'
    } else if (tool.value === 'split') {
      const code = gridUnder(line, candidates, chosen.value[0] ?? null)
      if (code) {
        void cut({ kind: 'split', code, line: { type: 'LineString', coordinates: line } }, line)
        choose(code)
      } else missed('plan.hint.noGridUnder', line)
    } else if (tool.value === 'transfer') {
      const found = giverAndGainer(line, candidates, NEAR_BORDER)
      if (found) {
        void cut({ kind: 'transfer', ...found, line: { type: 'LineString', coordinates: line } }, line)
        choose(found.target)
      } else missed('plan.hint.noBorder', line)
    }
    stage.value?.again()
  }

  return {
    host: {
      topology: () => topology.value,
      held: () => layer.value,
      rings: (): Ring[] => layer.value.flatMap((one) => ringsOf(one.geometry)),
      lines: () => lines.value,
      locked: (at: LngLat) => !over.value && edge.value.holds(at),
      pick,
      live: (drag: LiveDrag | null) => (live.value = drag),
      drop,
      refuse: (why: 'locked' | 'junction') => (hint.value = t(`plan.hint.${why}`)),
      drawn,
      counted: (n: number) => (points.value = n),
    },
  }
}
