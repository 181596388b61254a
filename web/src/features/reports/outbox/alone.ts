/** One tab at a time: a Web Lock, or on plain http, where there is none, a lease in the database that both tabs see. */
import { newId } from '@/shared/ids'

import { open } from './store'

const NAME = 'flush'
const LEASE_MS = 20_000
const RENEW_MS = 5_000
const holder = newId()

/** Works unless another tab does; tells whether it did. */
export async function alone(work: () => Promise<void>): Promise<boolean> {
  if (navigator.locks) {
    return navigator.locks.request(`gridgis-outbox-${NAME}`, { ifAvailable: true }, async (lock) => {
      if (lock) await work()
      return !!lock
    })
  }
  if (!(await leased(Date.now()))) return false
  const renewing = setInterval(() => void leased(Date.now()), RENEW_MS)
  try {
    await work()
  } finally {
    clearInterval(renewing)
    await leased(0)
  }
  return true
}

/**
 * Takes the lease or renews it, in one transaction; false where another tab holds it.
 *
 * Args:
 *   now: milliseconds since 1970; 0 gives it back.
 */
export async function leased(now: number, me: string = holder): Promise<boolean> {
  const store = (await open()).transaction('leases', 'readwrite')
  const held = await store.store.get(NAME)
  const free = !held || held.holder === me || held.until < now
  if (free) await store.store.put({ holder: me, until: now && now + LEASE_MS }, NAME)
  await store.done
  return free
}
