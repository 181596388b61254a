/** What the inbox asks and does. Its answers are out of date when the stream tells of a message, and with every change of a case on the screen. */
import { cache } from '@/api/cache'
import { client, get, given } from '@/api/client'
import type { QueryOf } from '@/api/types'

const LISTED = '/api/v1/messages'
const COUNTED = '/api/v1/messages/counts'

export const messages = (query: QueryOf<typeof LISTED>) => get(LISTED, { query })
const NOTICED = '/api/v1/messages/notices'
export const notices = (unread: boolean) => get(NOTICED, { query: { unread } })
export const counts = () => get(COUNTED, {}, { staleTime: 2000 })
export const habits = () => get('/api/v1/messages/habits', {})

export type Habits = Awaited<ReturnType<ReturnType<typeof habits>['queryFn']>>
export type MessageRow = Awaited<ReturnType<ReturnType<typeof messages>['queryFn']>>['items'][number]

/** Something came, or was read elsewhere. */
export const askAnew = () => cache.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === LISTED || queryKey[0] === COUNTED || queryKey[0] === NOTICED })

/** Those of some ids, or all up to the newest that was seen. */
export async function markRead(which: { ids: number[] } | { notices: number[] } | { until: string }): Promise<void> {
  await given(client.POST('/api/v1/messages/read', { body: { ids: [], notices: [], until: null, ...which } }))
  await askAnew()
}

export const setHabits = (body: { hours: { begins: string; ends: string } | null; addresses: Record<string, string> }): Promise<Habits> =>
  given(client.PUT('/api/v1/messages/habits', { body }))
