import { expect, it } from 'vitest'
import { effectScope, ref } from 'vue'

import { useEscape } from './useEscape'

it('closes the innermost open thing only, and nothing when nothing is open', () => {
  const scope = effectScope()
  const open = ref(['form', 'dialog'])
  scope.run(() => {
    for (const name of ['form', 'dialog']) useEscape(() => open.value.includes(name), () => (open.value = open.value.filter((one) => one !== name)))
  })
  const press = () => {
    const event = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true })
    document.body.dispatchEvent(event)
    return [open.value, event.defaultPrevented]
  }
  expect(press()).toEqual([['form'], true])
  expect(press()).toEqual([[], true])
  expect(press()).toEqual([[], false])
  scope.stop()
})
