/** A rule's beginnings: blank, copied, and what it still lacks. */
import type { Conditions, Draft, Outcome, Rule } from './types'

let made = 0
/** Unlike any other, also of rules kept from before a reload. */
const freshKey = () => `new-${Date.now().toString(36)}-${++made}`

export function anyConditions(): Conditions {
  return { categories: [], places: [], layer: '', zone_kinds: [], sources: [], urgencies: [], from_day: null, until_day: null, weekdays: [], hours: '', words: [], component_owner: false, owners: [] }
}

export function plainOutcome(): Outcome {
  return { kind: 'agency', agency_type: '', office_code: '', ladder: '', co_agency_types: [], platform: '', first_handler: '', marks: [], notice: '' }
}

export function blankRule(name: string, conditions: Partial<Conditions> = {}): Draft {
  return { key: freshKey(), code: '', name, conditions: { ...anyConditions(), ...conditions }, outcome: plainOutcome(), delegated: false, basis: '', note: '', changed_in: null }
}

export function copied(rule: Rule, name: string): Draft {
  return { ...structuredClone(rule), key: freshKey(), code: '', name, changed_in: null }
}

/** Rules of the server with keys; those known already keep theirs. */
export function keyed(rules: Rule[]): Draft[] {
  return rules.map((rule) => ({ ...rule, key: rule.code }))
}

export function unkeyed(rules: Draft[]): Rule[] {
  return rules.map(({ key, ...rule }) => rule)
}


/** What was set for one kind of outcome and means nothing to another is taken away. */
export function ofKind(outcome: Outcome, kind: Outcome['kind']): Outcome {
  const bare = { ...plainOutcome(), kind, marks: outcome.marks, notice: outcome.notice }
  if (kind === 'mark') return bare
  const first = { ...bare, platform: outcome.platform, first_handler: outcome.first_handler, co_agency_types: outcome.co_agency_types }
  if (kind === 'agency') return { ...first, agency_type: outcome.agency_type }
  if (kind === 'office') return { ...first, office_code: outcome.office_code }
  if (kind === 'ladder') return { ...first, ladder: outcome.ladder }
  return first
}

/** Controls that must be filled before the server would keep the rule. */
export function lacks(rule: Rule): string[] {
  const { outcome } = rule
  const wants: [string, boolean][] = [
    ['name', !rule.name.trim()],
    ['agency_type', outcome.kind === 'agency' && !outcome.agency_type],
    ['office_code', outcome.kind === 'office' && !outcome.office_code],
    ['ladder', outcome.kind === 'ladder' && !outcome.ladder],
    ['marks', outcome.kind === 'mark' && !outcome.marks.length && !outcome.notice],
    ['component_owner', outcome.kind === 'component_owner' && !rule.conditions.component_owner && !rule.conditions.owners.length],
    ['basis', rule.delegated && !rule.basis.trim()],
    ['until_day', !!rule.conditions.from_day && !!rule.conditions.until_day && rule.conditions.until_day <= rule.conditions.from_day],
  ]
  return wants.filter(([, missing]) => missing).map(([control]) => control)
}
