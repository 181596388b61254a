/** Short names for the server's types of the plans' pages; the GeoJSON of files, which OpenAPI leaves open, is said here. */
import type { FeatureCollection, Geometry } from 'geojson'

import type { BoundaryReport as Read, EditIn, PlanRow } from '@/api/schema'
import { DUTIES } from '@/api/vocabulary'

export type {
  Assignable, Consent, EditDone, EditRow as PlanEdit, GridImpact, HomesOf as Homes, Load, Loads, MovedAreas, MoveRow as PlanStep, PlanGridFacts as PlanGrid, PlanListing, PlanProblem as ProblemShape,
  PlanProblems, PlanRow, PlanShape, PlanShapes, PlanView, Presence, Rebased, VillageRow as PlanVillage,
} from '@/api/schema'

export type PlanState = PlanRow['state']

/** What a team is made of; the chief is assigned apart. */
export type Duty = Exclude<(typeof DUTIES)[number], 'chief'>
export const TEAM_DUTIES = DUTIES.filter((one): one is Duty => one !== 'chief')

/** An edit as the server takes it, without what the session adds: the plan's version, and whether it is a preview. */
type Unsent<T> = T extends unknown ? Omit<T, 'version' | 'preview'> : never
export type EditFacts = Unsent<EditIn>

export type BoundaryReport = Omit<Read, 'sample'> & { sample: FeatureCollection<Geometry> }
