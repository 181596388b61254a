import { beforeEach, describe, expect, it } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'

import { draftsOf, dropDrafts, isKept, useDraft } from './drafts'

beforeEach(() => {
  sessionStorage.clear()
  draftsOf('anna')
})

const form = (name = 'leave.330402') => {
  const scope = effectScope()
  const reason = ref('')
  const from = ref('2026-03-01')
  const { drop } = scope.run(() => useDraft(name, { reason, from }))!
  return { reason, from, drop, stop: () => scope.stop() }
}

describe('what was typed', () => {
  it('is there when the form is opened again, each form with its own', () => {
    const one = form()
    one.reason.value = '病假'
    one.stop()
    expect(form().reason.value).toBe('病假')
    expect(form('leave.330411').reason.value).toBe('')
  })

  it('is gone once it was sent, and the form begins anew', async () => {
    const one = form()
    one.reason.value = '病假'
    one.drop()
    await nextTick()
    expect([one.reason.value, one.from.value, isKept('leave.330402')]).toEqual(['', '2026-03-01', false])
    one.reason.value = '事假'
    expect(isKept('leave.330402')).toBe(true)
  })

  it('is nothing where all stands as it stood', () => {
    const one = form()
    one.reason.value = '病'
    one.reason.value = ''
    expect(isKept('leave.330402')).toBe(false)
  })

  it('belongs to who typed it, and goes with the sign-out', () => {
    form().reason.value = '病假'
    draftsOf('bo')
    expect(form().reason.value).toBe('')
    draftsOf('anna')
    expect(form().reason.value).toBe('病假')
    dropDrafts()
    expect(form().reason.value).toBe('')
  })
})
