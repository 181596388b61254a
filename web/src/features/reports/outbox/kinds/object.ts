/** Objects as they were found: what changed of one, that one is as it is told, or a new one; made once by its id and version. */
import { client, given, under } from '@/api/client'
import { t } from '@/shared/i18n'

import type { Face, Way } from '../way'

/** An item of a form as it was when it was answered. */
export interface AskedItem {
  code: string
  name: string
  type: string
  choices: string[]
}

export interface Found {
  id: string
  /** The version that its writer saw; 0 of a new one. */
  version: number
  kind: string
  /** As lists tell it: of a person masked; of a new one as typed, told once. */
  name: string
  address: string
  address_id: number | null
  /** Answers that become others, by code; an empty one is taken away. */
  facts: Record<string, string>
  /** The items of these answers, so that another form can say what it does not ask any more. */
  asked: AskedItem[]
}

export const newFound = (id: string): Found => ({ id, version: 0, kind: '', name: '', address: '', address_id: null, facts: {}, asked: [] })

const at = (id: string, token: string) => ({ params: { path: { object_id: id } }, headers: under(token) })

/** Nothing changed: it is confirmed as it is told. */
export const isConfirmed = ({ version, facts }: Found): boolean => version > 0 && !Object.keys(facts).length

export const objectWay = (token: string): Way<Found> => ({
  begin: async () => ({ has: [] }),
  photo: async () => '',
  async end({ draft }) {
    const { id, version, kind, name, address, address_id, facts } = draft
    if (isConfirmed(draft)) await given(client.POST('/api/v1/objects/{object_id}/confirmation', { ...at(id, token), body: { version } }))
    else {
      const made = version ? {} : { name, address_id, address: address_id ? '' : address }
      await given(client.PUT('/api/v1/objects/{object_id}', { ...at(id, token), body: { version, kind: kind as never, address: '', facts, ...made } }))
    }
    return { facts: {}, asked: [], ...(version ? {} : { name: '' }) }
  },
})

export const objectFace: Face<Found> = {
  icon: 'home',
  title: (draft) => [t(isConfirmed(draft) ? 'myObjects.confirmed' : draft.version ? 'myObjects.changed' : 'myObjects.made'), draft.name || t(`myObjects.kind.${draft.kind || 'place'}`)].join('：'),
  where: ({ address }) => address,
  photos: () => ({ arrived: 0, of: 0 }),
  to: ({ about, draft }) => ({ name: draft.version ? 'object' : 'new-object', params: { id: about } }),
}
