/** One report of the outbox as its writer sees it: written, sent off, refused, received. */
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'

import * as api from '@/api/calls'
import { listen } from '@/shared/listen'
import { bytesOf, urlOf, type Photo } from '@/shared/photos/photo'
import { useSession } from '@/shared/session/useSession'

import { hasContent, newDraft, type Draft, type Kept } from '../draft'
import { afterChange } from '../send'
import { problemOf } from './flush'
import { isReport, type Written } from './kinds/report'
import { asPhoto, askToStay, changes, dropItem, dropPhoto, isFull, itemOf, keepItem, keepPhoto, photosOf, untried, type Item, type ItemPhoto, type PhotoRef, type State } from './store'
import { useOutbox } from './useOutbox'

const PAUSE_MS = 400

const refs = (photos: Photo[] = []): PhotoRef[] => photos.map(({ sha256, taken_at }) => ({ sha256, taken_at }))
const all = (draft: Draft): Photo[] => [...draft.photos, ...(draft.after ?? [])]

/** A kept report with its photos to look at; those that have arrived are shown by the server. */
function shown({ id, draft }: Item<Written>, photos: ItemPhoto[]): Draft {
  const bytes = new Map(photos.map((one) => [one.sha256, one.bytes]))
  const whole = (one: PhotoRef): Photo => {
    const found = bytes.get(one.sha256)
    return { ...one, url: found ? urlOf(found) : api.photoUrl(id, one.sha256) }
  }
  return { ...draft, photos: draft.photos.map(whole), after: draft.after.map(whole), failed: false }
}

/** Begins a report with a photo that was just taken; answers with its id. */
export async function beginWith(photo: Photo, owner: string): Promise<string> {
  const draft = newDraft(new Date())
  await keepPhoto(asPhoto(draft.id, photo, bytesOf(photo)))
  await keepItem(itemFrom({ ...draft, photos: [photo] }, owner, 'draft'))
  return draft.id
}

function itemFrom(draft: Draft, owner: string, state: State): Item<Written> {
  const { queued, failed, reporter, ...rest } = draft
  return { id: draft.id, kind: 'report', owner, at: draft.observed_at, about: '', draft: { ...rest, photos: refs(draft.photos), after: refs(draft.after) }, ...untried(state) }
}

/**
 * Args:
 *   first: the id of a kept report, or of the one that is begun.
 */
export function useWriting(first: string) {
  const owner = useSession().me.value?.username ?? ''
  const outbox = useOutbox()
  const draft = shallowRef<Draft>({ ...newDraft(new Date()), id: first })
  const item = shallowRef<Item<Written> | null>(null)
  const ready = ref(false)
  const kept = ref<Kept>('all')
  let timer: ReturnType<typeof setTimeout> | undefined
  let dirty = false

  async function read(): Promise<void> {
    const { id } = draft.value
    const kept = await itemOf(id, owner).catch(() => null)
    if (id !== draft.value.id) return
    const found = kept && isReport(kept) ? kept : null
    if (found && !ready.value) draft.value = shown(found, await photosOf(id))
    if (found && !dirty) {
      item.value = found
      const { receipt, arrived, joins } = found.draft
      if (found.state !== 'draft') draft.value = { ...draft.value, receipt, arrived, joins }
    }
    ready.value = true
  }
  watch(changes, () => void read(), { immediate: true })

  async function keep(state: State = 'draft'): Promise<boolean> {
    clearTimeout(timer)
    dirty = false
    const next = itemFrom(draft.value, owner, state)
    try {
      await keepItem(next)
      item.value = next
      if (kept.value === 'nothing') kept.value = 'all'
      return true
    } catch (reason) {
      if (!isFull(reason)) throw reason
      kept.value = 'nothing'
      return false
    }
  }
  const save = () => {
    if (dirty && hasContent(draft.value)) void keep(draft.value.receipt ? 'attention' : 'draft')
  }
  // A page that is put away does not wait for the pause to end.
  listen(window, 'pagehide', save)
  listen(document, 'visibilitychange', save)
  onScopeDispose(save)

  /** Photos are kept, and let go, as soon as they change. */
  async function keepPhotos(before: Draft, now: Draft): Promise<void> {
    const had = new Set(all(before).map((one) => one.sha256))
    const has = new Set(all(now).map((one) => one.sha256))
    for (const one of all(before)) if (!has.has(one.sha256)) await dropPhoto(now.id, one.sha256)
    for (const one of all(now)) if (!had.has(one.sha256) && !(await keepPhoto(asPhoto(now.id, one, bytesOf(one))))) kept.value = 'text'
    if (!has.size) kept.value = 'all'
  }

  function change(patch: Partial<Draft>): void {
    const before = draft.value
    draft.value = { ...before, ...patch, saved_at: new Date().toISOString() }
    dirty = true
    clearTimeout(timer)
    timer = setTimeout(save, PAUSE_MS)
    if (patch.photos || patch.after) void keepPhotos(before, draft.value).then(save)
    void askToStay()
  }

  /** Freezes it and sends it off; where nothing more can be kept, it is sent from memory while the page is open. */
  async function send(): Promise<void> {
    await keep('waiting')
    await outbox.release(draft.value.id)
    await outbox.run(true)
  }

  /** Takes back what has not gone, to change it. */
  const edit = () => keep(draft.value.receipt ? 'attention' : 'draft')

  /** What was changed after an earlier try had arrived: added to its case, or anew, under an id of its own. */
  async function sendChange(added: boolean): Promise<void> {
    const { arrived, id } = draft.value
    if (!arrived) return
    const next = { ...draft.value, ...afterChange(draft.value, arrived, added ? arrived.case_number : undefined) }
    for (const one of all(next)) if (one.url.startsWith('data:')) await keepPhoto(asPhoto(next.id, one, bytesOf(one)))
    draft.value = next
    await keep('waiting')
    await dropItem(id)
    await outbox.run(true)
  }

  /** It has arrived as it is; what is still missing of it is not told. */
  async function leave(): Promise<void> {
    await keep('received')
  }

  async function discard(): Promise<void> {
    clearTimeout(timer)
    dirty = false
    await dropItem(draft.value.id)
  }

  return {
    draft, kept, ready, change, send, edit, sendChange, leave, discard,
    id: computed(() => draft.value.id),
    state: computed<State>(() => item.value?.state ?? 'draft'),
    problem: computed(() => (item.value?.problem ? problemOf(item.value.problem) : null)),
    done: computed(() => (item.value?.state === 'received' ? item.value.draft.receipt : null)),
    sending: outbox.sending,
    halt: outbox.halt,
  }
}
