/** All the rules' page knows, shared by its panels. */
import { computed, nextTick, ref, shallowRef, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'

import { t } from '@/shared/i18n'
import { shared } from '@/shared/desk'
import { useCounties } from '@/shared/places/useCounties'
import { useSession } from '@/shared/session/useSession'
import { ElMessage } from '@/shared/ui/element'
import { useLoad } from '@/shared/useLoad'

import * as api from './calls'
import { changesOf } from './changes'
import { lacks } from './rules'
import { keptFor } from './stash'
import type { RuleProblem, RuleSetStory } from './types'
import { useNames } from './useNames'
import { useRuleList } from './useRuleList'
import { firstOf, useRuleSets } from './useRuleSets'
import { useSaving } from './useSaving'
import { useSmall } from '@/shared/useSmall'
import { useTrial } from './useTrial'

export const TABS = ['rule', 'check', 'trial', 'compare'] as const
export type Tab = (typeof TABS)[number]

const RECORD_DAYS = 365

function makeDesk() {
  const { me, can } = useSession()
  const route = useRoute()
  const router = useRouter()
  const small = useSmall()
  const { counties, problem: countiesProblem, reload: reloadCounties } = useCounties()
  const county = computed(() => counties.value.find((one) => one.code === route.query.county)?.code ?? counties.value[0]?.code ?? '')
  const sets = useRuleSets(county)
  const mayDraft = computed(() => can('rule.draft'))

  const asked = computed(() => Number(route.query.set) || null)
  const setId = computed(() => asked.value ?? firstOf(sets.items.value, mayDraft.value)?.id ?? null)
  const load = useLoad(() => (setId.value ? api.ruleSet(setId.value) : null))
  /** The set as last heard from the server; the rules on the screen may be ahead of it. */
  const view = shallowRef<RuleSetStory | null>(null)
  const title = ref('')
  const base = useLoad(() => (view.value?.base_id ? api.ruleSet(view.value.base_id) : null))
  const options = useLoad(() => {
    const code = view.value?.county_code ?? county.value
    return code ? api.options(code) : null
  })
  const record = useLoad(() => view.value && api.record(view.value.county_code, RECORD_DAYS))

  const list = useRuleList(() => saving.changed())
  const saving = useSaving({
    id: () => view.value?.id ?? 0,
    version: () => view.value?.version ?? 0,
    rules: () => list.rules.value,
    title: () => title.value.trim() || (view.value?.title ?? ''),
    lacking: () => lacking.value[0] ?? null,
    saved: (story, sent) => {
      view.value = story
      list.adopt(sent, story.rules)
      void sets.load.reload()
    },
  })
  const trial = useTrial(setId, list.rules)
  const names = useNames(options.data, counties, list.rules)

  const editable = computed(() => (view.value?.editable ?? false) && !small.value)
  const lacking = computed(() => list.rules.value.flatMap((one) => lacks(one).map((control) => ({ key: one.key, control }))))
  const changes = computed(() => changesOf(base.data.value?.rules ?? [], list.rules.value))
  /** There is a set that this one came from. */
  const hasBase = computed(() => view.value?.base_id != null)
  const rates = computed(() => new Map(record.data.value?.items.map((one) => [one.code, one])))
  /** The empty code is the category list's; a rule without a code has sent nothing yet. */
  const rateOf = (code: string) => (code ? rates.value.get(code) : undefined)
  const rateOfList = computed(() => rates.value.get(''))
  const checks = useLoad(() => view.value && api.problems(view.value))
  const problems = computed<RuleProblem[]>(() => checks.data.value?.items ?? [])
  const errors = computed(() => problems.value.filter((one) => one.severity === 'error').length + (editable.value ? lacking.value.length : 0))
  const problemsOf = (code: string) => (code ? problems.value.filter((one) => one.codes[0] === code) : [])

  const tab = ref<Tab>('rule')
  /** On a phone the panel lies over the list. */
  const panelOpen = ref(false)
  const query = ref('')
  /** The dialog that settles whose changes stand. */
  const settling = ref(false)
  watch(saving.state, (state) => (settling.value = state === 'conflict'))
  /** The dialog of a new draft is open. */
  const beginning = ref(false)

  /** What could not be saved before is taken up again, to be saved or undone. */
  function restore(story: RuleSetStory): void {
    const kept = story.editable && !small.value ? keptFor(story.id, story.version) : null
    if (!kept) return
    title.value = kept.title
    list.replace(kept.rules)
    ElMessage({ type: 'info', message: t('rules.saved.restored') })
  }

  function take(story: RuleSetStory): void {
    const other = view.value?.id !== story.id
    view.value = story
    title.value = story.title
    saving.forget()
    list.reset(story.rules)
    restore(story)
    if (other) {
      trial.forget()
      panelOpen.value = false
      if (typeof route.query.rule === 'string') goToCode(route.query.rule)
    }
  }
  watch(load.problem, (found) => {
    if (found && view.value?.id !== setId.value) view.value = null
  })
  // What is on the screen may be ahead of an answer that was asked for before it.
  watch(load.data, async (story) => {
    const mine = view.value
    if (story && mine?.id === story.id && story.version <= mine.version && story.state === mine.state) return
    if (mine && saving.unsaved()) await saving.flush()
    if (load.data.value !== story) return
    if (story) take(story)
    else view.value = null
  })

  function show(wanted: Tab): void {
    tab.value = wanted
    panelOpen.value = true
  }

  function choose(key: string | null): void {
    list.selected.value = key
    if (key) show('rule')
  }

  /** Opens a rule at one of its controls, such as the one that was refused. */
  async function goTo(key: string, control = ''): Promise<void> {
    query.value = ''
    choose(key)
    await nextTick()
    document.querySelector(`[data-rule="${key}"]`)?.scrollIntoView({ block: 'nearest' })
    const field = control ? document.querySelector<HTMLElement>(`[data-control="${control}"] :is(input, select, textarea, .toggles button)`) : null
    field?.focus()
    if (control === 'name' && field instanceof HTMLInputElement) field.select()
  }

  function goToCode(code: string): void {
    const found = list.rules.value.find((one) => one.code === code)
    if (found) void goTo(found.key)
  }

  /** Why this control of this rule keeps the draft from being saved; empty when it does not. */
  function faultOf(key: string, control: string): string {
    const refused = saving.refusal.value
    const here = refused?.key === key && refused.spot?.control === control
    const lacksIt = saving.state.value === 'lacking' && lacking.value.some((one) => one.key === key && one.control === control)
    return here || lacksIt ? control : ''
  }

  const go = (set: number) => router.push({ query: { ...route.query, set: String(set), rule: undefined } })

  /** A set has moved or been begun: the lists are out of date. */
  async function moved(story: RuleSetStory): Promise<void> {
    take(story)
    if (asked.value !== story.id) await go(story.id)
    await sets.load.reload()
  }

  function rename(to: string): void {
    title.value = to
    saving.changed()
  }

  return {
    t, me, can, small, county, counties, countiesProblem, reloadCounties, sets, mayDraft, setId, load, view, title, rename, base, hasBase, options, record, rateOf, rateOfList,
    list, saving, trial, names, editable, lacking, changes, checks, problems, errors, problemsOf, tab, panelOpen, query, beginning, settling, take, show, choose, goTo, goToCode, faultOf, go, moved,
  }
}

export const [provideDesk, useDesk] = shared('rules', makeDesk)
