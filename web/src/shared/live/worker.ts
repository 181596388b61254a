/** Shared by all tabs of a browser: holds their one event stream, since a browser opens six connections to a server at most. */
import { Hub, type Asked } from './hub'

const hub = new Hub(() => new EventSource('/api/v1/events'))

;(self as unknown as { onconnect: (event: MessageEvent) => void }).onconnect = (event) => {
  const port = event.ports[0]!
  port.onmessage = (asked: MessageEvent<Asked>) => hub.take(port, asked.data)
}
