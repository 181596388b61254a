/** Opens an entry: its pages, who may open them, and its words. */
import { createApp } from 'vue'
import { createRouter, createWebHistory, type LocationQuery, type RouteLocationNormalized, type RouteRecordRaw } from 'vue-router'

import '@/shared/ui/tokens.css'
import '@/shared/ui/base.css'
import { whenSignedOut } from '@/api/client'
import type { Me } from '@/api/types'
import App from '@/App.vue'
import { i18n, keptLocale, setLocale, speak, type Catalogues } from '@/shared/i18n'
import { keepLeaving } from '@/shared/leaving'
import { forget, landing, whoAmI } from '@/shared/session/useSession'

declare module 'vue-router' {
  interface RouteMeta {
    /** Asks for what the page will ask, while it is fetched. */
    ahead?: (who: Me, query: LocationQuery) => void
  }
}

const arriving = (from: RouteLocationNormalized) => from.matched.length === 0 || from.path === '/login'

/** Pages of another entry are asked of the server; the way back does not lead here again. */
export const elsewhere = (path: string, name: string): RouteRecordRaw => ({
  path,
  name,
  component: { render: () => null },
  beforeEnter: (to, from) => {
    location[arriving(from) ? 'replace' : 'assign'](to.fullPath)
    return false
  },
})

/** Each page is loaded when it is first wanted. */
export async function start(routes: RouteRecordRaw[], words: Catalogues): Promise<void> {
  const router = createRouter({
    history: createWebHistory(),
    routes: [{ path: '/login', component: () => import('@/features/session/LoginPage.vue'), meta: { open: true } }, ...routes],
  })

  keepLeaving(router)
  router.beforeEach(async (to, from) => {
    if (to.meta.open) return true
    const who = await whoAmI().catch(() => undefined)
    if (who === undefined) return true // the page says that the server was not reached
    if (!who) return { path: '/login', query: to.fullPath === '/' ? {} : { next: to.fullPath } }
    if (to.meta.needs && ![to.meta.needs as string | string[]].flat().some((verb) => who.verbs.includes(verb))) return { name: 'forbidden' }
    const first = landing(who)
    if (to.path === '/' && first !== '/' && arriving(from) && !Object.keys(to.query).length) return first
    to.meta.ahead?.(who, to.query)
    return true
  })

  whenSignedOut(() => {
    forget()
    const here = router.currentRoute.value
    if (!here.meta.open) void router.push({ path: '/login', query: { next: here.fullPath } })
  })

  speak(words)
  await setLocale(keptLocale())
  createApp(App).use(i18n).use(router).mount('#app')
}
