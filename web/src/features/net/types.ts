/** Short names for what the server says of the net's history. */
import type { components } from '@/api/schema'

type Schemas = components['schemas']

export type FamilyLink = Schemas['Link']
export type Family = Schemas['Family']
export type NetDay = Schemas['NetDay']
export type NetChanges = Schemas['NetChanges']
