/** Changes of the chosen rule, each a step that can be undone; typing in one field is one step. */
import { computed } from 'vue'

import { officeGroups } from './offices'
import { ofKind } from './rules'
import type { Conditions, Draft, Kind, Outcome } from './types'
import { useDesk } from './useRuleDesk'

export function useRuleEdit() {
  const { list, options, counties, view } = useDesk()
  const rule = computed(() => list.rule.value!)
  const c = computed(() => rule.value.conditions)
  const o = computed(() => rule.value.outcome)
  const offices = computed(() => officeGroups(options.data.value, counties.value.find((one) => one.code === view.value?.county_code)?.name ?? ''))

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

  return { rule, c, o, offices, change, condition, outcome, kind }
}
