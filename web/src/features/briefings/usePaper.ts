/** A briefing being written: its blocks, undo, saving as one types with nothing lost, and who else wrote meanwhile. */
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'

import { asProblem, type Problem } from '@/api/problem'
import { dropDraft, keepUnder, keptUnder } from '@/shared/drafts'
import { useLoad } from '@/shared/useLoad'

import * as api from './calls'
import type { Block, Paper, Recipient } from './calls'
import { same } from './numbers'

const SAVE_AFTER_MS = 700
const ONE_STEP_MS = 600
const MOST_STEPS = 200

interface Words {
  title: string
  blocks: Block[]
  recipients: Recipient[]
}
interface Kept extends Words {
  version: number
}

const copy = <T>(one: T): T => JSON.parse(JSON.stringify(one)) as T

export function usePaper(id: () => number) {
  const load = useLoad<Paper>(() => api.paper(id()))
  const title = ref('')
  const blocks = ref<Block[]>([])
  /** To whom a bulletin is addressed. */
  const recipients = ref<Recipient[]>([])
  /** Counts what was saved, so that the preview follows. */
  const prints = ref(0)
  const version = ref(0)
  const savedAt = ref<string | null>(null)
  const state = ref<'saved' | 'open' | 'saving' | 'conflict' | 'failed'>('saved')
  const problem = shallowRef<Problem | null>(null)
  const theirs = ref<number | null>(null)
  const writes = computed(() => !!load.data.value?.writes)
  const name = () => `briefing.${id()}`

  const past = ref<Words[]>([])
  const ahead = ref<Words[]>([])
  let last: Words = { title: '', blocks: [], recipients: [] }
  let stepAt = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | null = null
  let taken = 0

  const words = (): Words => copy({ title: title.value, blocks: blocks.value, recipients: recipients.value })

  /** Takes what the server holds; what was typed here and not sent yet stays on top of it. */
  function take(now: Paper): void {
    const row = now.briefing.row
    taken = row.id
    version.value = row.version
    savedAt.value = row.saved_at
    put({ title: row.title, blocks: now.briefing.blocks, recipients: now.briefing.recipients.map(({ level, code }) => ({ level, code })) })
    state.value = 'saved'
    problem.value = null
    theirs.value = null
    prints.value++
    const kept = keptUnder(name()) as Kept | null
    if (!kept || !now.writes) return
    if (same({ title: kept.title, blocks: kept.blocks, recipients: kept.recipients ?? [] }, words())) return dropDraft(name())
    past.value.push(words())
    put(kept)
    if (kept.version === row.version) changed()
    else lose(row.version)
  }

  function put(now: Words): void {
    title.value = now.title
    blocks.value = copy(now.blocks)
    recipients.value = copy(now.recipients ?? [])
    last = words()
  }

  watch(() => load.data.value, (now) => {
    // An answer that comes while somebody types is older than what they type.
    if (now && (taken !== now.briefing.row.id || state.value === 'saved') && (taken !== now.briefing.row.id || now.briefing.row.version >= version.value)) take(now)
  }, { immediate: true })

  /** Something was written: a step to go back to, kept here at once, sent a moment later. */
  function changed(): void {
    const now = words()
    if (!same(now, last)) {
      if (Date.now() - stepAt > ONE_STEP_MS || now.blocks.length !== last.blocks.length) past.value = [...past.value, last].slice(-MOST_STEPS)
      stepAt = Date.now()
      ahead.value = []
      last = now
    }
    keep()
    if (state.value !== 'conflict') later()
  }

  const keep = () => keepUnder(name(), { version: version.value, ...words() } satisfies Kept)

  function later(): void {
    state.value = 'open'
    clearTimeout(timer)
    timer = setTimeout(() => void send(), SAVE_AFTER_MS)
  }

  async function send(): Promise<void> {
    clearTimeout(timer)
    if (running) await running
    if (state.value !== 'open' && state.value !== 'failed') return
    running = sending()
    await running
    running = null
  }

  async function sending(): Promise<void> {
    const sent = words()
    state.value = 'saving'
    try {
      const made = await api.save(id(), { version: version.value, title: sent.title, blocks: sent.blocks, ...(load.data.value?.briefing.row.kind === 'bulletin' ? { recipients: sent.recipients } : {}) })
      version.value = made.version
      savedAt.value = made.saved_at
      problem.value = null
      prints.value++
      if (same(sent, words())) {
        state.value = 'saved'
        dropDraft(name())
      } else {
        keep()
        later()
      }
    } catch (reason) {
      problem.value = asProblem(reason)
      const seen = problem.value.facts.version
      if (problem.value.status === 409 && typeof seen === 'number') lose(seen)
      else state.value = 'failed'
    }
  }

  function lose(seen: number): void {
    theirs.value = seen
    state.value = 'conflict'
  }

  /** Mine over theirs: told, and asked for. */
  async function overwrite(): Promise<void> {
    if (theirs.value === null) return
    version.value = theirs.value
    theirs.value = null
    state.value = 'open'
    await send()
  }

  /** Theirs; mine is one step back. */
  async function yield_(): Promise<void> {
    const mine = words()
    dropDraft(name())
    state.value = 'saved'
    theirs.value = null
    take(await api.fresh(id()))
    past.value = [...past.value, mine].slice(-MOST_STEPS)
  }

  function step(from: typeof past, to: typeof past): void {
    const found = from.value.at(-1)
    if (!found || !writes.value) return
    from.value = from.value.slice(0, -1)
    to.value = [...to.value, words()]
    put(found)
    stepAt = 0
    keep()
    if (state.value !== 'conflict') later()
  }

  onScopeDispose(() => {
    clearTimeout(timer)
    if (state.value === 'open') void send()
  })

  return {
    load, title, blocks, recipients, prints, version, savedAt, state, problem, writes, theirs,
    changed, send, take, overwrite, yieldTo: yield_,
    canUndo: computed(() => past.value.length > 0),
    canRedo: computed(() => ahead.value.length > 0),
    undo: () => step(past, ahead),
    redo: () => step(ahead, past),
  }
}
