/** Which answers came from what the phone holds, and of when: its service worker says so of each (`src/sw.ts`). */
import { shallowReactive } from 'vue'

/** By path: the ISO moment at which the server said what is shown; those from the network are absent. */
export const heldSince = shallowReactive(new Map<string, string>())

export const HELD_AT = 'Held-At'

export function noteHeld(url: string, response: Response): void {
  const { pathname } = new URL(url)
  const at = response.headers.get(HELD_AT)
  if (at) heldSince.set(pathname, at)
  else heldSince.delete(pathname)
}
