/** What the page of personnel matters asks. */
import { client, get, given, post, sending } from '@/api/client'

import type { HeadMoveIn, Kind, SuggestionIn } from './types'

export const matters = (query: { kind?: Kind; only?: 'all' | 'waiting'; cursor?: string }) => get('/api/v1/personnel', { query })

export const counts = () => get('/api/v1/personnel/counts', { query: {} })

export const matter = (matter_id: number) => get('/api/v1/personnel/{matter_id}', { path: { matter_id } })

export const offices = () => get('/api/v1/personnel/offices', {})

export const candidates = (office: string, q: string) => sending('/api/v1/personnel/candidates', { query: { office }, body: { q } })

export const ask = (body: HeadMoveIn) => given(client.POST('/api/v1/personnel/head-moves', { body }))

export const suggest = (body: SuggestionIn) => given(client.POST('/api/v1/personnel/suggestions', { body }))

export const move = (matter_id: number, move: string, note: string) => post('/api/v1/personnel/{matter_id}/moves', { params: { path: { matter_id } }, body: { move, note } })

export const putPaper = (matter_id: number, file: File) =>
  given(
    client.PUT('/api/v1/personnel/{matter_id}/paper', {
      params: { path: { matter_id }, query: { name: file.name.slice(-120) } },
      body: file as unknown as string,
      bodySerializer: () => file,
      headers: { 'Content-Type': 'application/octet-stream' },
    }),
  )

export const paperAddress = (matter: number) => `/api/v1/personnel/${matter}/paper`
