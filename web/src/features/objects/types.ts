/** Short names for what the server says of objects. */
import type { CollectionView, ObjectStory } from '@/api/schema'

export type { AddressFound, KindCount, ObjectIn, ObjectRow, ObjectsWanted, ObjectStory, FormProposal, Unsealed } from '@/api/schema'
export type Item = CollectionView['items'][number]
export type Change = ObjectStory['changes'][number]
export type Kind = Item['kinds'][number]
