/** Moves of cases: the photos first, then the move that names them, under the item's id as its key. */
import * as api from '@/api/calls'
import { asProblem } from '@/api/problem'
import type { CaseMoveIn } from '@/api/types'
import { momentOf } from '@/shared/format'
import { t } from '@/shared/i18n'
import { newId } from '@/shared/ids'
import { noProof, type Proof, type Shown } from '@/shared/proof/proof'
import { offerUndo } from '@/shared/undo'

import { keepItem, untried, type Item, type PhotoRef } from '../store'
import type { Face, Way } from '../way'

/** A move as it is written in the field. */
export interface Answer {
  number: string
  /** Category and place of the case as the list showed it; empty of one that only some may know of. */
  category: string
  where: string
  move: string
  reason: string
  note: string
  shown: Shown | null
  proof: Omit<Proof, 'photos' | 'before'>
  photos: PhotoRef[]
  before: PhotoRef | null
  /** The last event that its maker has seen. */
  seen: number | null
  /** Photos that the server has. */
  arrived: string[]
}

export function newAnswer(number: string): Answer {
  const { photos, before, ...proof } = noProof()
  return { number, category: '', where: '', move: '', reason: '', note: '', shown: null, proof, photos: [], before: null, seen: null, arrived: [] }
}

export const photosIn = ({ photos, before }: Answer): PhotoRef[] => [...(before ? [before] : []), ...photos]

/** Whether more than a button was pressed. */
export const isWritten = (draft: Answer): boolean => !!draft.note.trim() || photosIn(draft).length > 0 || !!(draft.proof.said || draft.proof.to)

/** The move as it is sent. */
export function bodyOf(key: string, { move, note, reason, shown, proof, photos, before, seen }: Answer): CaseMoveIn {
  const plain = { move, key, note: note.trim(), reason, seen: seen ?? undefined }
  if (!shown) return plain
  if (shown === 'seen' && proof.by === 'call') return { ...plain, call: { to: proof.to.trim(), at: proof.at ? momentOf(proof.at) : new Date().toISOString(), said: proof.said.trim() } }
  const { lng, lat } = proof.place ?? {}
  return { ...plain, photos: photos.map((one) => one.sha256), before: before?.sha256, lng, lat, datum: 'wgs84' }
}

/** Gives back what was typed to whoever undoes it; its photos have arrived. */
const again = (item: Item<Answer>) => () => void keepItem({ ...item, id: newId(), draft: { ...item.draft, seen: null, arrived: photosIn(item.draft).map((one) => one.sha256) }, ...untried('draft') })

export const moveWay = (token: string): Way<Answer> => ({
  begin: async ({ draft }) => ({ has: draft.arrived }),
  photo: async ({ draft }, sha256, content) => (await api.putCasePhoto(draft.number, sha256, content, token)).sha256,
  arrived: ({ arrived }, hashes) => ({ arrived: [...new Set([...arrived, ...hashes])] }),
  async end(item) {
    const { number, move } = item.draft
    try {
      const made = await api.moveCase(number, bodyOf(item.id, item.draft), token)
      offerUndo(made, t('field.done', { move: t(`field.move.${move}`) }), again(item))
    } catch (reason) {
      // It had arrived unheard, and the case is no longer there for its maker.
      if (asProblem(reason).facts.kind !== 'cases.made_already') throw reason
    }
    return { note: '', proof: newAnswer('').proof }
  },
})

export const moveFace: Face<Answer> = {
  icon: 'check',
  title: ({ move, category }, kind) => [move ? t(`field.move.${move}`) : t('mine.draft'), category ? kind(category) : t('field.sealed')].join('：'),
  where: ({ where }) => where,
  photos: (draft) => ({ arrived: draft.arrived.length, of: photosIn(draft).length }),
  to: ({ about }) => ({ name: 'field-task', params: { number: about } }),
}
