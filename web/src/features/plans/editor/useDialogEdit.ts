/** Sends what a dialog says: it stays open until the server has taken it, and tells why it was refused. */
import { onScopeDispose, ref, shallowRef } from 'vue'

import type { EditFacts } from '../types'
import type { Refusal } from './usePlan'
import { useEditor } from './usePlanEditor'

/**
 * Args:
 *   drop: forgets what was typed, once it is saved.
 */
export function useDialogEdit(drop: () => void) {
  const { session, dialog } = useEditor()
  const busy = ref(false)
  const refused = shallowRef<Refusal | null>(null)
  let shut = false
  onScopeDispose(() => (shut = true))

  async function send(...edits: EditFacts[]): Promise<boolean> {
    busy.value = true
    refused.value = null
    const taken = await Promise.all(edits.map((facts) => session.edit(facts)))
    busy.value = false
    if (taken.every(Boolean)) {
      drop()
      if (!shut) dialog.value = null
      return true
    }
    if (shut) return false
    refused.value = session.refusal.value
    session.refusal.value = null
    return false
  }

  function cancel(): void {
    drop()
    dialog.value = null
  }

  return { busy, refused, send, cancel, close: () => (dialog.value = null) }
}
