/** Tells that something changed on the server: by its event stream, or every minute when there is none. */
import { onScopeDispose, ref } from 'vue'

const QUIET_MS = 1500
const POLL_MS = 60_000

/** Whether the stream is connected; the page says so beside the time of its data. */
export const connected = ref(false)

/** Calls `heard` a moment after changes, at most once for a burst. Ends with the scope it was called in. */
export function onChange(heard: (counties: Set<string>) => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let counties = new Set<string>()
  const fire = () => {
    const told = counties
    counties = new Set()
    timer = undefined
    if (document.visibilityState === 'visible') heard(told)
  }
  const stream = typeof EventSource === 'undefined' ? null : new EventSource('/api/v1/events')
  stream?.addEventListener('open', () => (connected.value = true))
  stream?.addEventListener('error', () => (connected.value = false))
  stream?.addEventListener('change', (event) => {
    counties.add(String((event as MessageEvent).data))
    timer ??= setTimeout(fire, QUIET_MS)
  })
  const poll = setInterval(() => {
    if (!connected.value) fire()
  }, POLL_MS)
  onScopeDispose(() => {
    stream?.close()
    clearTimeout(timer)
    clearInterval(poll)
    connected.value = false
  })
}
