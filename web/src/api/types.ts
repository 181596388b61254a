/** Short names for the server's types; GeoJSON's properties, which OpenAPI leaves open, are said here. */
import type { Feature, FeatureCollection, LineString, MultiPolygon, Point, Polygon } from 'geojson'

import type { Clock } from '@/shared/clock'

import type { components, paths } from './schema'

type Schemas = components['schemas']
/** The query of a GET path. */
export type QueryOf<Path extends keyof paths> = paths[Path] extends { get: { parameters: { query?: infer Query } } }
  ? NonNullable<Query>
  : never

export type Box = [number, number, number, number]
export type Me = Schemas['Profile']
export type SignedIn = Schemas['SignedIn']
export type DemoAccount = Schemas['DemoAccount']
export type Ref = Schemas['Ref']
export type Division = Schemas['DivisionRow']
export type DivisionDetail = Schemas['DivisionDetail']
export type GridCard = Schemas['GridCard']
export type Category = Schemas['CategoryOut']
export type Member = Schemas['Member']
export type Office = Schemas['OfficeRow']
export type Reason = Schemas['Reason']
export type Candidate = Schemas['GridOption']
export type RouteAnswer = Schemas['RouteAnswer']
export type ReportIn = Schemas['ReportIn']
export type Receipt = Schemas['Acknowledged']
export type OwnReport = Schemas['OwnReport']
export type CaseBrief = Omit<Schemas['Brief'], 'clock'> & { clock: Clock }
export type NearbyCase = { case: CaseBrief; distance_m: number }
export type CaseReport = Schemas['ReportPart']
export type CaseEvent = Schemas['EventPart']
export type Assignment = Schemas['AssignmentPart']
export type OpenMove = Schemas['OpenMove']
export type Story = Omit<Schemas['Story'], 'case'> & { case: CaseBrief }
export type Figures = Schemas['FiguresOut']
export type AreaFigures = Schemas['AreaOut']
export type Areas = Schemas['Areas']
export type SeriesStep = Schemas['StepOut']
export type Hit = Schemas['Hit']

export type CaseFilter = Omit<QueryOf<'/api/v1/cases'>, 'limit' | 'cursor'>
export type CaseMoveIn = Schemas['MoveIn']
export type Level = QueryOf<'/api/v1/stats/areas'>['level']
export type SeriesStepName = NonNullable<QueryOf<'/api/v1/stats/series'>['step']>

export interface DivisionProperties {
  code: string
  level: string
  name: string
  name_en: string
  parent_code: string | null
  kind: string
  synthetic: boolean
  lng: number
  lat: number
}

export interface GridProperties {
  code: string
  layer: 'village' | 'exclusive'
  name: string
  village_code: string
  zone_kind: string
  households: number
  chief: string | null
  synthetic: boolean
  lng: number
  lat: number
}

type Areal = Polygon | MultiPolygon
export type DivisionShapes = FeatureCollection<Areal, DivisionProperties>
export type GridShapes = FeatureCollection<Areal, GridProperties>
export type DivisionShape = Feature<Areal, DivisionProperties>
export type GridShape = Feature<Areal, GridProperties>
export type Basemap = FeatureCollection<LineString | Areal, { kind: string; name: string; rank: number }>
export type HexShapes = FeatureCollection<Polygon, { h3: string; reported: number; open: number; overdue: number }> & {
  breaks: number[]
}
export type CasePoints = FeatureCollection<Point, { number: string; clock: Clock; state: string; category_code: string }> & {
  truncated: boolean
}
