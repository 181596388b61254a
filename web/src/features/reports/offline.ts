/** Opens the phone's pages without a network, and brings their next version in between two reports. */
import { onScopeDispose } from 'vue'

import { cache, tryFor } from '@/api/cache'
import * as api from '@/api/calls'

const LOOK_MS = 3_600_000
const ASK_MS = 2_000

/** What a report is written with is asked for before it is wanted. */
export async function takeAlong(): Promise<void> {
  for (const one of [api.categories(), api.ground(), api.duty(), api.ownReports({ limit: 100 }), api.me(), api.fieldTasks(), api.fieldTeam(), api.myTasks(), api.fieldObjects()]) await tryFor<unknown>({ ...one, staleTime: 0 })
}

/**
 * Registers the service worker; plain http has none.
 *
 * Args:
 *   fits: whether nothing is being written or sent, so that the page may begin anew.
 */
export function updateBetween(fits: () => boolean): void {
  void takeAlong()
  if (!('serviceWorker' in navigator)) return
  const { serviceWorker } = navigator
  let first = !serviceWorker.controller
  let began: ServiceWorkerRegistration | null = null
  serviceWorker.register('/sw.js', { scope: '/m' }).then((found) => (began = found)).catch(() => undefined)
  const looking = setInterval(() => void began?.update().catch(() => undefined), LOOK_MS)
  const asking = setInterval(() => {
    if (began?.waiting && fits()) began.waiting.postMessage('update')
  }, ASK_MS)
  const taken = () => {
    // What was told before there was one to hold it is asked for once more.
    if (first) void takeAlong().then(() => cache.refetchQueries({ type: 'all' }))
    else if (fits()) location.reload()
    first = false
  }
  serviceWorker.addEventListener('controllerchange', taken)
  onScopeDispose(() => {
    clearInterval(looking)
    clearInterval(asking)
    serviceWorker.removeEventListener('controllerchange', taken)
  })
}
