/** The typed client: cookie, CSRF header and the reader's language on every call, refusals as `Problem`. */
import createClient, { type ClientPathsWithMethod, type Middleware } from 'openapi-fetch'

import type { Question } from './cache'
import { noteHeld } from './held'
import { problemOf, unreachable } from './problem'
import type { paths } from './schema'

let signedOut: () => void = () => undefined

/** What to do when the server says that nobody is signed in. */
export function whenSignedOut(act: () => void): void {
  signedOut = act
}

export function csrfToken(): string {
  const kept = /(?:^|; )gridgis_csrf=([^;]*)/.exec(document.cookie)?.[1]
  return kept ? decodeURIComponent(kept) : ''
}

/** Of a call that may go under one sign-in only. */
export const under = (token?: string) => (token ? { 'X-CSRF-Token': token } : {})

const onEveryCall: Middleware = {
  onRequest({ request }) {
    request.headers.set('Accept-Language', document.documentElement.lang)
    if (request.method !== 'GET' && !request.headers.has('X-CSRF-Token')) request.headers.set('X-CSRF-Token', csrfToken())
    return request
  },
  onResponse({ request, response }) {
    if (request.method === 'GET') noteHeld(request.url, response)
  },
}

export const client = createClient<paths>({ baseUrl: location.origin })
client.use(onEveryCall)

/** What a call gave; its refusal is thrown as a `Problem`. */
export async function given<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  let answer
  try {
    answer = await call
  } catch (reason) {
    if (reason instanceof DOMException && reason.name === 'AbortError') throw reason
    throw unreachable()
  }
  const { response } = answer
  if (response.ok || response.status === 304) return answer.data as T
  const problem = problemOf(response.status, answer.error)
  if (problem.kind === 'signed-out' && !new URL(response.url).pathname.includes('/auth/')) signedOut()
  throw problem
}

/** Drops what is empty, so that the server never sees `category=`. */
export function said<T extends object>(query: T): T {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value != null && value !== '')) as T
}

type Gettable = ClientPathsWithMethod<typeof client, 'get'>
type Content<Response> = Response extends { content: infer Of } ? Of[keyof Of] : undefined
/** What an address answers. The client's own type of it makes lists of pairs. */
type Answer<Path extends keyof paths, Method extends keyof paths[Path]> = paths[Path][Method] extends { responses: infer All } ? Content<All[keyof All & (200 | 201)]> : never
type Asked<Path extends Gettable> = Pick<paths[Path]['get']['parameters'], 'path' | 'query'>

/** A question of an address with its particulars, which are its key. */
export function get<Path extends Gettable>(
  path: Path,
  { path: at, query = {} }: Asked<Path>,
  how: Omit<Question<Answer<Path, 'get'>>, 'queryKey' | 'queryFn'> = {},
): Question<Answer<Path, 'get'>> {
  const params = { path: at, query: said(query) }
  return { ...how, queryKey: [path, params], queryFn: ({ signal }) => given<Answer<Path, 'get'>>(client.GET(path, { params, signal } as never) as never) }
}

/** A question whose words (names, what is being written) are sent, so that they stand in no address. */
export function sending<Path extends Postable>(
  path: Path,
  { path: at, query = {}, body }: { path?: Record<string, string>; query?: object; body: object },
  how: Omit<Question<Answer<Path, 'post'>>, 'queryKey' | 'queryFn'> = {},
): Question<Answer<Path, 'post'>> {
  const params = { path: at, query: said(query) }
  const sent = said(body)
  return { ...how, queryKey: [path, params, sent], queryFn: ({ signal }) => given<Answer<Path, 'post'>>(client.POST(path, { params, body: sent, signal } as never) as never) }
}

type Postable = ClientPathsWithMethod<typeof client, 'post'>
type Sent<Path extends Postable> = paths[Path]['post'] extends { parameters: { path: infer At }; requestBody: { content: { 'application/json': infer Body } } } ? { params: { path: At }; body: Body } : never

/** What is done at an address, typed as `get` is. */
export const post = <Path extends Postable>(path: Path, sent: Sent<Path>) =>
  given<Answer<Path, 'post'>>(client.POST(path, sent as never) as never)
