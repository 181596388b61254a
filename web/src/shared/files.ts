/** Files sent, and files that come as an answer. */
import { csrfToken } from '@/api/client'
import { problemOf, unreachable } from '@/api/problem'
import { locale } from '@/shared/i18n'

/** Posts bytes or JSON; a refusal is thrown as the problem it tells. */
export async function posted(address: string, body: BodyInit, type = 'application/octet-stream'): Promise<Response> {
  const headers = { 'Content-Type': type, 'Accept-Language': locale.value, 'X-CSRF-Token': csrfToken() }
  const answer = await fetch(address, { method: 'POST', body, headers }).catch(() => {
    throw unreachable()
  })
  if (!answer.ok) throw problemOf(answer.status, await answer.json().catch(() => null))
  return answer
}

/** Asks for a file in the page's language; a refusal is thrown as the problem it tells. */
export async function asked(address: string): Promise<Response> {
  const answer = await fetch(address, { headers: { 'Accept-Language': locale.value } }).catch(() => {
    throw unreachable()
  })
  if (!answer.ok) throw problemOf(answer.status, await answer.json().catch(() => null))
  return answer
}

/** The name that an answer gives its file; another where it gives none. */
export function nameOf(answer: Response, otherwise: string): string {
  const told = /filename\*?=(?:utf-8'')?"?([^";]+)/i.exec(answer.headers.get('Content-Disposition') ?? '')?.[1]
  return told ? decodeURIComponent(told) : otherwise
}

/** Hands an answer's file to whoever sits before the page. */
export async function saved(answer: Response, name: string): Promise<void> {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await answer.blob())
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
