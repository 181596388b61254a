/** Short names for the server's types. */
import type { components, paths } from './schema'
import type { CLOCKS } from './vocabulary'

type Schemas = components['schemas']
/** The query of a GET path. */
export type QueryOf<Path extends keyof paths> = paths[Path] extends { get: { parameters: { query?: infer Query } } }
  ? NonNullable<Query>
  : never

/** States of a case's clock. */
export type Clock = (typeof CLOCKS)[number]

export type Me = Schemas['Profile']
export type SignedIn = Schemas['SignedIn']
export type DemoAccount = Schemas['DemoAccount']
export type Ref = Schemas['Ref']
export type Division = Schemas['DivisionRow']
export type DivisionDetail = Schemas['DivisionDetail']
export type GridCard = Schemas['GridCard']
export type Category = Schemas['CategoryOut']
export type Layer = Schemas['Layer']
export type Member = Schemas['Member']
export type Office = Schemas['OfficeRow']
export type Reason = Schemas['Reason']
export type Candidate = Schemas['GridOption']
export type RouteAnswer = Schemas['RouteAnswer']
export type ReportIn = Schemas['ReportIn']
export type Receipt = Schemas['Acknowledged']
export type OwnReport = Schemas['OwnReport']
export type CaseBrief = Schemas['Brief']
export type NearbyCase = Schemas['NearbyCase']
export type CaseReport = Schemas['ReportPart']
export type CaseEvent = Schemas['EventPart']
export type Assignment = Schemas['AssignmentPart']
export type OpenMove = Schemas['OpenMove']
export type Story = Schemas['Story']
export type Figures = Schemas['FiguresOut']
export type AreaFigures = Schemas['AreaOut']
export type Areas = Schemas['Areas']
export type SeriesStep = Schemas['StepOut']
export type Hit = Schemas['Hit']

export type CaseFilter = Omit<QueryOf<'/api/v1/cases'>, 'limit' | 'cursor'>
export type CaseMoveIn = Schemas['MoveIn']
export type Level = QueryOf<'/api/v1/stats/areas'>['level']
export type SeriesStepName = NonNullable<QueryOf<'/api/v1/stats/series'>['step']>

export type DivisionProperties = Schemas['DivisionFacts']
export type GridProperties = Schemas['GridFacts']
export type DivisionShapes = Schemas['DivisionShapes']
export type GridShapes = Schemas['GridShapes']
export type DivisionShape = Schemas['DivisionShape']
export type GridShape = Schemas['GridShape']
export type Basemap = Schemas['Basemap']
export type HexShapes = Schemas['HexShapes']
export type CasePoints = Schemas['CasePoints']
