/** One item of the outbox as its writer sees it: what is written about a thing, kept from the first letter on, sent off, refused, received. */
import { computed, ref, shallowRef, watch } from 'vue'

import { newId } from '@/shared/ids'
import { bytesOf, urlOf, type Photo } from '@/shared/photos/photo'
import { useSession } from '@/shared/session/useSession'

import type { Kept } from '../draft'
import { problemOf } from './flush'
import { asPhoto, askToStay, changes, dropItem, dropPhoto, isFull, itemAbout, itemOf, keepItem, keepPhoto, photosOf, untried, type Item, type KindName, type PhotoRef, type State } from './store'
import { sentLater, useOutbox } from './useOutbox'

export interface Keeping<Draft> {
  kind: KindName
  about: string
  blank: () => Draft
  photosIn?: (draft: Draft) => PhotoRef[]
  /** Whether there is something in it that is worth keeping. */
  worth?: (draft: Draft) => boolean
  /** Where a photo is shown that has arrived. */
  photoUrl?: (sha256: string) => string
}

export function useKept<Draft extends object>({ kind, about, blank, photosIn = () => [], worth = () => true, photoUrl = () => '' }: Keeping<Draft>) {
  const owner = useSession().me.value?.username ?? ''
  const outbox = useOutbox()
  const draft = shallowRef<Draft>(blank())
  const item = shallowRef<Item<Draft> | null>(null)
  const urls = shallowRef(new Map<string, string>())
  const ready = ref(false)
  const kept = ref<Kept>('all')
  let id = newId()
  let dirty = false

  /** What was begun before, if anything; afterwards what became of it. */
  async function read(): Promise<void> {
    const known = item.value !== null
    const found = (await (known ? itemOf(id, owner) : itemAbout(owner, kind, about)).catch(() => null)) as Item<Draft> | null
    if (dirty && ready.value) return
    if (!known) {
      if (found && !item.value) await take(found)
      ready.value = true
    } else if (found && found.id === id) {
      item.value = found
      if (found.state !== 'draft') draft.value = found.draft
    }
  }
  async function take(found: Item<Draft>): Promise<void> {
    const photos = await photosOf(found.id)
    urls.value = new Map(photos.flatMap(({ sha256, bytes }) => (bytes ? [[sha256, urlOf(bytes)] as const] : [])))
    id = found.id
    item.value = found
    draft.value = found.draft
  }
  watch(changes, () => void read(), { immediate: true })
  watch(sentLater, (one) => one?.id === id && (sentLater.value = null), { flush: 'sync' })

  async function keep(state: State): Promise<void> {
    dirty = false
    const next: Item<Draft> = { id, kind, owner, about, at: item.value?.at ?? new Date().toISOString(), draft: draft.value, ...untried(state) }
    const before = item.value
    item.value = next
    try {
      await keepItem(next)
      if (kept.value === 'nothing') kept.value = 'all'
    } catch (reason) {
      item.value = before
      if (!isFull(reason)) throw reason
      kept.value = 'nothing'
    }
  }
  const save = () => {
    if (dirty && (item.value || worth(draft.value))) void keep('draft')
  }

  async function keepPhotos(before: Draft, fresh: Photo[]): Promise<void> {
    const has = new Set(photosIn(draft.value).map((one) => one.sha256))
    for (const one of photosIn(before)) if (!has.has(one.sha256)) await dropPhoto(id, one.sha256)
    for (const one of fresh) if (!(await keepPhoto(asPhoto(id, one, bytesOf(one))))) kept.value = 'text'
  }

  /** Changes what is written; `fresh` are photos that were just taken. */
  function change(patch: Partial<Draft>, fresh: Photo[] = []): void {
    const before = draft.value
    draft.value = { ...before, ...patch }
    dirty = true
    // At once: a page that is put away does not wait for the database.
    save()
    if (fresh.length) urls.value = new Map([...urls.value, ...fresh.map((one) => [one.sha256, one.url] as const)])
    void keepPhotos(before, fresh)
    void askToStay()
  }

  /** Freezes it and sends it off. */
  async function send(): Promise<void> {
    await keep('waiting')
    await outbox.release(id)
    await outbox.run(true)
  }

  /** Takes back what has not gone, to change it. */
  const edit = () => keep('draft')

  async function discard(): Promise<void> {
    dirty = false
    await dropItem(id)
    begin()
  }

  /** Another one about the same, with nothing in it. */
  function begin(): void {
    id = newId()
    item.value = null
    draft.value = blank()
    urls.value = new Map()
  }

  return {
    draft, ready, kept, change, send, edit, discard, begin,
    /** A photo with its address to look at. */
    photo: (one: PhotoRef): Photo => ({ ...one, url: urls.value.get(one.sha256) ?? photoUrl(one.sha256) }),
    state: computed<State | null>(() => item.value?.state ?? null),
    problem: computed(() => (item.value?.problem ? problemOf(item.value.problem) : null)),
    sending: outbox.sending,
    halt: outbox.halt,
    online: outbox.online,
  }
}
