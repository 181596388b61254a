/** The steps of an explanation with what each of them shows beside its words. */
import type { Reason } from '@/api/types'

import type { Answer } from '../types'

export type Part = 'addresses' | 'candidates' | 'lines' | 'rule'

/** Below which reason a part is shown: the first of these that was given. */
const BELOW: Record<Part, readonly string[]> = {
  addresses: ['located'],
  candidates: ['near_border', 'grid'],
  lines: ['lines'],
  rule: ['rule', 'delegation', 'category'],
}

export interface Step {
  key: string
  ok: boolean
  reason: Reason | null
  parts: Part[]
}

function partsOf(answer: Answer): Part[] {
  const has: Record<Part, boolean> = {
    addresses: answer.addresses.length > 0,
    candidates: answer.candidates.some((one) => !one.chosen),
    lines: answer.lines.length > 0,
    rule: answer.routing_rule !== null,
  }
  return (Object.keys(has) as Part[]).filter((part) => has[part])
}

/** Reasons in order; parts whose reason is missing stand in steps of their own at the end. */
export function stepsOf(answer: Answer): Step[] {
  const steps: Step[] = answer.reasons.map((reason) => ({ key: reason.key, ok: reason.ok, reason, parts: [] }))
  for (const part of partsOf(answer)) {
    const found = BELOW[part].map((key) => steps.find((one) => one.key === key)).find((one) => one !== undefined)
    if (found) found.parts.push(part)
    else steps.push({ key: part, ok: true, reason: null, parts: [part] })
  }
  return steps
}
