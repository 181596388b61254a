/** A test as it is typed: a question a paragraph, a choice a line, an asterisk before those that are right. */
import type { QuestionIn } from './types'

/** The questions; null where one is not whole. */
export function parsed(words: string): QuestionIn[] | null {
  const found = words.split(/\n\s*\n/).map((part) => part.split('\n').map((line) => line.trim()).filter(Boolean)).filter((part) => part.length)
  const questions = found.map(([text, ...choices]) => ({ text: text!, choices: choices.map((one) => one.replace(/^[*＊]\s*/, '')), right: choices.flatMap((one, n) => (/^[*＊]/.test(one) ? [n] : [])) }))
  return questions.every((one) => one.choices.length > 1 && one.choices.every(Boolean) && one.right.length) ? questions : null
}

/** Where somebody signs in to a training, with the code that is shown where it is known. */
export const addressOf = (origin: string, training: number, code = ''): string => `${origin}/people/training?own=1&training=${training}${code && `&code=${code}`}`
