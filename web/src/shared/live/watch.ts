/** A stream of the page's own, held only while the page is looked at: what it shows is told whole when it opens, then what changed. */
import { onScopeDispose, ref, watch, type Ref } from 'vue'

import { listen } from '../listen'
import { REOPEN_MS } from './hub'

const CLOSED = 2

/**
 * Listens to one kind of event of the stream at an address, and to that of another address when it changes; null for none.
 *
 * Returns whether the stream is open. A stream that breaks is opened again: by the browser, or after a while where it
 * was answered with a refusal, as by a server that is only restarting. Ends with the scope.
 */
export function useStream(address: () => string | null, kind: string, heard: (data: string) => void): Ref<boolean> {
  const open = ref(false)
  let stream: EventSource | null = null
  let waiting: ReturnType<typeof setTimeout> | undefined

  function shut(): void {
    clearTimeout(waiting)
    stream?.close()
    stream = null
    open.value = false
  }

  function begin(): void {
    shut()
    const at = address()
    if (!at || typeof EventSource === 'undefined' || document.visibilityState !== 'visible') return
    const ours = new EventSource(at)
    stream = ours
    ours.addEventListener('open', () => (open.value = true))
    ours.addEventListener(kind, (event) => stream === ours && heard((event as MessageEvent<string>).data))
    ours.addEventListener('end', shut)
    ours.addEventListener('error', () => {
      open.value = false
      if (ours.readyState !== CLOSED) return
      shut()
      waiting = setTimeout(begin, REOPEN_MS)
    })
  }

  watch(address, begin, { immediate: true })
  listen(document, 'visibilitychange', begin)
  onScopeDispose(shut)
  return open
}
