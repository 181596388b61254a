/** Tells that something changed on the server: by the browser's one event stream, or every minute when there is none. */
import { onScopeDispose, ref } from 'vue'

import { listen as hear } from '../listen'
import type { Told } from './hub'
import { connect, type Line } from './line'

const QUIET_MS = 1500
/** So far apart a page asks again while changes go on, half as far again or nearer by chance: many desks never ask all at once. */
export const APART_MS = 8000
const POLL_MS = 60_000

/** Whether the stream is connected; the page says so beside the time of its data. */
export const connected = ref(false)

const listeners = new Set<(county: string) => void>()
const callers = new Set<() => void>()
let line: Line | null = null
let fresh = false

function heard(told: Told): void {
  if (told.kind === 'connected') connected.value = told.is
  else if (told.kind === 'message') for (const called of callers) called()
  else for (const listener of listeners) listener(told.kind === 'change' ? told.county : '')
}

function listen(listener: (county: string) => void): () => void {
  listeners.add(listener)
  if (typeof EventSource !== 'undefined') {
    if (!line) addEventListener('pagehide', () => line?.ask('leave'))
    if (!line) addEventListener('pageshow', (event) => event.persisted && listeners.size && join())
    line ??= connect(heard)
    if (listeners.size === 1) join()
  }
  return () => {
    listeners.delete(listener)
    if (listeners.size) return
    line?.ask('leave')
    connected.value = false
  }
}

function join(): void {
  line?.ask(fresh ? 'restart' : 'join')
  fresh = false
}

/** Somebody has signed in: the stream of whoever was here before is not theirs. */
export function restart(): void {
  fresh = true
  if (listeners.size) join()
}

/**
 * Calls `heard` a moment after changes, at most once for a burst and every `APART_MS` or so while they go on, and when
 * the page is looked at again. The end of the sign-in counts as a change: whoever asks then is sent to sign in. Ends
 * with the scope it was called in.
 */
export function onChange(heard: (counties: Set<string>) => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let counties = new Set<string>()
  let next = 0
  const fire = () => {
    timer = undefined
    if (document.visibilityState !== 'visible') return
    next = Date.now() + APART_MS * (0.75 + Math.random() / 2)
    const told = counties
    counties = new Set()
    heard(told)
  }
  const end = listen((county) => {
    counties.add(county)
    timer ??= setTimeout(fire, Math.max(QUIET_MS, next - Date.now()))
  })
  const seen = () => {
    if (counties.size) timer ??= setTimeout(fire, QUIET_MS)
  }
  hear(document, 'visibilitychange', seen)
  const poll = setInterval(() => {
    if (!connected.value) fire()
  }, POLL_MS)
  onScopeDispose(() => {
    end()
    clearTimeout(timer)
    clearInterval(poll)
  })
}

/** Calls `heard` when there is a message for whoever is signed in, and when one may have been missed. Ends with the scope. */
export function onMessage(heard: () => void): void {
  callers.add(heard)
  onChange((counties) => {
    if (counties.has('') || !connected.value) heard()
  })
  onScopeDispose(() => callers.delete(heard))
}
