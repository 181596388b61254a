/** Short names for the server's types. */
import type { paths } from './schema'
import type { CLOCKS } from './vocabulary'

export type {
  Acknowledged as Receipt, Areas, Series, AreaOut as AreaFigures, AssignmentPart as Assignment, CoordinationPart as Coordination, ViewPart as CaseView, WhistlePart as Whistle, Basemap, Brief as CaseBrief, CaseClusters, CasePoints, CategoryOut as Category, DemoAccount, DivisionRow as Division,
  DivisionShape, DivisionShapes, EventPart as CaseEvent, Extended, FiguresOut as Figures, GridCard, GridOption as Candidate, GridShapes, HeatOut as Heat, HexShapes, Hit, Layer, MoveIn as CaseMoveIn, MoveMade, OpenMove,
  Along, GridForm, HeldObject, Contact, Double, DoubleCount, Doubles, Profile as Me, Queued, QueueCounts, Reason, ReportIn, ReportPart as CaseReport, RequestPart as CaseRequest, RouteAnswer, Slip, SlipMoveIn, SlipRow, Stand, StepOut as SeriesStep, Story, Task as FieldTask, TeamGrid,
} from './schema'

/** The query of a path. */
export type QueryOf<Path extends keyof paths, Method extends keyof paths[Path] = 'get' & keyof paths[Path]> = paths[Path][Method] extends { parameters: { query?: infer Query } } ? NonNullable<Query> : never

/** States of a case's clock. */
export type Clock = (typeof CLOCKS)[number]
export type CaseFilter = Omit<QueryOf<'/api/v1/cases'>, 'limit' | 'cursor'>
export type Level = QueryOf<'/api/v1/stats/areas'>['level']
export type SeriesStepName = NonNullable<QueryOf<'/api/v1/stats/series'>['step']>
