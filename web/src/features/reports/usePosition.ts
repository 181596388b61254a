/** The device's position: the best fix since it was asked for, until a person sets the pin or time runs out. */
import { onScopeDispose, ref, shallowRef } from 'vue'

import type { Spot } from './draft'

const WINDOW_MS = 20_000
const GOOD_M = 15

export function usePosition() {
  const spot = shallowRef<Spot | null>(null)
  const state = ref<'idle' | 'looking' | 'found' | 'refused'>('idle')
  let watching: number | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  function stop(): void {
    if (watching !== null) navigator.geolocation.clearWatch(watching)
    watching = null
    clearTimeout(timer)
    if (state.value === 'looking') state.value = spot.value ? 'found' : 'refused'
  }

  function start(): void {
    stop()
    spot.value = null
    if (!('geolocation' in navigator)) {
      state.value = 'refused'
      return
    }
    state.value = 'looking'
    watching = navigator.geolocation.watchPosition(
      ({ coords }) => {
        if (spot.value && (spot.value.accuracy_m ?? Infinity) <= coords.accuracy) return
        spot.value = { lng: coords.longitude, lat: coords.latitude, accuracy_m: Math.round(coords.accuracy), by: 'device' }
        if (coords.accuracy <= GOOD_M) stop()
      },
      () => stop(),
      { enableHighAccuracy: true, maximumAge: 5000, timeout: WINDOW_MS },
    )
    timer = setTimeout(stop, WINDOW_MS)
  }

  onScopeDispose(stop)
  return { spot, state, start, stop }
}
