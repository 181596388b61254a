/** The outbox of whoever is signed in: what is in it, and when it is sent. */
import { computed, effectScope, ref, shallowRef, watch } from 'vue'

import { asProblem } from '@/api/problem'
import { listen } from '@/shared/listen'
import { bytesOf } from '@/shared/photos/photo'
import { useSession } from '@/shared/session/useSession'

import { dropDraft, hasContent, keptDraft } from '../draft'
import { alone } from './alone'
import { flush, pauseMs, Stopped } from './flush'
import { connect } from './kinds'
import type { Written } from './kinds/report'
import { asPhoto, changes, itemsOf, keepItem, keepPhoto, patchItem, photosOf, prune, room, untried, type Item, type Room } from './store'

const EVERY_MS = 20_000
const SOON_MS = 500
/** Of what the browser grants, from which on it is said. */
const NEARLY = 0.8

/** Why nothing goes at the moment. */
export type Halt = '' | 'unreachable' | 'signed-out' | 'another'

const items = shallowRef<Item[]>([])
const halt = ref<Halt>('')
const sending = ref(false)
const space = shallowRef<Room | null>(null)
/** What went out last, by itself. */
export const sentLater = shallowRef<Item | null>(null)

const username = () => useSession().me.value?.username ?? ''

async function read(): Promise<void> {
  const owner = username()
  const found = owner ? await itemsOf(owner).catch(() => []) : []
  if (owner !== username()) return
  const waited = new Set(items.value.filter((one) => one.state === 'waiting').map((one) => one.id))
  const arrived = found.find((one) => one.state === 'received' && waited.has(one.id))
  if (arrived) sentLater.value = arrived
  items.value = found
}

let timer: ReturnType<typeof setTimeout> | undefined
/** How often in a row nothing could go. */
let halts = 0
async function planNext(): Promise<void> {
  clearTimeout(timer)
  const waiting = items.value.filter((one) => one.state === 'waiting')
  if (!waiting.length) return
  const next = Math.min(...waiting.map((one) => one.next_at)) - Date.now()
  timer = setTimeout(() => void run(), Math.min(EVERY_MS, Math.max(SOON_MS, next)))
}

function haltOf(reason: unknown): Halt {
  if (reason instanceof Stopped) return reason.why
  return asProblem(reason).status === 401 ? 'signed-out' : 'unreachable'
}

/** Sends what is due; by hand even where the browser believes to have no network. */
async function run(byHand = false): Promise<void> {
  const owner = username()
  if (sending.value || !owner || (!byHand && !navigator.onLine)) return
  sending.value = true
  try {
    await alone(() => flush(owner, connect))
    halt.value = ''
    halts = 0
  } catch (reason) {
    halt.value = haltOf(reason)
    halts++
  } finally {
    sending.value = false
    await read()
    clearTimeout(timer)
    if (halt.value) timer = setTimeout(() => void run(), Math.min(EVERY_MS, pauseMs(halts - 1)))
    else await planNext()
  }
}

/** Everything that waits may go at once: the network is back, or its writer says so. */
async function now(byHand = false): Promise<void> {
  const owner = username()
  halts = 0
  for (const one of await itemsOf(owner)) if (one.state === 'waiting' && one.next_at) await release(one.id)
  await run(byHand)
}

/** Lets one that waits, or was refused, be tried again as it is. */
async function release(id: string): Promise<void> {
  for (const photo of await photosOf(id)) if (photo.problem) await keepPhoto({ ...photo, problem: null, next_at: 0 })
  await patchItem(id, () => ({ state: 'waiting', next_at: 0, problem: null }))
}

/** A draft that an earlier version kept elsewhere. */
async function migrate(owner: string): Promise<void> {
  const before = keptDraft(owner)
  if (!before) return
  const { photos, after = [], queued, failed, reporter, ...rest } = before
  if (hasContent(before)) {
    for (const one of [...photos, ...after]) await keepPhoto(asPhoto(before.id, one, bytesOf(one)))
    const named = (list: typeof photos) => list.map(({ sha256, taken_at }) => ({ sha256, taken_at }))
    const draft: Written = { ...rest, photos: named(photos), after: named(after) }
    await keepItem({ id: before.id, kind: 'report', owner, at: before.observed_at, about: '', draft, ...untried(queued ? 'waiting' : before.arrived ? 'attention' : 'draft') })
  }
  dropDraft(owner)
}

let began = false
/** Begins once a visit: hears of the network, of the page coming back, of who signs in. */
export function beginOutbox(): void {
  if (began) return
  began = true
  effectScope(true).run(() => {
    watch(changes, () => void read().then(planNext))
    watch(
      () => username(),
      async (owner) => {
        items.value = []
        halt.value = ''
        if (!owner) return
        await migrate(owner).catch(() => undefined)
        await prune(owner, new Date()).catch(() => undefined)
        await read()
        await run()
      },
      { immediate: true },
    )
    listen(window, 'online', () => void now())
    listen(document, 'visibilitychange', () => document.visibilityState === 'visible' && void run())
    listen(window, 'pageshow', () => void run())
  })
}

export function useOutbox() {
  const waiting = computed(() => items.value.filter((one) => one.state === 'waiting'))
  const attention = computed(() => items.value.filter((one) => one.state === 'attention'))
  const drafts = computed(() => items.value.filter((one) => one.state === 'draft'))
  const unsent = computed(() => waiting.value.length + attention.value.length)
  const online = ref(navigator.onLine)
  listen(window, 'online', () => (online.value = true))
  listen(window, 'offline', () => (online.value = false))
  const measure = async () => (space.value = await room())
  watch(changes, () => void measure(), { immediate: true })
  const full = computed(() => (space.value && space.value.used > space.value.granted * NEARLY ? space.value : null))
  return { items, waiting, attention, drafts, unsent, halt, sending, online, full, run, now, release }
}
