/** The colours of the page's tokens, as charts take them; anew when the theme turns. */
import { onScopeDispose, shallowRef } from 'vue'

import type { Ink } from './model'

function read(): Ink {
  const styles = getComputedStyle(document.documentElement)
  const token = (name: string) => styles.getPropertyValue(`--${name}`).trim()
  const ramp = (name: string) => [1, 2, 3, 4, 5].map((n) => token(`${name}-${n}`))
  return {
    text: token('ink'), soft: token('ink-3'), line: token('line-2'), accent: token('accent'), panel: token('panel'),
    seq: ramp('seq'), warm: ramp('seqw'), ok: token('st-ok'), near: token('st-near'), over: token('st-over'), susp: token('st-susp'), gap: token('st-near-bg'),
  }
}

export function useInk() {
  const ink = shallowRef(read())
  const watching = new MutationObserver(() => (ink.value = read()))
  watching.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  onScopeDispose(() => watching.disconnect())
  return ink
}
