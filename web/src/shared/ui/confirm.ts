/** The one confirmation: asked only where something is lost for good; whatever can be undone is undone instead. */
import { shallowRef } from 'vue'

export interface Question {
  title: string
  text: string
  /** The word on the button that goes on. */
  act: string
  danger?: boolean
}

export const asked = shallowRef<(Question & { answer: (yes: boolean) => void }) | null>(null)

export function confirmed(question: Question): Promise<boolean> {
  asked.value?.answer(false)
  return new Promise((resolve) => {
    asked.value = {
      ...question,
      answer: (yes) => {
        asked.value = null
        resolve(yes)
      },
    }
  })
}
