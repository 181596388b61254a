/** Short names for what the server says of a routing decision. */
import type { RouteAnswer } from '@/api/schema'

export type { AddressOption, Decided, Hit as Found, LineNear, Member, Redecided, RuleRef as RoutingRule } from '@/api/schema'

/** An answer with all its parts; see `whole`. */
export type Answer = Required<RouteAnswer>

export const CAUSES = ['received', 'moved', 'category', 'net', 'rules', 'confirmed'] as const

/** One thing about a case that is put right. */
export type Correction =
  | { lng: number; lat: number; datum?: string; accuracy_m?: number }
  | { address: string }
  | { category_code: string }
  | { grid_code: string }
