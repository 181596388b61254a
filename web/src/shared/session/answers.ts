/** What the service worker holds of the server's answers (`src/sw.ts`), which go with whoever they were told to. */
export function forgetAnswers(): void {
  if (typeof navigator === 'undefined' || !('serviceWorker' in navigator)) return
  navigator.serviceWorker.controller?.postMessage('forget')
  if ('caches' in globalThis) void caches.delete('gridgis-answers').catch(() => undefined)
}
