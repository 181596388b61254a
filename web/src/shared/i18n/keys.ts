/** Keys are named where there is a keyboard: not under a finger, and not on a page as small as a phone's. The one rule, for `kbd` and for sentences. */
import { ref } from 'vue'

const asked = typeof matchMedia === 'function' ? matchMedia('(hover: none), (pointer: coarse), (max-width: 900px)') : null
const without = ref(asked?.matches ?? false)

/** `kbd` and rows of keys are hidden by `data-no-keys` of the page (base.css). */
function mark(): void {
  document.documentElement.toggleAttribute('data-no-keys', without.value)
}
if (asked) {
  mark()
  asked.addEventListener('change', (event) => {
    without.value = event.matches
    mark()
  })
}

const NAMED = /⟦([^⟧]*)⟧/g

/** A sentence whose parts in ⟦ ⟧ name a key, with them or without. */
export const keyed = (text: string, keys = !without.value): string => text.replace(NAMED, keys ? '$1' : '')
