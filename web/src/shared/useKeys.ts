/** Single keys for the page; silent while a person types. */
import { listen } from './listen'

export function useKeys(keys: Record<string, (event: KeyboardEvent) => void>): void {
  listen(document, 'keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return
    const target = event.target as HTMLElement | null
    const typing = target?.closest('input, textarea, select, [contenteditable]')
    if (typing && event.key !== 'Escape') return
    keys[event.key]?.(event)
  })
}
