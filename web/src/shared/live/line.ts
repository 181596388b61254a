/** A page's line to the event stream: through the worker that all tabs share, or to one of its own where there is none. */
import { Hub, type Asked, type Told } from './hub'

export interface Line {
  ask: (asked: Asked) => void
}

/** Connects to the stream that all tabs share; a browser without such workers listens in the tab that is looked at. */
export function connect(heard: (told: Told) => void): Line {
  return shared(heard) ?? own(heard)
}

function shared(heard: (told: Told) => void): Line | null {
  if (typeof SharedWorker === 'undefined') return null
  try {
    const worker = new SharedWorker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'gridgis-live' })
    worker.port.onmessage = (event: MessageEvent<Told>) => heard(event.data)
    return { ask: (asked) => worker.port.postMessage(asked) }
  } catch {
    return null
  }
}

/** A stream of the page itself, held only while the page is looked at, so that many tabs hold one. */
export function own(heard: (told: Told) => void): Line {
  const hub = new Hub(() => new EventSource('/api/v1/events'))
  const port = { postMessage: heard }
  let joined = false
  document.addEventListener('visibilitychange', () => {
    if (!joined) return
    const visible = document.visibilityState === 'visible'
    hub.take(port, visible ? 'join' : 'leave')
    if (visible) heard({ kind: 'change', county: '' })
  })
  return {
    ask: (asked) => {
      joined = asked !== 'leave'
      if (!joined || document.visibilityState === 'visible') hub.take(port, asked)
    },
  }
}
