/** The typed client: cookie, CSRF header and the reader's language on every call, refusals as `Problem`. */
import createClient, { type ClientPathsWithMethod, type MethodResponse, type Middleware } from 'openapi-fetch'

import type { Question } from './cache'
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

const onEveryCall: Middleware = {
  onRequest({ request }) {
    request.headers.set('Accept-Language', document.documentElement.lang)
    if (request.method !== 'GET') request.headers.set('X-CSRF-Token', csrfToken())
    return request
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
type Asked<Path extends Gettable> = Pick<paths[Path]['get']['parameters'], 'path' | 'query'>

/** A question of an address with its particulars, which are its key. */
export function get<Path extends Gettable>(
  path: Path,
  { path: at, query = {} }: Asked<Path>,
  how: Omit<Question<MethodResponse<typeof client, 'get', Path>>, 'queryKey' | 'queryFn'> = {},
): Question<MethodResponse<typeof client, 'get', Path>> {
  const params = { path: at, query: said(query) }
  return { ...how, queryKey: [path, params], queryFn: ({ signal }) => given(client.GET(path, { params, signal } as never)) }
}
