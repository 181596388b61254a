/** One key a move: what was pressed is kept with the case it was meant for until that case can answer. */
import { shallowRef, watch, type Ref } from 'vue'

import type { Stand, Story } from '@/api/types'
import { locale, t } from '@/shared/i18n'
import { ElMessage } from '@/shared/ui/element'
import { useKeys } from '@/shared/useKeys'

import type { Wish } from '@/features/cases'

import { MOVES_OF } from './keys'

/**
 * Args:
 *   number: of the case that is looked at.
 *   story: that case as it is known; null while it is being fetched.
 */
export function usePress(number: Ref<string | null>, story: Ref<Story | null>) {
  const wish = shallowRef<Wish | null>(null)
  const pressed = shallowRef<{ number: string; letter: string } | null>(null)

  /** Why a move that could be meant is shut, or that there is none. */
  function shut(stand: Stand, moves: string[]): string {
    const found = stand.shut.find((one) => moves.includes(one.move))
    return found ? (locale.value === 'zh-CN' ? found.why_zh : found.why_en) : t('desks.noMove', { state: t(`state.${stand.case.state}`) })
  }
  function answer(): void {
    const asked = pressed.value
    const now = story.value
    if (!asked || !now || asked.number !== now.case.number) return
    pressed.value = null
    const moves = MOVES_OF.get(asked.letter) ?? []
    const open = now.moves.find((one) => moves.includes(one.move))
    if (open) wish.value = { move: open.move, press: true }
    else ElMessage({ type: 'warning', message: shut(now, moves) })
  }
  watch([pressed, story], answer)
  watch(number, () => {
    wish.value = null
    if (pressed.value?.number !== number.value) pressed.value = null
  })

  const press = (about: string, letter: string) => (pressed.value = { number: about, letter })
  useKeys(Object.fromEntries([...MOVES_OF.keys()].map((letter) => [letter, (event: KeyboardEvent) => {
    if (!number.value || event.repeat) return
    event.preventDefault()
    press(number.value, letter)
  }])))
  return { wish, press }
}
