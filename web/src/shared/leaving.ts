/** A page that was asked for comes, though the one before still writes what it shows into its address meanwhile. */
import type { RouteLocationNormalized, Router } from 'vue-router'

/** A change of the present page's query would call off the way to another whose script is still on its way. */
export function keepLeaving(router: Router): void {
  let leaving: RouteLocationNormalized | null = null
  router.beforeEach((to, from) => {
    if (to.path === from.path) return leaving ? { path: leaving.path, query: leaving.query, hash: leaving.hash, replace: false } : true
    leaving = to
    return true
  })
  router.afterEach((to) => {
    if (to === leaving) leaving = null
  })
  router.onError((_, to) => {
    if (to === leaving) leaving = null
  })
}
