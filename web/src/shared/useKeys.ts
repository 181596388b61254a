/** Single keys for the page; silent while a person types. */
import { onMounted, onUnmounted } from 'vue'

export function useKeys(keys: Record<string, (event: KeyboardEvent) => void>): void {
  const heard = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return
    const target = event.target as HTMLElement | null
    const typing = target?.closest('input, textarea, select, [contenteditable]')
    if (typing && event.key !== 'Escape') return
    const act = keys[event.key]
    if (!act) return
    act(event)
  }
  onMounted(() => document.addEventListener('keydown', heard))
  onUnmounted(() => document.removeEventListener('keydown', heard))
}
