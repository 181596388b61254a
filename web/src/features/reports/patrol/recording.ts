/**
 * The patrol that is walked just now: positions while the page is in front, kept on the phone as they come.
 *
 * It goes on while other pages of the phone are looked at, and ends by itself where duty ends. Outside of it nothing asks
 * the device where it is.
 */
import { effectScope, ref, shallowRef } from 'vue'

import type { DutySpan } from '@/api/schema'
import { newId } from '@/shared/ids'
import { listen } from '@/shared/listen'
import { useSession } from '@/shared/session/useSession'

import { dropItem, itemsOf, keepItem, patchItem, untried, type Item } from '../outbox/store'
import { useOutbox } from '../outbox/useOutbox'
import { begun, dutyAt, ended, grown, MOST_STOPS, type Fix, type Patrol } from './walk'

const KEEP_MS = 10_000
/** A position older than this is not where somebody stands. */
const OLD_MS = 120_000

export type Walk = Item<Patrol>

/** The patrol that has begun and not ended; null where there is none. */
export const walking = shallowRef<Walk | null>(null)
/** Whether positions come: no while a patrol was found that a closed page left. */
export const recording = ref(false)
/** `none`: this browser can't keep the screen on; `lost`: it did not just now. */
export const awake = ref<'on' | 'none' | 'lost'>('lost')
export const here = shallowRef<Fix | null>(null)
/** The device does not tell where it is. */
export const blind = ref(false)

let spans: DutySpan[] = []
let watching: number | null = null
let timer: ReturnType<typeof setInterval> | undefined
let lock: WakeLockSentinel | null = null

const owner = () => useSession().me.value?.username ?? ''

/** Takes up a patrol that a closed page left. */
export async function look(): Promise<void> {
  if (recording.value) return
  const found = (await itemsOf(owner())).find((one) => one.kind === 'patrol' && one.state === 'draft')
  walking.value = (found as Walk | undefined) ?? null
}

export async function start(grid: Patrol['grid'], told: DutySpan[]): Promise<boolean> {
  if (walking.value || !dutyAt(told, grid.code, Date.now())) return false
  const now = new Date()
  const item: Walk = { id: newId(), kind: 'patrol', owner: owner(), at: now.toISOString(), about: grid.code, draft: begun(grid, now), ...untried('draft') }
  await keepItem(item)
  walking.value = item
  goOn(told)
  return true
}

/** Positions come again; not off duty. */
export function goOn(told: DutySpan[]): void {
  const walk = walking.value
  spans = told
  if (!walk || recording.value || !dutyAt(spans, walk.draft.grid.code, Date.now())) return
  recording.value = true
  blind.value = false
  scope.run(listening)
  void keepAwake()
  if ('geolocation' in navigator) watching = navigator.geolocation.watchPosition(seen, () => (blind.value = true), { enableHighAccuracy: true, maximumAge: 5_000 })
  else blind.value = true
  timer = setInterval(() => void beat(), KEEP_MS)
}

let scope = effectScope(true)
function listening(): void {
  listen(document, 'visibilitychange', () => (document.visibilityState === 'visible' ? void keepAwake() : void keep()))
  listen(window, 'pagehide', () => void keep())
}

async function keepAwake(): Promise<void> {
  if (!('wakeLock' in navigator)) {
    awake.value = 'none'
    return
  }
  lock = await navigator.wakeLock.request('screen').catch(() => null)
  awake.value = lock ? 'on' : 'lost'
  lock?.addEventListener('release', () => (awake.value = 'lost'))
}

const onDuty = (): boolean => !!walking.value && !!dutyAt(spans, walking.value.draft.grid.code, Date.now())

function seen({ coords }: GeolocationPosition): void {
  const walk = walking.value
  if (!walk || !recording.value || !onDuty()) return
  blind.value = false
  const fix = { at: new Date().toISOString(), lng: coords.longitude, lat: coords.latitude, accuracy_m: Math.round(coords.accuracy) }
  here.value = fix
  const points = grown(walk.draft.points, fix)
  if (points !== walk.draft.points) walking.value = { ...walk, draft: { ...walk.draft, points } }
}

async function keep(): Promise<void> {
  const walk = walking.value
  // What was sent off meanwhile stays as it ended.
  if (walk) await patchItem(walk.id, (item) => (item.state === 'draft' ? { draft: walk.draft } : {}))
}

async function beat(): Promise<void> {
  if (onDuty()) await keep()
  else await stop(true)
}

/** Where the worker stands, as a stop with what they note; false where the device has not told where that is. */
export async function stopBy(note: string): Promise<boolean> {
  const walk = walking.value
  const fix = here.value
  if (!walk || !fix || Date.now() - Date.parse(fix.at) > OLD_MS || walk.draft.stops.length >= MOST_STOPS) return false
  const stop = { ...fix, at: new Date().toISOString(), note: note.trim() }
  walking.value = { ...walk, draft: { ...walk.draft, stops: [...walk.draft.stops, stop] } }
  await keep()
  return true
}

function quiet(): void {
  if (watching !== null) navigator.geolocation.clearWatch(watching)
  watching = null
  clearInterval(timer)
  scope.stop()
  scope = effectScope(true)
  void lock?.release().catch(() => undefined)
  lock = null
  recording.value = false
  here.value = null
}

/**
 * Ends the patrol, and sends it off.
 *
 * Args:
 *   off: duty has ended; one that a closed page left ends with its last position.
 */
export async function stop(off = false): Promise<void> {
  const walk = walking.value
  const walked = recording.value
  quiet()
  walking.value = null
  if (!walk) return
  const { started_at, points, stops } = walk.draft
  const last = [started_at, points.at(-1)?.at ?? '', stops.at(-1)?.at ?? ''].sort().at(-1)!
  const draft = ended(walk.draft, walked && !off ? new Date() : new Date(last), off)
  await keepItem({ ...walk, draft, ...untried('waiting') })
  await useOutbox().run(true)
}

/** Throws a patrol away that was begun by mistake. */
export async function discard(): Promise<void> {
  const walk = walking.value
  quiet()
  walking.value = null
  if (walk) await dropItem(walk.id)
}
