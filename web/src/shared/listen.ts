/** Hears an event as long as the scope it is called in lives. */
import { onScopeDispose } from 'vue'

export function listen<Kind extends keyof DocumentEventMap>(on: Document, kind: Kind, heard: (event: DocumentEventMap[Kind]) => void): void
export function listen<Kind extends keyof WindowEventMap>(on: Window, kind: Kind, heard: (event: WindowEventMap[Kind]) => void): void
export function listen(on: EventTarget, kind: string, heard: EventListener): void {
  on.addEventListener(kind, heard)
  onScopeDispose(() => on.removeEventListener(kind, heard))
}
