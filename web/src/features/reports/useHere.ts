/** Where the device is, followed while the page is open: the last that it said, with its certainty. */
import { onScopeDispose, ref, shallowRef } from 'vue'

import type { Spot } from './draft'

export type Following = 'idle' | 'looking' | 'found' | 'refused'

export function useHere() {
  const here = shallowRef<Spot | null>(null)
  const state = ref<Following>('idle')
  let watching: number | null = null

  function stop(): void {
    if (watching !== null) navigator.geolocation.clearWatch(watching)
    watching = null
  }

  function start(): void {
    if (watching !== null) return
    if (!window.isSecureContext || !('geolocation' in navigator)) {
      state.value = 'refused'
      return
    }
    state.value = 'looking'
    watching = navigator.geolocation.watchPosition(
      ({ coords }) => {
        here.value = { lng: coords.longitude, lat: coords.latitude, accuracy_m: Math.round(coords.accuracy), by: 'device' }
        state.value = 'found'
      },
      ({ code }) => {
        // a place that is not found now may be found in a moment; one that may not be told is not
        if (code === 1) stop()
        if (code === 1 || !here.value) state.value = 'refused'
      },
      { enableHighAccuracy: true, maximumAge: 2_000, timeout: 20_000 },
    )
  }

  onScopeDispose(stop)
  return { here, state, start }
}
