/** What the server said, once for all pages: how often it is asked again, what a refusal means, when it is forgotten. */
import { notifyManager, QueryClient, type Query } from '@tanstack/vue-query'

import { Problem } from './problem'

declare module '@tanstack/vue-query' {
  interface Register {
    queryMeta: { /** Asked again when events tell of a change; with the answer held, and the counties told of (none: any). */ live?: (held: never, counties: Set<string>) => boolean; /** So far apart at least, and up to half as far again by chance, it is asked again while changes go on. */ apart_ms?: number }
  }
}

/** A question to the server; what has the same key is the same question. */
export interface Question<T> {
  queryKey: readonly unknown[]
  queryFn: (context: { signal: AbortSignal }) => Promise<T>
  staleTime?: number
  gcTime?: number
  meta?: { live?(held: T, counties: Set<string>): boolean; apart_ms?: number }
}

/** The server is busy or not reached: another try may help. Everything else it has decided. */
const PASSING = [0, 502, 503, 504]
const TRIES = 2
const PAUSE_MS = 500

// What an answer brings is on the page before whoever waited for it goes on.
notifyManager.setScheduler(queueMicrotask)

/**
 * An answer is shown at once where the page has it already, and asked for anew by whoever opens a page on it; live events,
 * not the window's focus, tell of changes. Answers are shapes of megabytes: they are not compared with those before.
 * 401 ends the sign-in (`whenSignedOut`), and with it all that is held; 403 and 404 take the one answer away.
 */
export const cache = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      refetchOnWindowFocus: false,
      structuralSharing: false,
      retry: (failed, reason) => failed < TRIES && reason instanceof Problem && PASSING.includes(reason.status) && navigator.onLine,
      retryDelay: (failed) => PAUSE_MS * (failed + 1),
    },
  },
})

/** Asked once a visit: it changes with a plan or a release, not with a click. */
export const ONCE = { staleTime: Infinity, gcTime: Infinity }
/** What is about to be edited is always asked for, and never shown as it was. */
export const ANEW = { gcTime: 0 }
/** Cases, reports and figures change with every event; what was asked for a moment ago, ahead of its page, is not asked twice. */
export const LIVE = { meta: { live: () => true }, staleTime: 2000 }

/** Figures, maps and charts sum up much, and hardly change by one event: every page asks for them anew now and then, never all pages at once. */
export const FIGURES = { meta: { ...LIVE.meta, apart_ms: 20_000 }, staleTime: LIVE.staleTime }

/** An answer as it is from now on: what is held, and what was asked for before and is still to come, does not count. */
export async function anew<T>(question: Question<T>): Promise<T> {
  await cache.cancelQueries({ queryKey: question.queryKey, exact: true })
  return cache.fetchQuery({ ...question, staleTime: 0 })
}

/** An answer for code that needs it now. */
export const ask = <T>(question: Question<T>): Promise<T> => cache.fetchQuery(question)

/** The same, where an answer is only a courtesy: none instead of a refusal. */
export const tryFor = <T>(question: Question<T>): Promise<T | null> => ask(question).catch(() => null)

export const orNull = <T>({ queryKey, queryFn }: Question<T>): Question<T | null> => ({
  queryKey: [...queryKey, 'or null'],
  queryFn: (context) => queryFn(context).catch(() => null),
})

/** What a page makes of an answer, made once. */
export const read = <T, U>({ queryKey, queryFn, meta, ...how }: Question<T>, as: string, make: (answer: T) => U): Question<U> => ({
  ...how,
  queryKey: [...queryKey, as],
  queryFn: async (context) => make(await queryFn(context)),
})

/** Questions that wait until they may be asked again. */
const waiting = new Set<string>()

/** How long a question must still wait. */
const leftOf = ({ meta, state }: Query): number => (meta?.apart_ms ? state.dataUpdatedAt + meta.apart_ms * (1 + Math.random() / 2) - Date.now() : 0)

/** Whether a question is asked again at once; if it came too short a while ago it is asked when its time has come. */
function due(query: Query): boolean {
  if (waiting.has(query.queryHash)) return false
  const left = query.state.data == null ? 0 : leftOf(query)
  if (left <= 0) return true
  waiting.add(query.queryHash)
  setTimeout(() => {
    waiting.delete(query.queryHash)
    void cache.invalidateQueries({ queryKey: query.queryKey, exact: true })
  }, left)
  return false
}

/** Something changed in these counties, or anywhere: what is on the screen is asked for again, figures not too often. */
export function changed(counties: Set<string>): void {
  void cache.invalidateQueries({
    predicate: (query) => {
      const { meta, state } = query
      return !!meta?.live && (state.data == null || meta.live(state.data as never, counties)) && due(query)
    },
  })
}
