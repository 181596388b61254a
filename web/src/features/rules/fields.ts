/** Which control a refusal is about: `rules.3.conditions.places` is the places of the fourth rule. */
import type { Problem } from '@/api/problem'

export interface Spot {
  /** Place in the list that was sent, from 0; null when it is about the set. */
  index: number | null
  /** The control's name, the last word of the path that names one. */
  control: string
}

export function spotOf(field: string): Spot {
  const [head, index, ...rest] = field.split('.').filter((part) => part !== 'body')
  if (head !== 'rules') return { index: null, control: head ?? '' }
  if (index === undefined || !/^\d+$/.test(index)) return { index: null, control: 'rules' }
  const named = rest.filter((part) => !/^\d+$/.test(part))
  const control = named[0] === 'conditions' || named[0] === 'outcome' ? (named[1] ?? named[0]) : (named[0] ?? '')
  return { index: Number(index), control }
}

export function spotOfProblem(problem: Problem): Spot | null {
  const { field } = problem.facts
  return typeof field === 'string' && field ? spotOf(field) : null
}
