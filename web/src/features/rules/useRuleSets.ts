/** The sets of a county: those in force, coming, being written, and earlier ones. */
import { computed, type Ref } from 'vue'

import { dayOf } from '@/shared/format'
import { useLoad } from '@/shared/useLoad'

import * as api from './calls'
import type { RuleSetRow } from './types'

export const GROUPS = ['inForce', 'coming', 'drafts', 'earlier'] as const
export type Group = (typeof GROUPS)[number]

export function groupOf(row: RuleSetRow, today: string): Group {
  if (row.state === 'draft' || row.state === 'submitted') return 'drafts'
  if (row.in_force) return 'inForce'
  if (row.state === 'published' && row.valid_from !== null && row.valid_from > today) return 'coming'
  return 'earlier'
}

/** The set to show when none is named: what waits for somebody, else what is in force. */
export function firstOf(rows: RuleSetRow[], drafts: boolean): RuleSetRow | null {
  const open = rows.find((one) => (drafts && one.state === 'draft') || one.state === 'submitted')
  return open ?? rows.find((one) => one.in_force) ?? rows[0] ?? null
}

export function useRuleSets(county: Ref<string>) {
  const load = useLoad(() => (county.value ? api.ruleSets(county.value) : null))
  const items = computed(() => load.data.value?.items ?? [])
  const groups = computed(() => {
    const today = dayOf(new Date())
    return GROUPS.map((group) => ({ group, rows: items.value.filter((one) => groupOf(one, today) === group) })).filter((one) => one.rows.length)
  })
  return { load, items, groups }
}
