/** A refusal of the server (RFC 9457), or none reached. */

export class Problem extends Error {
  constructor(
    /** The last part of the problem's type, such as `forbidden`; `unreachable` when no answer came. */
    readonly kind: string,
    readonly status: number,
    readonly detail: string,
    readonly facts: Record<string, unknown> = {},
  ) {
    super(detail || kind)
    this.name = 'Problem'
  }
}

export function unreachable(): Problem {
  return new Problem('unreachable', 0, '')
}

/** Reads the body of a refusal; anything that isn't a problem document is named by its status. */
export function problemOf(status: number, body: unknown): Problem {
  if (body && typeof body === 'object' && 'type' in body) {
    const { type, detail, title, status: _, instance, ...facts }: Record<string, unknown> = { ...body }
    const kind = String(type).split('/').pop() || 'unknown'
    return new Problem(kind, status, typeof detail === 'string' ? detail : '', facts)
  }
  const kind = { 401: 'unauthenticated', 403: 'forbidden', 404: 'not-found', 409: 'conflict', 422: 'invalid' }[status]
  return new Problem(kind ?? 'unknown', status, '')
}

export function asProblem(reason: unknown): Problem {
  return reason instanceof Problem ? reason : unreachable()
}
