/** Pages and who may open them; each page is loaded when it is first wanted. */
import { createRouter, createWebHistory, type RouteLocationNormalized } from 'vue-router'

import { whenSignedOut } from '@/api/client'
import { CASE_VERBS, forget, landing, whoAmI } from '@/shared/session/useSession'

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/login', component: () => import('@/features/session/LoginPage.vue'), meta: { open: true } },
    {
      path: '/',
      component: () => import('@/features/desk/DeskLayout.vue'),
      children: [
        { path: '', name: 'map', component: () => import('@/features/stats/LeadersMap.vue') },
        { path: 'cases', name: 'cases', component: () => import('@/features/cases/CaseList.vue'), meta: { needs: CASE_VERBS } },
        {
          path: 'cases/:number',
          name: 'case',
          component: () => import('@/features/cases/CaseShow.vue'),
          props: true,
          // whoever was named for one sensitive case may hold no right to any other
        },
        {
          path: 'plan/:id(\\d+)',
          name: 'plan',
          component: () => import('@/features/plans/editor/PlanEditor.vue'),
          // Not `id`: the layout gives every page that attribute.
          props: (route) => ({ plan: Number(route.params.id) }),
          meta: { needs: 'plan.read' },
        },
        { path: 'plan', name: 'plans', component: () => import('@/features/plans/desk/PlansPage.vue'), meta: { needs: 'plan.read' } },
        { path: 'net', name: 'net', component: () => import('@/features/net/NetPage.vue'), meta: { needs: 'grid.read' } },
        { path: 'leaves', name: 'leaves', component: () => import('@/features/leaves/LeavesPage.vue'), meta: { needs: 'grid.read' } },
        { path: 'settings/rules', name: 'rules', component: () => import('@/features/rules/RulesPage.vue'), meta: { needs: 'rule.read' } },
        { path: 'forbidden', name: 'forbidden', component: () => import('@/features/desk/ForbiddenPage.vue') },
        { path: ':path(.*)*', name: 'not-found', component: () => import('@/features/desk/NotFoundPage.vue') },
      ],
    },
    {
      path: '/m',
      component: () => import('@/features/reports/PhoneLayout.vue'),
      children: [
        { path: '', name: 'phone', component: () => import('@/features/reports/PhoneHome.vue') },
        { path: 'report', name: 'report', component: () => import('@/features/reports/ReportForm.vue') },
        { path: 'mine', name: 'mine', component: () => import('@/features/reports/MyReports.vue') },
        { path: 'mine/:id', name: 'my-report', component: () => import('@/features/reports/MyReport.vue'), props: true },
      ],
    },
  ],
})

router.beforeEach(async (to: RouteLocationNormalized, from: RouteLocationNormalized) => {
  if (to.meta.open) return true
  const who = await whoAmI().catch(() => undefined)
  if (who === undefined) return true // the page says that the server was not reached
  if (!who) return { path: '/login', query: to.fullPath === '/' ? {} : { next: to.fullPath } }
  if (to.meta.needs && ![to.meta.needs as string | string[]].flat().some((verb) => who.verbs.includes(verb))) return { name: 'forbidden' }
  const start = landing(who)
  const arriving = from.matched.length === 0 || from.path === '/login'
  if (to.path === '/' && start !== '/' && arriving && !Object.keys(to.query).length) return start
  return true
})

whenSignedOut(() => {
  forget()
  const here = router.currentRoute.value
  if (!here.meta.open) void router.push({ path: '/login', query: { next: here.fullPath } })
})
