/** Saves a draft by itself shortly after each change; whatever goes wrong, what was written stays in memory. */
import { onScopeDispose, ref, shallowRef } from 'vue'

import { asProblem, type Problem } from '@/api/problem'
import { listen } from '@/shared/listen'

import * as api from './calls'
import { spotOfProblem, type Spot } from './fields'
import { unkeyed } from './rules'
import { drop, keep } from './stash'
import type { Draft, RuleSetStory } from './types'

export type SaveState = 'saved' | 'waiting' | 'saving' | 'offline' | 'lacking' | 'refused' | 'conflict'

export interface SavingHost {
  id: () => number
  version: () => number
  rules: () => Draft[]
  title: () => string
  /** The first control that must be filled before sending makes sense. */
  lacking: () => { key: string; control: string } | null
  saved: (story: RuleSetStory, sent: Draft[]) => void
}

export interface Refusal {
  problem: Problem
  spot: Spot | null
  /** The rule it is about. */
  key: string | null
}

const PAUSE_MS = 700
const AGAIN_MS = 5000

export function useSaving(host: SavingHost) {
  const state = ref<SaveState>('saved')
  const savedAt = ref<Date | null>(null)
  const refusal = shallowRef<Refusal | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | null = null
  let dirty = false

  function later(ms: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void save(), ms)
  }

  function changed(): void {
    dirty = true
    if (state.value === 'conflict') return
    if (state.value !== 'offline') state.value = 'waiting'
    later(PAUSE_MS)
  }

  function save(): Promise<void> {
    clearTimeout(timer)
    running ??= send().finally(() => {
      running = null
    })
    return running
  }

  async function send(): Promise<void> {
    while (dirty && state.value !== 'conflict') {
      if (host.lacking()) {
        refusal.value = null
        stash()
        state.value = 'lacking'
        return
      }
      if (state.value !== 'offline') state.value = 'saving'
      if (!(await once())) return
    }
  }

  const stash = () => keep(host.id(), { version: host.version(), title: host.title(), rules: host.rules() })

  /** True when the draft was saved. */
  async function once(): Promise<boolean> {
    const id = host.id()
    const sent = host.rules()
    dirty = false
    try {
      const story = await api.change(id, { version: host.version(), title: host.title(), rules: unkeyed(sent) })
      if (id !== host.id()) return false
      host.saved(story, sent)
      if (!dirty) drop(id)
      refusal.value = null
      savedAt.value = new Date()
      if (!dirty) state.value = 'saved'
      return true
    } catch (reason) {
      dirty = true
      if (id === host.id()) failed(asProblem(reason), sent)
      if (id === host.id() && state.value !== 'conflict') stash()
      return false
    }
  }

  function failed(problem: Problem, sent: Draft[]): void {
    if (problem.kind === 'unreachable' || problem.status >= 502) {
      state.value = 'offline'
      later(AGAIN_MS)
      return
    }
    const spot = spotOfProblem(problem)
    refusal.value = { problem, spot, key: spot?.index == null ? null : (sent[spot.index]?.key ?? null) }
    state.value = problem.status === 409 ? 'conflict' : 'refused'
  }

  /** Another set, or the same read anew: nothing of ours is left to save. */
  function forget(): void {
    clearTimeout(timer)
    dirty = false
    refusal.value = null
    state.value = 'saved'
    savedAt.value = null
  }

  /** Saves what waits now; true when nothing is left. */
  async function flush(): Promise<boolean> {
    if (dirty) await save()
    return !dirty
  }

  /** After a conflict was settled by taking the newer version's number. */
  function again(): Promise<void> {
    state.value = 'waiting'
    dirty = true
    return save()
  }

  const online = () => {
    if (state.value === 'offline') void save()
  }
  listen(window, 'online', online)
  onScopeDispose(() => clearTimeout(timer))

  return { state, savedAt, refusal, changed, flush, again, forget, retry: online, unsaved: () => dirty }
}
