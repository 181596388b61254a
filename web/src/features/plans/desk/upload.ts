/** Sends a large file and says how far it is; fetch can't tell that yet. */
import { csrfToken } from '@/api/client'
import { Problem, problemOf, unreachable } from '@/api/problem'

export interface Sending<T> {
  answer: Promise<T>
  /** Called with the share sent, 0 to 1. */
  onSent: (heard: (share: number) => void) => void
  stop: () => void
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

export function upload<T>(address: string, file: Blob): Sending<T> {
  const request = new XMLHttpRequest()
  const answer = new Promise<T>((done, refuse) => {
    request.open('POST', address)
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.setRequestHeader('Accept-Language', document.documentElement.lang)
    request.setRequestHeader('X-CSRF-Token', csrfToken())
    request.onload = () => {
      const body = parsed(request.responseText)
      if (request.status < 300) done(body as T)
      else refuse(problemOf(request.status, body))
    }
    request.onerror = () => refuse(unreachable())
    request.onabort = () => refuse(new Problem('stopped', 0, ''))
    request.send(file)
  })
  return {
    answer,
    onSent: (heard) => {
      request.upload.onprogress = (event) => event.lengthComputable && heard(event.loaded / event.total)
    },
    stop: () => request.abort(),
  }
}
