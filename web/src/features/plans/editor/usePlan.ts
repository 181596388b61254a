/** A plan and the edits sent for it, one after the other; a gesture is shown at once and taken back when it is refused. */
import { computed, onScopeDispose, ref, shallowRef, type Ref } from 'vue'

import { asProblem, type Problem } from '@/api/problem'
import type { Changed } from '@/map'
import { listen } from '@/shared/listen'
import { useLoad } from '@/shared/useLoad'

import * as api from '../calls'
import type { EditDone, EditFacts } from '../types'

export type SaveState = 'saved' | 'saving' | 'offline'

export interface Refusal {
  /** The edit that was refused. */
  kind: EditFacts['kind'] | 'undo' | 'redo'
  problem: Problem
  codes: string[]
  /** Who edited meanwhile, when that is why. */
  who: string | null
}

type Asked = { act: 'edit'; facts: EditFacts; changed: Changed } | { act: 'undo' | 'redo'; changed: Changed }
/** `settle` hears whether the server has taken it. */
type Job = Asked & { settle: (taken: boolean) => void }

const AGAIN_MS = 5000

export interface PlanHost {
  done: (done: EditDone) => void
  reload: () => Promise<void>
}

export function usePlan(id: Ref<number>, me: () => string, host: PlanHost) {
  const asked = useLoad(() => api.plan(id.value))
  const view = asked.data
  const jobs = shallowRef<Job[]>([])
  const state = ref<SaveState>('saved')
  const savedAt = ref<Date | null>(null)
  const refusal = shallowRef<Refusal | null>(null)
  let running = false
  let lost = false
  let wake: (() => void) | null = null

  /** Shapes as gestures left them that the server has not answered yet, later ones over earlier. */
  const pending = computed<Changed>(() => new Map(jobs.value.flatMap((job) => [...job.changed])))

  const ask = (job: Job, version: number) => (job.act === 'edit' ? api.edit(id.value, version, job.facts) : api[job.act](id.value, version))

  function push(asked: Asked): Promise<boolean> {
    refusal.value = null
    return new Promise((settle) => {
      jobs.value = [...jobs.value, { ...asked, settle }]
      void run()
    })
  }

  function taken(job: Job): void {
    if (jobs.value[0] === job) jobs.value = jobs.value.slice(1)
    savedAt.value = new Date()
    state.value = 'saved'
    job.settle(true)
  }

  function dropAll(): void {
    const all = jobs.value
    jobs.value = []
    for (const job of all) job.settle(false)
  }

  async function run(): Promise<void> {
    if (running) return
    running = true
    while (jobs.value.length) await step(jobs.value[0]!)
    running = false
  }

  async function step(job: Job): Promise<void> {
    if (!lost) state.value = 'saving'
    try {
      const answer = await ask(job, view.value?.plan.version ?? 0)
      lost = false
      view.value = answer.view
      host.done(answer)
      taken(job)
    } catch (reason) {
      await failed(job, asProblem(reason))
    }
  }

  /** No answer: the gesture is kept and sent again. A refusal: it and all after it are taken back. */
  async function failed(job: Job, problem: Problem): Promise<void> {
    if (problem.kind === 'unreachable' || problem.status >= 502) {
      lost = true
      state.value = 'offline'
      await new Promise<void>((go) => {
        const timer = setTimeout(go, AGAIN_MS)
        wake = () => {
          clearTimeout(timer)
          go()
        }
      })
      wake = null
      return
    }
    const seen = problem.facts.seen !== undefined
    let who: string | null = null
    if (seen) {
      const before = view.value?.plan.version ?? 0
      await reloadAll()
      const last = view.value?.edits.filter((one) => !one.undone).at(-1)
      // The answer to our own edit was lost on its way: it is saved, and nobody else was here.
      if (lost && last?.actor === me() && view.value?.plan.version === before + 1) {
        lost = false
        return taken(job)
      }
      who = last?.actor ?? ''
    }
    lost = false
    state.value = 'saved'
    const codes = Array.isArray(problem.facts.codes) ? problem.facts.codes.map(String) : []
    refusal.value = { kind: job.act === 'edit' ? job.facts.kind : job.act, problem, codes, who }
    dropAll()
  }

  async function reloadAll(): Promise<void> {
    await Promise.all([asked.reload(), host.reload()])
  }

  const online = () => wake?.()
  listen(window, 'online', online)
  onScopeDispose(() => {
    dropAll()
    wake?.()
  })

  return {
    view,
    problem: asked.problem,
    slow: asked.slow,
    pending,
    busy: computed(() => jobs.value.length > 0),
    state,
    savedAt,
    refusal,
    /** True once the server has taken it, false when it was refused or given up. */
    edit: (facts: EditFacts, changed: Changed = new Map()) => push({ act: 'edit', facts, changed }),
    undo: () => view.value?.can_undo && push({ act: 'undo', changed: new Map() }),
    redo: () => view.value?.can_redo && push({ act: 'redo', changed: new Map() }),
    preview: (facts: EditFacts) => api.edit(id.value, view.value?.plan.version ?? 0, facts, true),
    retry: online,
    giveUp: () => {
      dropAll()
      state.value = 'saved'
      lost = false
      wake?.()
    },
    reloadAll,
  }
}
