/** Short names for what the server says of a routing decision. */
import type { Hit } from '@/api/types'
import type { components } from '@/api/schema'

type Schemas = components['schemas']

export type Member = Schemas['Member']
/** A river, road or railway within 30 m, with its chief. */
export type LineNear = Schemas['LineNear']
export type AddressOption = Schemas['AddressOption']
export type RoutingRule = Schemas['RuleRef']
/** An answer with all its parts; see `whole`. */
export type Answer = Required<Schemas['RouteAnswer']>
export type Decided = Schemas['Decided']
export type Redecided = Schemas['Redecided']

/** A standard address that fits a text. */
export type Found = Hit & { precision?: string; note_zh?: string; note_en?: string }

export interface Geocoded {
  items: Found[]
  automatic?: boolean
  elsewhere: number
}

export const CAUSES = ['received', 'moved', 'category', 'net', 'rules', 'confirmed'] as const

/** One thing about a case that is put right. */
export type Correction =
  | { lng: number; lat: number; datum?: string; accuracy_m?: number }
  | { address: string }
  | { category_code: string }
  | { grid_code: string }
