/** The grids a worker has a post in, and the one looked at. */
import { computed, ref } from 'vue'

import * as api from '@/api/calls'
import { useSession } from '@/shared/session/useSession'
import { useLoad } from '@/shared/useLoad'

export function useMyGrid() {
  const { me, can } = useSession()
  const posts = computed(() => me.value?.posts ?? [])
  const code = ref<string | null>(posts.value[0]?.grid_code ?? null)
  const duty = computed(() => posts.value.find((one) => one.grid_code === code.value)?.duty ?? null)
  const grid = useLoad(() => (code.value ? api.grid(code.value) : null))
  const open = useLoad(() => (code.value && can('case.read') ? api.cases({ open: true, place: code.value, sort: 'due', limit: 100 }) : null))
  return { posts, code, duty, grid, open }
}
