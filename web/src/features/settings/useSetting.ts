/** Settings of a topic, and what is to be changed of them: kept while it is not saved. */
import { computed, reactive, ref, type Ref } from 'vue'

import type { Question } from '@/api/cache'
import { useLoad } from '@/shared/useLoad'

import { changesOf, type Topic } from './calls'
import type { Change, Preview } from './types'
import { useChange } from './useChange'

interface How<View extends { version: string }, Wanted extends object, Body extends object> {
  topic: Topic
  view: () => Question<View>
  nothing: () => Wanted
  /** What is asked for as it is sent; null while nothing is. */
  body: (wanted: Wanted) => Body | null
  preview: (body: Body, version: string) => Question<Preview>
  save: (body: Body & { reason: string; version: string }) => Promise<Change>
}

export function useSetting<View extends { version: string }, Wanted extends object, Body extends object>(how: How<View, Wanted, Body>) {
  const view = useLoad(how.view)
  const wanted = ref(how.nothing()) as Ref<Wanted>
  const body = computed(() => how.body(wanted.value))
  const version = computed(() => view.data.value?.version)
  const change = useChange({ name: `settings.${how.topic}`, wanted: wanted as Ref<unknown>, nothing: how.nothing, body, version, changes: changesOf(how.topic), preview: how.preview, save: how.save, reload: view.reload })
  function ask(set: (one: Wanted) => void): void {
    change.asking()
    const next: Wanted = JSON.parse(JSON.stringify(wanted.value))
    set(next)
    wanted.value = next
  }
  return { view: reactive(view), wanted, change: reactive(change), ask }
}
