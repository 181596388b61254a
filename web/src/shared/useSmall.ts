/** Whether the page is as narrow as a phone. */
import { onScopeDispose, ref, type Ref } from 'vue'

export function useSmall(): Ref<boolean> {
  const asked = window.matchMedia('(max-width: 900px)')
  const small = ref(asked.matches)
  const heard = (event: MediaQueryListEvent) => (small.value = event.matches)
  asked.addEventListener('change', heard)
  onScopeDispose(() => asked.removeEventListener('change', heard))
  return small
}
