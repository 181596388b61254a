/** A grid's family as a drawing: one generation a day of change, oldest first, parents above their children. */
import type { Family, FamilyLink } from './types'

export interface TreeNode {
  key: string
  code: string
  name: string
  /** The day this version began; null for the oldest known. */
  from: string | null
  /** The day it ended; null for in force. */
  to: string | null
  /** How it came to be; null for the oldest. */
  kind: string | null
  generation: number
  /** Where it stands in its generation, in widths of a node; 0 is leftmost. */
  position: number
  /** A grid's end, not a grid. */
  end: boolean
}

export interface TreeEdge {
  from: string
  to: string
  kind: string
}

export interface Tree {
  nodes: TreeNode[]
  edges: TreeEdge[]
  /** Days of the generations; the first is null when grids older than all changes are known. */
  days: (string | null)[]
  width: number
}

type Start = { code: string; from: string | null }
const keyOf = ({ code, from }: Start) => `${code}@${from ?? ''}`

/** The version of a grid in force just before a day. */
function versionBefore(code: string, day: string, links: FamilyLink[]): Start {
  const starts = links.filter((one) => one.child_code === code && one.on_day < day).map((one) => one.on_day)
  return { code, from: starts.sort().at(-1) ?? null }
}

function endOf({ code, from }: Start, links: FamilyLink[], family: Family): string | null {
  const later = links.filter((one) => one.parent_code === code && (from === null || one.on_day > from)).map((one) => one.on_day)
  const known = family.grids?.find((one) => one.code === code)?.valid_to ?? null
  return later.sort()[0] ?? (known && (from === null || known > from) ? known : null)
}

export function treeOf(family: Family, own: { code: string; name: string }): Tree {
  const links = [...family.items].sort((a, b) => a.on_day.localeCompare(b.on_day))
  const names = new Map([[own.code, own.name], ...(family.grids ?? []).map((one): [string, string] => [one.code, one.name])])
  const nodes = new Map<string, TreeNode>()
  const edges: TreeEdge[] = []
  const days = [null, ...new Set(links.map((one) => one.on_day))] as (string | null)[]

  function put(start: Start, kind: string | null, end = false): TreeNode {
    const key = end ? `end:${keyOf(start)}` : keyOf(start)
    const known = nodes.get(key)
    if (known) return known
    const node = { key, ...start, name: names.get(start.code) ?? start.code, to: end ? null : endOf(start, links, family), kind, generation: days.indexOf(start.from), position: 0, end }
    nodes.set(key, node)
    return node
  }

  for (const { parent_code, child_code, kind, on_day } of links) {
    const parent = parent_code ? put(versionBefore(parent_code, on_day, links), null) : null
    const child = child_code ? put({ code: child_code, from: on_day }, kind) : put({ code: parent_code, from: on_day }, kind, true)
    child.kind ??= kind
    if (parent) edges.push({ from: parent.key, to: child.key, kind })
  }
  if (!nodes.size) put({ code: own.code, from: null }, null)
  return settled([...nodes.values()], edges, days)
}

/** Sets each node under the middle of its parents, as far as its neighbours leave room. */
function settled(nodes: TreeNode[], edges: TreeEdge[], days: (string | null)[]): Tree {
  const used = days.filter((_, i) => nodes.some((one) => one.generation === i))
  const at = new Map(nodes.map((one) => [one.key, one]))
  for (const one of nodes) one.generation = used.indexOf(days[one.generation] ?? null)
  const mean = (values: number[]) => values.reduce((sum, one) => sum + one, 0) / values.length
  for (let generation = 0; generation < used.length; generation++) {
    const row = nodes.filter((one) => one.generation === generation)
    const wish = new Map(
      row.map((one) => {
        const parents = edges.filter((edge) => edge.to === one.key).map((edge) => at.get(edge.from)!.position)
        return [one.key, parents.length ? mean(parents) : Number.POSITIVE_INFINITY]
      }),
    )
    row.sort((a, b) => wish.get(a.key)! - wish.get(b.key)! || a.code.localeCompare(b.code))
    place(row, wish)
  }
  const least = Math.min(...nodes.map((one) => one.position))
  for (const one of nodes) one.position -= least
  return { nodes, edges, days: used, width: Math.max(...nodes.map((one) => one.position)) + 1 }
}

/** Side by side in order; siblings spread evenly around their parents' middle. */
function place(row: TreeNode[], wish: Map<string, number>): void {
  let next = Number.NEGATIVE_INFINITY
  for (let i = 0; i < row.length; ) {
    const wanted = wish.get(row[i]!.key)!
    let count = 1
    while (i + count < row.length && wish.get(row[i + count]!.key) === wanted) count += 1
    const middle = Number.isFinite(wanted) ? wanted - (count - 1) / 2 : Number.isFinite(next) ? next : 0
    const start = Math.max(next, middle)
    for (let n = 0; n < count; n++) row[i + n]!.position = start + n
    next = start + count
    i += count
  }
}
