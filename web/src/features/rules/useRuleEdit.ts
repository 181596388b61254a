/** Changes of the chosen rule, each a step that can be undone; typing in one field is one step. */
import { computed } from 'vue'

import { ofKind } from './rules'
import type { Conditions, Draft, Kind, Outcome } from './types'
import { useDesk } from './useRuleDesk'

export function useRuleEdit() {
  const { list } = useDesk()
  const rule = computed(() => list.rule.value!)

  const change = (over: Partial<Draft>, about = '') => list.patch(rule.value.key, (one) => ({ ...one, ...over }), about)
  const condition = (over: Partial<Conditions>, about = '') => list.patch(rule.value.key, (one) => ({ ...one, conditions: { ...one.conditions, ...over } }), about)
  const outcome = (over: Partial<Outcome>) => list.patch(rule.value.key, (one) => ({ ...one, outcome: { ...one.outcome, ...over } }))

  /** A rule for owners of components asks that there is one. */
  const kind = (to: Kind) =>
    list.patch(rule.value.key, (one) => ({
      ...one,
      outcome: ofKind(one.outcome, to),
      conditions: to === 'component_owner' && !one.conditions.owners.length ? { ...one.conditions, component_owner: true } : one.conditions,
    }))

  return { rule, change, condition, outcome, kind }
}
