/** Short names for the server's types of the plans' pages; GeoJSON's properties, which OpenAPI leaves open, are said here. */
import type { FeatureCollection, Geometry } from 'geojson'

import type { components } from '@/api/schema'
import { DUTIES } from '@/api/vocabulary'

type Schemas = components['schemas']

export type PlanRow = Schemas['PlanRow']
export type PlanState = PlanRow['state']
/** A plan in a list, with how much it touches and what I may do with it. */
export type PlanListing = Schemas['PlanListing']
export type PlanEdit = Schemas['EditRow']
export type PlanStep = Schemas['MoveRow']
export type Consent = Schemas['Consent']
export type PlanView = Schemas['PlanView']
export type PlanVillage = Schemas['VillageRow']
export type Load = Schemas['Load']
export type GridImpact = Schemas['GridImpact']
export type Loads = Schemas['Loads']
/** Address points with the households each carries; three arrays of one length. */
export type Homes = Schemas['HomesOf']
export type PlanImpact = Schemas['Impact']
export type Assignable = Schemas['Assignable']
export type Presence = Schemas['Presence']
export type Handover = Schemas['HandedOver']

/** What a team is made of; the chief is assigned apart. */
export type Duty = Exclude<(typeof DUTIES)[number], 'chief'>
export const TEAM_DUTIES = DUTIES.filter((one): one is Duty => one !== 'chief')

export type PlanGrid = Schemas['PlanGridFacts']
export type PlanShape = Schemas['PlanShape']
export type PlanShapes = Schemas['PlanShapes']

export type PlanProblem = Schemas['ProblemFacts']
export type Severity = PlanProblem['severity']
export type ProblemShape = Schemas['PlanProblem']
export type PlanProblems = Schemas['PlanProblems']

export type MovedAreas = Schemas['MovedAreas']

// Edits

/** An edit as the server takes it, without what the session adds: the plan's version, and whether it is a preview. */
type Unsent<T> = T extends unknown ? Omit<T, 'version' | 'preview'> : never
export type EditFacts = Unsent<Schemas['EditIn']>

export type EditDone = Omit<Schemas['EditDone'], 'changed' | 'before' | 'problems'> & {
  /** The touched grids as they are now. */
  changed: PlanShapes
  /** The same grids as they were. */
  before: PlanShapes
  /** Of the touched villages. */
  problems: PlanProblems
}

// Files

export type BoundaryReport = Omit<Schemas['BoundaryReport'], 'sample'> & { sample: FeatureCollection<Geometry> }

export type LineGrids = Pick<Schemas['PageOf_LineGridRow_'], 'items'>
