/** All the editor knows, shared by its panels: the plan, the village, what is chosen, the tool in hand and what it shows. */
import { computed, reactive, ref, shallowRef, watch, type Ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'

import { basemap } from '@/api/calls'
import type { DivisionShape } from '@/api/types'
import { boxOf, boxOfGeometry, type Box, type LngLat } from '@/map'
import type { LiveDrag } from '@/map/plan'
import { shared } from '@/shared/desk'
import { dropDraft, useDraft } from '@/shared/drafts'
import { t } from '@/shared/i18n'
import { useSession } from '@/shared/session/useSession'
import { useAct } from '@/shared/useAct'
import { useLoad } from '@/shared/useLoad'

import * as api from '../calls'
import type { EditDone, EditFacts, ProblemShape } from '../types'
import { HomeCounter, liveRows } from './liveCounts'
import { withChanged } from './merge'
import { isOwn, type Layers } from './scene'
import type { Tool } from './tools'
import { usePlan } from './usePlan'
import { usePresence } from './usePresence'
import type { Stage } from './useStage'
import { useVillage } from './useVillage'

export type DialogName = 'assign' | 'rename' | 'draw' | 'propose' | 'impact'

/** What the card beside a proposal takes of the map. */
const CARD_PX = 296

export interface Proposal {
  facts: EditFacts
  done: EditDone
  title: string
}

const drawnNameOf = (plan: number): string => `plan.${plan}.drawn`
export const proposeNameOf = (plan: number, village: string | null): string => `plan.${plan}.propose.${village}`

function makeEditor(id: Ref<number>) {
  const { me, can } = useSession()
  const route = useRoute()
  const router = useRouter()
  const layers = reactive<Layers>({ force: true, homes: false, cases: false, base: true })
  const village = computed(() => (typeof route.query.village === 'string' && route.query.village) || null)
  const data = useVillage(id, village, { homes: computed(() => layers.homes), cases: computed(() => layers.cases && can('case.read')) })
  const session = usePlan(id, () => me.value?.display_name ?? '', { done: data.take, reload: data.reload })
  const base = useLoad(basemap)
  const canEdit = computed(() => session.view.value?.can_edit ?? false)
  const others = usePresence(id, village, canEdit)

  const stage = shallowRef<Stage | null>(null)
  const tool = ref<Tool>('select')
  const chosen = ref<string[]>([])
  const primary = computed(() => chosen.value[0] ?? null)
  const snapping = ref(true)
  const traceOn = ref(false)
  const traceHeld = ref(false)
  const tracing = computed(() => traceOn.value || traceHeld.value)
  const live = shallowRef<LiveDrag | null>(null)
  const points = ref(0)
  const hint = ref('')
  const dialog = ref<DialogName | null>(null)
  const proposal = shallowRef<Proposal | null>(null)
  const { busy: asking, problem: askProblem, act } = useAct()
  const problemId = ref<string | null>(null)
  const swipe = ref<number | null>(null)
  /** An area that was drawn and is no grid yet, and the village it was drawn in; kept until it is one or is thrown away. */
  const drawnShape = shallowRef<GeoJSON.Polygon | null>(null)
  const drawnHome = ref<string | null>(null)
  const drawn = useDraft(computed(() => drawnNameOf(id.value)), { shape: drawnShape, home: drawnHome })
  /** A line that could not be used: it stays on the map, to be drawn along. */
  const keptLine = shallowRef<LngLat[] | null>(null)

  const shapes = computed(() => data.grids.data.value && withChanged(data.grids.data.value, session.pending.value))
  const shapeOf = (code: string | null) => shapes.value?.features.find((one) => one.properties.code === code) ?? null
  /** Most grids are called by their village first: beside its name that part is left out. */
  const short = (name: string) => (villageName.value && name.length > villageName.value.length && name.startsWith(villageName.value) ? name.slice(villageName.value.length) : name)
  /** A grid that is not loaded is called by its village and the digits after it. */
  const farName = (code: string) => {
    const home = data.villages.data.value?.find((one) => code.startsWith(one.code))
    return home ? `${home.name} ${code.slice(home.code.length)}` : code
  }
  const fullNameOf = (code: string) => shapeOf(code)?.properties.name ?? data.rows.value.get(code)?.name ?? farName(code)
  const nameOf = (code: string) => short(fullNameOf(code))
  const over = computed(() => !!shapeOf(primary.value)?.properties.over)
  const town = computed(() => data.around.data.value)
  const outline = computed<DivisionShape | null>(() => town.value?.features.find((one) => one.properties.code === village.value) ?? null)
  const villageName = computed(() => data.villages.data.value?.find((one) => one.code === village.value)?.name ?? outline.value?.properties.name ?? '')
  const target = computed(() => data.table.value?.target || session.view.value?.plan.target_households || null)
  const counter = computed(() => data.homes.data.value && new HomeCounter(data.homes.data.value))
  /** While a border is dragged, and after that until the server has counted. */
  const moving = computed(() => live.value?.changed ?? session.pending.value)
  const rowsLive = computed(() => (moving.value.size ? liveRows(moving.value, (code) => (data.grids.data.value?.features.find((one) => one.properties.code === code)?.geometry ?? null), data.rows.value, target.value, counter.value) : []))
  const box = computed<Box | null>(() => (outline.value ? boxOf([outline.value]) : null))

  // Choosing

  function choose(code: string | null, more = false): void {
    if (!code) chosen.value = []
    else if (!more) chosen.value = [code]
    else chosen.value = chosen.value.includes(code) ? chosen.value.filter((one) => one !== code) : [...chosen.value, code]
  }

  function goVillage(code: string, grid: string | null = null): void {
    chosen.value = grid ? [grid] : []
    problemId.value = null
    proposal.value = null
    void router.replace({ query: { ...route.query, village: code } })
  }

  watch(data.villages.data, (items) => {
    const first = items && (items.find((one) => one.changed) ?? items[0])
    if (first && !village.value) goVillage(first.code)
  })
  watch(shapes, (now) => {
    const known = new Set(now?.features.map((one) => one.properties.code))
    if (now && !session.busy.value && chosen.value.some((code) => !known.has(code))) chosen.value = chosen.value.filter((code) => known.has(code))
  })

  function pickTool(next: Tool): void {
    hint.value = ''
    proposal.value = null
    if (next !== tool.value) keptLine.value = null
    if (next !== 'select' && !canEdit.value) return
    if (next === 'assign' || next === 'rename') {
      if (primary.value) dialog.value = next
      else hint.value = t('plan.hint.chooseFirst')
      return
    }
    points.value = 0
    if (next === 'merge' && chosen.value.length > 1) chosen.value = chosen.value.filter((code) => !shapeOf(code)?.properties.over)
    tool.value = next
  }

  // Problems

  function showProblem(one: ProblemShape): void {
    const { id: wanted, codes } = one.properties
    problemId.value = wanted
    const own = codes.filter((code) => shapeOf(code) && isOwn(shapeOf(code)!, village.value))
    if (own[0]) choose(own[0])
    const around = boxOfGeometry(one.geometry) ?? boxOfGeometry(shapeOf(codes[0] ?? null)?.geometry ?? null)
    if (around) stage.value?.fit(around, 17.5, { right: CARD_PX })
  }

  // Things that are looked at before they are done

  async function ask(facts: EditFacts, title: string): Promise<boolean> {
    session.refusal.value = null
    const done = await act(() => session.preview(facts))
    if (!done) return false
    proposal.value = { facts, done, title }
    if (facts.kind === 'propose' && box.value) stage.value?.fit(box.value, 18, { right: CARD_PX })
    return true
  }

  /** What is refused stands there again, to be looked at and tried once more. */
  async function accept(): Promise<void> {
    const asked = proposal.value
    if (!asked) return
    const { facts, done } = asked
    const answer = session.edit(facts, new Map(done.changed.features.map((one) => [one.properties.code, one.geometry])))
    proposal.value = null
    problemId.value = null
    if (!(await answer)) proposal.value ??= asked
    else if (facts.kind === 'propose') dropDraft(proposeNameOf(id.value, village.value))
  }

  async function merge(): Promise<void> {
    const codes = [...chosen.value]
    if (codes.length < 2) return
    const answer = session.edit({ kind: 'merge', codes })
    chosen.value = codes.slice(0, 1)
    tool.value = 'select'
    if ((await answer) || tool.value !== 'select' || chosen.value.length > 1) return
    chosen.value = codes
    tool.value = 'merge'
  }

  watch(swipe, (now, before) => {
    if (now === null || before !== null) return
    tool.value = 'select'
    session.refusal.value = null
    if (box.value) stage.value?.fit(box.value)
  })
  const movedAreas = useLoad(() => (swipe.value !== null ? api.moved(id.value, session.view.value?.plan.version) : null))

  return {
    id, village, villageName, layers, data, session, base, canEdit, others, stage, tool, chosen, primary, snapping, traceOn, traceHeld, tracing, live, rowsLive, points, hint,
    dialog, proposal, asking, askProblem, problemId, swipe, drawnShape, drawnHome, dropDrawn: drawn.drop, keptLine, shapes, shapeOf, nameOf, fullNameOf, short, over, town, outline, target, box, movedAreas,
    choose, goVillage, pickTool, showProblem, ask, accept, merge,
  }
}

export type Editor = ReturnType<typeof makeEditor>
export const [provideEditor, useEditor] = shared('the plan', makeEditor)
