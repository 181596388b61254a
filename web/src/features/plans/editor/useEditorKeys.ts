/** The editor's keys; silent while a person types or a dialog is open. */
import { listen } from '@/shared/listen'

import type { Tool } from './tools'
import type { Editor } from './usePlanEditor'

const KEYS: Record<string, Tool> = { v: 'select', d: 'draw', s: 'split', g: 'merge', b: 'border', r: 'transfer', a: 'assign', f2: 'rename' }

export function useEditorKeys(editor: Editor): void {
  const { session, tool, pickTool, chosen, proposal, accept, merge, dialog, stage, traceHeld, hint, swipe, canEdit, problemId, choose } = editor

  /** A drawing that has no point yet is nothing to clear. */
  const begun = () => editor.points.value > 0 || !['draw', 'split', 'transfer'].includes(tool.value)

  function escape(): void {
    if (begun() && stage.value?.cancel()) {
      if (tool.value !== 'border') stage.value.again()
      editor.points.value = 0
    } else if (proposal.value) proposal.value = null
    else if (session.refusal.value) session.refusal.value = null
    else if (editor.keptLine.value) editor.keptLine.value = null
    else if (hint.value) hint.value = ''
    else if (swipe.value !== null) swipe.value = null
    else if (tool.value !== 'select') tool.value = 'select'
    else if (problemId.value) problemId.value = null
    else choose(null)
  }

  function undo(event: KeyboardEvent, again: boolean): void {
    if (!canEdit.value) return
    event.preventDefault()
    // While a line is drawn the last point is taken back, not the last edit.
    if (!again && stage.value?.back()) return
    if (again) session.redo()
    else session.undo()
  }

  function enter(event: KeyboardEvent): void {
    const at = event.target as HTMLElement
    if (at.closest('button, a, tr, summary')) return
    if (proposal.value) accept()
    else if (tool.value === 'merge' && chosen.value.length > 1) merge()
    else stage.value?.complete()
  }

  function down(event: KeyboardEvent): void {
    if (event.isComposing || event.defaultPrevented || dialog.value) return
    const target = event.target as HTMLElement
    if (target.closest('dialog, [role="dialog"]')) return
    const typing = target.closest('input:not([type="checkbox"]), textarea, select, [contenteditable]')
    const key = event.key.toLowerCase()
    if (typing && key !== 'escape') return
    if (event.ctrlKey || event.metaKey) {
      if (key === 'z') undo(event, event.shiftKey)
      else if (key === 'y') undo(event, true)
      return
    }
    if (event.altKey) return
    if (key === 'escape') return escape()
    if (key === 't') return void (traceHeld.value = true)
    if (key === 'enter') return enter(event)
    if (key === 'delete' || key === 'backspace') {
      if (stage.value?.removeActive() || (key === 'backspace' && stage.value?.back())) event.preventDefault()
      return
    }
    const next = KEYS[key]
    if (!next) return
    event.preventDefault()
    pickTool(next)
  }
  listen(document, 'keydown', down)
  listen(document, 'keyup', (event) => event.key.toLowerCase() === 't' && (traceHeld.value = false))
  listen(window, 'blur', () => (traceHeld.value = false))
}
