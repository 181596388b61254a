/** The counties of my rights, for whoever has more than one to choose from. */
import { computed } from 'vue'

import * as api from '@/api/calls'
import { useSession } from '@/shared/session/useSession'
import { useLoad } from '@/shared/useLoad'

export function useCounties() {
  const { me, mine } = useSession()
  const asked = useLoad(() => me.value && api.divisions({ level: 'county' }))
  const counties = computed(() => (asked.data.value?.items ?? []).filter((one) => mine(one.code, one.parent_code ?? '')))
  return { counties, problem: asked.problem, reload: asked.reload }
}
