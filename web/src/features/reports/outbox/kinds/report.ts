/** Reports: their text first, then the photos, at last that they were settled. */
import { asProblem } from '@/api/problem'
import { shortTime } from '@/shared/format'
import { t } from '@/shared/i18n'

import type { Draft } from '../../draft'
import { Changed, type Wire } from '../../send'
import type { Item, PhotoRef } from '../store'
import type { Face, Way } from '../way'

/** A report's draft as it is kept. */
export type Written = Omit<Draft, 'photos' | 'after' | 'reporter' | 'queued' | 'failed'> & { photos: PhotoRef[]; after: PhotoRef[] }

export const isReport = (one: Item): one is Item<Written> => one.kind === 'report'

/** A draft as it is sent; of its photos only their names are told. */
const asDraft = ({ draft }: Item<Written>): Draft => {
  const named = (one: PhotoRef) => ({ ...one, url: '' })
  return { ...draft, photos: draft.photos.map(named), after: draft.after.map(named), failed: false }
}

export const reportWay = (wire: Wire): Way<Written> => ({
  async begin(item) {
    const { receipt: before } = item.draft
    const receipt = !before ? await wire.report(asDraft(item)) : item.tries ? await wire.receipt(item.id) : before
    const photos = (receipt.photos as typeof receipt.photos | undefined) ?? []
    const parts = Object.fromEntries(photos.filter((one) => one.state === 'part').map((one) => [one.sha256, one.received_bytes]))
    return { draft: { receipt }, has: receipt.media, parts }
  },
  photo: ({ id }, sha256, content, from) => wire.photo(id, sha256, content, from),
  arrived: ({ receipt }, hashes) => ({ receipt: receipt && { ...receipt, media: [...new Set([...receipt.media, ...hashes])] } }),
  end: async (item) => (item.draft.settled && item.draft.receipt ? { receipt: await wire.settled(asDraft(item), item.draft.receipt) } : {}),
  refused(_, reason) {
    if (reason instanceof Changed) return { arrived: reason.first }
    return asProblem(reason).facts.kind === 'intake.case_ended' ? { joins: undefined } : {}
  },
})

const all = (draft: Written) => draft.photos.length + (draft.settled ? draft.after.length : 0)

export const reportFace: Face<Written> = {
  icon: 'camera',
  title: ({ category }, kind) => (category ? kind(category) : t('mine.draft')),
  where: (draft) => draft.address || draft.grid?.name || (draft.spot ? '' : t('outbox.noPlace')),
  why: ({ arrived }) => (arrived ? t('report.changed', { at: shortTime(arrived.received_at), number: arrived.case_number }) : ''),
  photos: (draft) => ({ arrived: draft.receipt?.media.length ?? 0, of: all(draft) }),
  to: ({ id }) => ({ name: 'report', params: { id } }),
}
