/** A block that another page puts into a draft, and taking it out again. */
import type { Period } from '@/shared/overview/span'

import * as api from './calls'
import type { Block, Paper, PaperRow } from './calls'

/** What is put in: the kind of block, of which figure, under which heading. */
export interface Wanted {
  kind: 'map' | 'chart' | 'table' | 'excerpt'
  figure: string
  title: string
}

/** What was done, so that it can be undone. */
export interface Put {
  id: number
  title: string
  block: string
  version: number
  /** Whether the draft was begun for it. */
  begun: boolean
}

/** Whether a draft tells of the same days. */
export const ofDays = (row: PaperRow, { from, to }: Period) => row.first_day === from && row.last_day === to

/** Where it stands among the blocks: before what is advised and signed at the end. */
export function placed(blocks: readonly Block[], one: Block): Block[] {
  const last = one.kind === 'signature' ? [] : one.kind === 'advice' ? ['signature'] : ['advice', 'signature']
  const at = blocks.findIndex(({ kind }) => last.includes(kind))
  return at < 0 ? [...blocks, one] : [...blocks.slice(0, at), one, ...blocks.slice(at)]
}

const save = (paper: Paper, blocks: Block[]) => api.save(paper.briefing.row.id, { version: paper.briefing.row.version, title: paper.briefing.row.title, blocks })

/** Puts a block into a draft, or into one that is begun for it. */
export async function put(wanted: Wanted, into: number | null, place: string, period: Period): Promise<Put> {
  const paper = into === null ? await api.begin({ place, from: period.from, to: period.to, rhythm: 'own', kind: 'briefing' }) : await api.fresh(into)
  const block = `w${Math.random().toString(36).slice(2, 10)}`
  const one: Block = { id: block, kind: wanted.kind, title: wanted.title.slice(0, 80), paragraphs: [], figure: wanted.figure, chosen: [], fields: {} }
  try {
    const { version } = await save(paper, placed(paper.briefing.blocks, one))
    const { id, title } = paper.briefing.row
    return { id, title, block, version, begun: into === null }
  } catch (reason) {
    // A draft that was begun for what could not be put in is of no use.
    if (into === null) await api.move(paper.briefing.row.id, { move: 'discard', version: paper.briefing.row.version, note: '', despite: false }).catch(() => null)
    throw reason
  }
}

/** Takes it out again, whatever was written besides since; a draft that was begun for it and not touched goes with it. */
export async function takeOut(done: Put): Promise<'dropped' | 'undone'> {
  const paper = await api.fresh(done.id)
  if (done.begun && paper.briefing.row.version === done.version) {
    await api.move(done.id, { move: 'discard', version: done.version, note: '', despite: false })
    return 'dropped'
  }
  await save(paper, paper.briefing.blocks.filter(({ id }) => id !== done.block))
  return 'undone'
}
