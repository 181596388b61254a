/** Short names for what the plans' pages read and send; GeoJSON's properties, which OpenAPI leaves open, are said here. */
import type { Feature, FeatureCollection, Geometry, LineString, MultiPolygon, Point, Polygon, Position } from 'geojson'

export type PlanState = 'draft' | 'submitted' | 'returned' | 'approved' | 'effective' | 'superseded' | 'withdrawn'

export interface PlanRow {
  id: number
  title: string
  county_code: string
  state: PlanState
  version: number
  author_name: string
  document_number: string
  effective_on: string | null
  created_at: string
  published_at?: string | null
  target_households?: number | null
}

export interface PlanEdit {
  seq: number
  kind: string
  codes: string[]
  undone: boolean
  actor: string
  at: string
}

export interface PlanStep {
  move: string
  target: string
  office?: string
  actor: string
  note: string
  at: string
}

export interface Consent {
  office: string
  actor: string | null
  at: string | null
}

export interface PlanView {
  plan: PlanRow
  note: string
  edits: PlanEdit[]
  history: PlanStep[]
  /** Moves open to whoever asks. */
  moves: string[]
  consents?: Consent[]
  can_edit: boolean
  can_undo: boolean
  can_redo: boolean
  /** Grids whose version in force changed since they were drawn. */
  stale: string[]
  /** Villages the plan touches. */
  villages?: string[]
}

export interface PlanVillage {
  code: string
  name: string
  town_code: string
  town_name: string
  grids: number
  changed: number | boolean
  errors: number | null
  warnings: number | null
}

export interface PlanGrid {
  code: string
  layer: 'village' | 'exclusive'
  name: string
  village_code: string
  zone_kind: string
  households: number
  area_m2: number
  chief: string | null
  chief_id?: number | null
  changed: boolean
  /** A village grid of the village asked for. */
  own?: boolean
}

export type PlanShape = Feature<Polygon | MultiPolygon, PlanGrid>
export type PlanShapes = FeatureCollection<Polygon | MultiPolygon, PlanGrid>

/** Address points with the households each carries; three arrays of one length. */
export interface Homes {
  lng: number[]
  lat: number[]
  households: number[]
}

export interface Load {
  households: number
  area_m2: number
  cases_12m: number
  open_cases: number
  key_places: number
  fulltime: number
  parttime: number
  hours_a_month: number
  index: number | null
  /** households / target − 1, of village grids. */
  deviation: number | null
}

export interface GridImpact {
  code: string
  name: string
  chief: string | null
  before: Load | null
  after: Load | null
}

export interface Loads {
  target: number
  tolerance: number
  grids: GridImpact[]
}

export type Severity = 'error' | 'warning'

export interface PlanProblem {
  id: string
  kind: string
  codes: string[]
  severity: Severity
  text_zh: string
  text_en: string
  area_m2: number | null
  village_code?: string | null
  repair: { text_zh: string; text_en: string; edit: EditFacts } | null
}

export type ProblemShape = Feature<Geometry | null, PlanProblem>
export type PlanProblems = FeatureCollection<Geometry | null, PlanProblem>

export interface Stream {
  from_code: string
  to_code: string
  from_name: string
  to_name: string
  households: number
  addresses: number
}

export interface MovedCase {
  number: string
  title: string
  from_code: string
  to_code: string
  from_name: string
  to_name: string
  from_chief: string | null
  to_chief: string | null
}

export interface PlanImpact {
  grids: GridImpact[]
  streams: Stream[]
  cases: MovedCase[]
  addresses: number
  households: number
  key_places: number
  within_target: [before: number, after: number, of: number]
}

export interface MovedArea {
  from_code: string
  to_code: string
  from_name: string
  to_name: string
  area_m2: number
  households: number
}
export type MovedAreas = FeatureCollection<Polygon | MultiPolygon, MovedArea>

export interface Assignable {
  id: number
  name: string
  employment: string
  grids: string[]
}

export interface Presence {
  name: string
  village_code: string
  plan_id: number
  plan_title: string
  at: string
}

export interface Handover {
  case_number: string
  from_grid: string | null
  to_grid: string | null
}

// Edits

export type EditKind =
  | 'draw'
  | 'reshape'
  | 'split'
  | 'merge'
  | 'move_vertices'
  | 'insert_vertex'
  | 'remove_vertex'
  | 'transfer'
  | 'retire'
  | 'rename'
  | 'renumber'
  | 'assign'
  | 'repair'
  | 'propose'

/** An edit as the server takes it, without the plan's version. */
export type EditFacts = { kind: EditKind } & Partial<{
  layer: 'village' | 'exclusive'
  village_code: string
  town_code: string
  name: string
  names: string[]
  boundary: Polygon | MultiPolygon
  zone_kind: string
  code: string
  codes: string[]
  new_code: string
  line: LineString
  moves: { from: Position; to: Position }[]
  begin: Position
  end: Position
  at: Position
  source: string
  target: string | number
  chief_id: number | null
  staff: { person_id: number; duty: 'fulltime' | 'parttime' | 'guide' }[]
  problem: string
  count: number
  by: 'households' | 'workload'
  stability: number
  seed: number
}>

export interface EditDone {
  view: PlanView
  edit: { seq: number; kind: string; codes: string[] } | null
  /** The touched grids as they are now. */
  changed: PlanShapes
  /** The same grids as they were. */
  before: PlanShapes
  removed: string[]
  /** Of the touched villages. */
  problems: PlanProblems
  /** Of the touched grids. */
  loads: GridImpact[]
}

// History of the net

export interface FamilyLink {
  parent_code: string
  child_code: string
  kind: string
  on_day: string
  plan_id: number
}

export interface Family {
  items: FamilyLink[]
  grids: { code: string; name: string; valid_from: string; valid_to: string | null }[]
}

export interface NetDay {
  day: string
  plan_id: number | null
  plan_title: string | null
  grids: number
}

export type NetChanges = FeatureCollection<
  Polygon | MultiPolygon,
  { kind: string; from_code: string | null; to_code: string | null; from_name: string | null; to_name: string | null; area_m2: number }
>

// Files

export interface BoundaryReport {
  format: string
  crs: string | null
  crs_guessed: boolean
  encoding: string | null
  encoding_guessed: boolean
  rows: number
  matched: number
  unmatched: number
  new: number
  unchanged: number
  fields: string[]
  problems: { row: number | null; code: string | null; kind: string; text_zh: string; text_en: string; fatal: boolean }[]
  can_load: boolean
  plan_id: number | null
  published: boolean
  sample: FeatureCollection<Geometry>
}

export type LineGrids = {
  items: { line: string; code: string; name: string; retired_on: string | null; shares: { grid_code: string; grid_name: string; share: number }[] }[]
}

export type CaseSpots = FeatureCollection<Point, { number: string }>
