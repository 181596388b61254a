/** Escape closes the innermost open thing and nothing else. */
import { onScopeDispose } from 'vue'

interface Layer {
  isOpen: () => boolean
  close: () => void
}

const layers: Layer[] = []

function heard(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return
  const innermost = layers.findLast((layer) => layer.isOpen())
  if (!innermost) return
  event.preventDefault()
  innermost.close()
}

/** A component stands inside those set up before it. */
export function useEscape(isOpen: () => boolean, close: () => void): void {
  const layer = { isOpen, close }
  if (!layers.length) document.addEventListener('keydown', heard)
  layers.push(layer)
  onScopeDispose(() => {
    layers.splice(layers.indexOf(layer), 1)
    if (!layers.length) document.removeEventListener('keydown', heard)
  })
}
