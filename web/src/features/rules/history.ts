/** Undo and redo over a value as a whole, without an end; what is typed in one go is one step. */
export interface Past<T> {
  past: T[]
  now: T
  future: T[]
  /** What the last step was about: another step about the same is joined to it. */
  about: string
}

export function begun<T>(now: T): Past<T> {
  return { past: [], now, future: [], about: '' }
}

/**
 * Args:
 *   about: what is being changed, such as one text field; steps in a row about the same become one. Empty never joins.
 */
export function done<T>(history: Past<T>, now: T, about = ''): Past<T> {
  const joins = about !== '' && about === history.about && history.past.length > 0
  return { past: joins ? history.past : [...history.past, history.now], now, future: [], about }
}

export function undone<T>(history: Past<T>): Past<T> {
  const before = history.past.at(-1)
  if (before === undefined) return history
  return { past: history.past.slice(0, -1), now: before, future: [history.now, ...history.future], about: '' }
}

export function redone<T>(history: Past<T>): Past<T> {
  const [next, ...rest] = history.future
  if (next === undefined) return history
  return { past: [...history.past, history.now], now: next, future: rest, about: '' }
}

/** The same change in every remembered state, such as a code that has only now been given. */
export function everywhere<T>(history: Past<T>, change: (state: T) => T): Past<T> {
  return { ...history, past: history.past.map(change), now: change(history.now), future: history.future.map(change) }
}
