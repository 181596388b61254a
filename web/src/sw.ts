/**
 * The service worker of the phone's pages: opens them without a network, and answers from what was told before where none is.
 *
 * It is written out as `/sw.js` (`vite.config.ts`), which puts in which files a version of the page is made of. What is sent
 * goes past it: the outbox sends from the page, so that it works where there is no service worker.
 */
declare const __FILES__: string[]
declare const __VERSION__: string

/** What of the worker's scope is used; the page's own types don't know it. */
interface Scope {
  clients: { get: (id: string) => Promise<{ url: string } | undefined>; matchAll: () => Promise<unknown[]>; claim: () => Promise<void> }
  skipWaiting: () => Promise<void>
  addEventListener: ((kind: 'install' | 'activate', act: (event: Lasting) => void) => void) & ((kind: 'fetch', act: (event: Fetching) => void) => void) & ((kind: 'message', act: (event: Lasting & { data: unknown }) => void) => void)
}
interface Lasting {
  waitUntil: (work: Promise<unknown>) => void
}
interface Fetching extends Lasting {
  request: Request
  clientId: string
  respondWith: (answer: Promise<Response>) => void
}
const scope = self as unknown as Scope

const PAGES = 'gridgis-page-'
const PAGE = PAGES + __VERSION__
/** Emptied by name when somebody signs out (`shared/session/answers.ts`). */
const ANSWERS = 'gridgis-answers'
const ENTRY = '/phone.html'
/** So long an answer of the network is waited for where an earlier one is held, milliseconds. */
const PATIENCE_MS = 6_000

/** What a worker needs in the street; nothing of it is sent or changed. */
const KNOWN = /^\/api\/v1\/(auth\/me|categories|field\/(tasks|ground|duty|objects|team)|tasks\/mine|grids\/\w+|grids\.topojson|basemap\.topojson|cases|reports\/mine|layers)$/
const isPhone = (path: string) => /^\/m(\/|$)/.test(path)
const pathOf = (address: string) => new URL(address).pathname

/** All of a version, or none; what an earlier one had is not fetched again. */
async function install(): Promise<void> {
  const page = await caches.open(PAGE)
  await Promise.all(
    __FILES__.map(async (file) => {
      const held = file.startsWith('/assets/') ? await caches.match(file) : undefined
      if (held) await page.put(file, held)
      else await page.add(new Request(file, { cache: file.startsWith('/assets/') ? 'default' : 'reload' }))
    }),
  )
}

async function activate(): Promise<void> {
  for (const name of await caches.keys()) if (name.startsWith(PAGES) && name !== PAGE) await caches.delete(name)
  await scope.clients.claim()
}

async function fromPage(request: Request | string): Promise<Response> {
  return (await (await caches.open(PAGE)).match(request, { ignoreSearch: true })) ?? fetch(request)
}

/** An answer with the hour it is from; cases that only some may know of are never held on a phone. */
async function holdable(answer: Response): Promise<Response> {
  const text = await answer.text()
  const headers = { 'Content-Type': answer.headers.get('Content-Type') ?? 'application/json', 'Held-At': new Date().toISOString() }
  return new Response(open(text), { headers })
}
function open(text: string): string {
  if (!text.includes('"sensitive"')) return text
  const told = JSON.parse(text) as { items?: { sensitive?: boolean; case?: { sensitive?: boolean } }[] }
  if (!Array.isArray(told.items)) return text
  return JSON.stringify({ ...told, items: told.items.filter((one) => !one.sensitive && !one.case?.sensitive) })
}

/** Raised when what was held is forgotten: answers still on their way belong to whoever was here before. */
let visit = 0

async function answered(request: Request): Promise<Response> {
  const answers = await caches.open(ANSWERS)
  const now = visit
  const held = await answers.match(request, { ignoreVary: true })
  const asked = fetch(request).then(async (answer) => {
    if (answer.ok && visit === now) await answers.put(request, await holdable(answer.clone()))
    if (answer.status === 401) await caches.delete(ANSWERS)
    return held && answer.status >= 502 ? held.clone() : answer
  })
  if (!held) return asked
  const patience = new Promise<Response>((tell) => setTimeout(() => tell(held.clone()), PATIENCE_MS))
  return Promise.race([asked.catch(() => held.clone()), patience])
}

/** Pages of the desk that lie under the same letters are left alone. */
async function forPhone(event: Fetching): Promise<Response> {
  const client = await scope.clients.get(event.clientId)
  const path = pathOf(event.request.url)
  if (!client || !isPhone(pathOf(client.url))) return fetch(event.request)
  return path.startsWith('/api/') ? answered(event.request) : fromPage(event.request)
}

scope.addEventListener('install', (event) => event.waitUntil(install()))
scope.addEventListener('activate', (event) => event.waitUntil(activate()))
scope.addEventListener('fetch', (event) => {
  const { request } = event
  const path = pathOf(request.url)
  if (request.method !== 'GET' || request.cache === 'no-store') return
  if (request.mode === 'navigate') {
    if (isPhone(path)) event.respondWith(fromPage(ENTRY))
  } else if (KNOWN.test(path) || __FILES__.includes(path)) event.respondWith(forPhone(event))
})
scope.addEventListener('message', (event) => {
  if (event.data === 'forget') {
    visit++
    event.waitUntil(caches.delete(ANSWERS))
  }
  // Another tab may be in the middle of something.
  if (event.data === 'update') event.waitUntil(scope.clients.matchAll().then((all) => (all.length < 2 ? scope.skipWaiting() : undefined)))
})
