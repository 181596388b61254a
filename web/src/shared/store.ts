/** What a browser keeps as JSON; one that keeps nothing, or is full, is no fault. */
export function kept(store: Storage, key: string): unknown {
  try {
    return JSON.parse(store.getItem(key) ?? 'null')
  } catch {
    return null
  }
}

/** True when it is kept. */
export function keep(store: Storage, key: string, value: unknown): boolean {
  try {
    store.setItem(key, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}

export function forget(store: Storage, key: string): void {
  try {
    store.removeItem(key)
  } catch {
    /* nothing was kept */
  }
}
