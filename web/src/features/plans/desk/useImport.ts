/** A file on its way into the net: first read and checked without keeping anything, then made a draft or published. */
import { computed, onScopeDispose, reactive, ref, shallowRef, toRefs, watch, type Ref } from 'vue'

import { asProblem, type Problem } from '@/api/problem'
import { isKept, useDraft } from '@/shared/drafts'

import type { BoundaryReport } from '../types'
import { hasNet, importBoundaries, importLineGrids } from './calls'
import type { DATUMS } from './formats'
import type { Sending } from './upload'

type Texts = 'layer' | 'crs' | 'encoding' | 'code_field' | 'name_field' | 'file_layer' | 'title'
type Switches = 'repair' | 'confirm_crossing' | 'skip_unusable'
export type ImportChoices = Record<Texts, string> & Record<Switches, boolean> & { datum: '' | (typeof DATUMS)[number] }

/** Fields of a refusal that the choices answer. */
const ANSWERABLE = ['crs', 'encoding', 'datum']
const UNSAID = { crs: '', encoding: '', code_field: '', name_field: '', file_layer: '', datum: '', repair: false, confirm_crossing: false, skip_unusable: false } as const

/** Files of dialogs that were shut without an answer, by the name of their draft: a tab keeps them as long as it lives. */
const held = new Map<string, File>()

/**
 * With `line`, a line department's grids instead of our own.
 * What was chosen is kept as in other forms; after a reload the file itself has to be chosen again, and then finds its choices.
 */
export function useImport(county: Ref<string>, line?: () => string) {
  const file = shallowRef<File | null>(null)
  const choices = reactive<ImportChoices>({ layer: 'village', ...UNSAID, title: '' })
  /** Of which file the choices are. */
  const fileName = ref('')
  const draft = `import.${line?.() ?? 'net'}`
  const { drop } = useDraft(draft, { county, fileName, ...toRefs(choices) })
  const report = shallowRef<BoundaryReport | null>(null)
  const done = shallowRef<BoundaryReport | null>(null)
  const problem = shallowRef<Problem | null>(null)
  /** The file can't be read before somebody says in what system or encoding it is. */
  const asks = ref(false)
  const busy = ref<'' | 'checking' | 'loading'>('')
  const sent = ref(0)
  const firstNet = ref(false)
  /** What the report was made with; other choices need another look at the file. */
  const checkedWith = ref('')
  let sending: Sending<BoundaryReport> | null = null

  const asked = () => JSON.stringify([county.value, { ...choices, title: '' }])
  const outdated = computed(() => report.value !== null && checkedWith.value !== asked())

  function start(of: File, dry_run: boolean, publish: boolean): Sending<BoundaryReport> {
    const about = { name: of.name, county_code: county.value, dry_run }
    const datum = choices.datum || undefined
    if (!line) return importBoundaries(of, { ...about, publish, ...choices, datum })
    const { layer, title, confirm_crossing, ...read } = choices
    return importLineGrids(of, { ...about, line: line(), ...read, datum })
  }

  // What was refused is no longer what is asked.
  watch(asked, () => (problem.value = null))

  async function run(dry: boolean, publish = false): Promise<BoundaryReport | null> {
    if (!file.value) return null
    sending?.stop()
    busy.value = dry ? 'checking' : 'loading'
    problem.value = null
    sent.value = 0
    const mine = (sending = start(file.value, dry, publish))
    mine.onSent((share) => (sent.value = share))
    try {
      return await mine.answer
    } catch (reason) {
      if (sending !== mine) return null
      problem.value = asProblem(reason)
      asks.value = ANSWERABLE.includes(String(problem.value.facts.field))
      return null
    } finally {
      if (sending === mine) busy.value = ''
    }
  }

  async function check(): Promise<void> {
    const about = asked()
    const found = await run(true)
    if (!found) return
    report.value = found
    checkedWith.value = about
    firstNet.value = !line && !(await hasNet(county.value).catch(() => true))
  }

  async function load(publish: boolean): Promise<void> {
    done.value = await run(false, publish)
    if (done.value) forget()
  }

  function take(chosen: File): void {
    file.value = chosen
    report.value = done.value = null
    asks.value = false
    if (fileName.value !== chosen.name) Object.assign(choices, { ...UNSAID, title: chosen.name.replace(/\.[^.]+$/, '') })
    fileName.value = chosen.name
    held.set(draft, chosen)
    void check()
  }

  function stop(): void {
    sending?.stop()
    sending = null
    busy.value = ''
  }

  function reset(): void {
    stop()
    file.value = report.value = done.value = problem.value = null
    asks.value = false
  }

  /** Nothing is kept of this import: it is done, or given up. */
  function forget(): void {
    held.delete(draft)
    drop()
  }
  onScopeDispose(stop)

  const left = held.get(draft)
  if (left && isKept(draft) && left.name === fileName.value) take(left)
  else held.delete(draft)

  return { file, fileName, choices, report, done, problem, asks, busy, sent, firstNet, outdated, take, check, load, stop, reset, forget }
}
