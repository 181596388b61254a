/** One event stream for any number of pages: opened with the first, closed with the last, opened again when it broke. */

export type Told = { kind: 'connected'; is: boolean } | { kind: 'change'; county: string } | { kind: 'message' } | { kind: 'end' }
export type Asked = 'join' | 'leave' | 'restart'

/** Where what is heard goes to: a page. */
export interface Port {
  postMessage: (told: Told) => void
}

/** What the hub needs of an EventSource. */
export interface Stream {
  readonly readyState: number
  addEventListener: (kind: string, heard: (event: Event) => void) => void
  close: () => void
}

export const REOPEN_MS = 15_000
const CLOSED = 2

export class Hub {
  private readonly ports = new Set<Port>()
  private stream: Stream | null = null
  private connected = false
  private missed = false
  private waiting: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly open: () => Stream) {}

  /** Does what a page asks. */
  take(port: Port, asked: Asked): void {
    if (asked === 'leave') this.leave(port)
    else this.join(port, asked === 'restart')
  }

  /** A page listens; after a new sign-in the stream of the old one is given up. */
  private join(port: Port, anew: boolean): void {
    this.ports.add(port)
    if (anew) this.shut()
    if (this.stream) port.postMessage({ kind: 'connected', is: this.connected })
    else this.begin()
  }

  private leave(port: Port): void {
    this.ports.delete(port)
    if (!this.ports.size) this.shut()
  }

  private begin(): void {
    const stream = this.open()
    this.stream = stream
    const ours = (act: (event: Event) => void) => (event: Event) => {
      if (stream === this.stream) act(event)
    }
    stream.addEventListener('open', ours(() => this.opened()))
    stream.addEventListener('change', ours((event) => this.tell({ kind: 'change', county: String((event as MessageEvent).data) })))
    stream.addEventListener('message', ours(() => this.tell({ kind: 'message' })))
    stream.addEventListener('end', ours(() => {
      this.shut()
      this.say(false)
      this.tell({ kind: 'end' })
    }))
    stream.addEventListener('error', ours(() => {
      this.missed = true
      this.say(false)
      if (stream.readyState === CLOSED) this.again()
    }))
  }

  /** After a break something may have been missed. */
  private opened(): void {
    this.say(true)
    if (this.missed) this.tell({ kind: 'change', county: '' })
    this.missed = false
  }

  /** A browser gives a stream up that was answered with a refusal; the server may only be restarting. */
  private again(): void {
    this.shut()
    this.waiting = setTimeout(() => this.ports.size && this.begin(), REOPEN_MS)
  }

  private shut(): void {
    clearTimeout(this.waiting)
    this.stream?.close()
    this.stream = null
  }

  private say(connected: boolean): void {
    this.connected = connected
    this.tell({ kind: 'connected', is: connected })
  }

  private tell(told: Told): void {
    for (const port of this.ports) port.postMessage(told)
  }
}
