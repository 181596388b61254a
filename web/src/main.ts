/** The desk: every page but the worker's, and who may open it. */
import * as words from '@/shared/i18n/desk'
import { CASE_VERBS } from '@/shared/session/useSession'

import { askAhead } from './features/stats/ahead'
import { elsewhere, start } from './start'

await start(
  [
    elsewhere('/m/:path(.*)*', 'phone'),
    { path: '/welcome/:token', component: () => import('@/features/session/WelcomePage.vue'), props: true, meta: { open: true } },
    { path: '/screen', name: 'screen', component: () => import('@/features/stats/screen/ScreenPage.vue'), meta: { needs: 'stats.read' } },
    {
      path: '/',
      component: () => import('@/features/desk/DeskLayout.vue'),
      children: [
        { path: '', name: 'map', component: () => import('@/features/stats/LeadersMap.vue'), meta: { ahead: askAhead } },
        { path: 'analysis', name: 'analysis', component: () => import('@/features/analysis/AnalysisPage.vue'), meta: { needs: 'stats.read' } },
        { path: 'briefings', name: 'briefings', component: () => import('@/features/briefings/BriefingsPage.vue'), meta: { needs: 'stats.read' } },
        { path: 'briefings/:number(\\d+)', name: 'briefing', component: () => import('@/features/briefings/BriefingPage.vue'), props: (route) => ({ number: Number(route.params.number) }), meta: { needs: 'stats.read' } },
        { path: 'bulletins', name: 'bulletins', component: () => import('@/features/briefings/BulletinsPage.vue'), meta: { needs: 'bulletin.read' } },
        { path: 'bulletins/:number(\\d+)', name: 'bulletin', component: () => import('@/features/briefings/BriefingPage.vue'), props: (route) => ({ number: Number(route.params.number) }), meta: { needs: 'bulletin.read' } },
        { path: 'cases', name: 'cases', component: () => import('@/features/cases/CaseList.vue'), meta: { needs: CASE_VERBS } },
        // whoever holds a post sees what waits there, whatever it is
        { path: 'today', name: 'today', component: () => import('@/features/desks/TodayPage.vue') },
        { path: 'command', name: 'command', component: () => import('@/features/desks/DeskPage.vue'), props: { desk: 'command' }, meta: { needs: ['case.accept', 'case.dispatch'] } },
        { path: 'office', name: 'office', component: () => import('@/features/desks/DeskPage.vue'), props: { desk: 'office' }, meta: { needs: ['case.handle', 'case.sign'] } },
        { path: 'desks/new', name: 'intake', component: () => import('@/features/reports/DeskReport.vue'), meta: { needs: ['case.accept'] } },
        { path: 'desks/:desk(grid|village|duty|platform|petition|order)', name: 'desk', component: () => import('@/features/desks/DeskPage.vue'), props: true, meta: { needs: CASE_VERBS } },
        { path: 'requests', name: 'requests', component: () => import('@/features/requests/RequestsPage.vue'), meta: { needs: ['case.decide', 'case.handle'] } },
        { path: 'coordination', name: 'coordination', component: () => import('@/features/coordination/CoordinationPage.vue'), meta: { needs: ['case.coordinate'] } },
        // whoever is told something reads it there, whatever else they may
        { path: 'messages', name: 'messages', component: () => import('@/features/messages/InboxPage.vue') },
        { path: 'slips', name: 'slips', component: () => import('@/features/slips/SlipsPage.vue'), meta: { needs: CASE_VERBS } },
        { path: 'cases/:number/slips/:seq(\\d+)', name: 'slip', component: () => import('@/features/slips/SlipSheet.vue'), props: true },
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
        { path: 'people', name: 'people', component: () => import('@/features/people/PeoplePage.vue'), meta: { needs: ['grid.read', 'people.manage'] } },
        { path: 'offices', name: 'offices', component: () => import('@/features/offices/OfficesPage.vue'), meta: { needs: ['grid.read', 'office.manage'] } },
        { path: 'admission', name: 'admission', component: () => import('@/features/admission/AdmissionPage.vue'), meta: { needs: ['admission.ask', 'admission.opine', 'admission.decide', 'admission.lead'] } },
        { path: 'meetings', name: 'meetings', component: () => import('@/features/meetings/MeetingsPage.vue'), meta: { needs: ['meeting.read', 'meeting.notes', 'meeting.manage'] } },
        { path: 'rollout', name: 'rollout', component: () => import('@/features/rollout/RolloutPage.vue'), meta: { needs: ['stats.read', 'rollout.manage', 'settings.manage', 'account.read'] } },
        { path: 'offices/delegations', name: 'delegations', component: () => import('@/features/offices/delegations/DelegationsPage.vue'), meta: { needs: ['grid.read', 'office.manage', 'rule.read'] } },
        // whoever is concerned by a matter sees it there, whatever else they may
        { path: 'offices/work', name: 'office-work', component: () => import('@/features/offices/work/WorkPage.vue'), meta: { needs: ['stats.read'] } },
        { path: 'offices/personnel', name: 'personnel', component: () => import('@/features/offices/personnel/PersonnelPage.vue') },
        // whoever was invited to a training sees it there, whatever else they may
        { path: 'people/training', name: 'training', component: () => import('@/features/people/training/TrainingPage.vue') },
        { path: 'offices/leaders', name: 'leaders', component: () => import('@/features/offices/leaders/LeadersPage.vue'), meta: { needs: ['grid.read', 'leader.manage'] } },
        { path: 'funds', name: 'funds', component: () => import('@/features/funds/FundsPage.vue'), meta: { needs: ['fund.read', 'fund.manage'] } },
        { path: 'objects', name: 'objects', component: () => import('@/features/objects/ObjectsPage.vue'), meta: { needs: ['object.read', 'collection.manage'] } },
        { path: 'patrols', name: 'patrols', component: () => import('@/features/patrols/PatrolsPage.vue'), meta: { needs: 'patrol.read' } },
        { path: 'tasks', name: 'tasks', component: () => import('@/features/tasks/TasksPage.vue'), meta: { needs: ['grid.read', 'task.manage'] } },
        { path: 'settings/rules', name: 'rules', component: () => import('@/features/rules/RulesPage.vue'), meta: { needs: 'rule.read' } },
        { path: 'settings/suggestions', name: 'suggestions', component: () => import('@/features/suggestions/SuggestionsPage.vue'), meta: { needs: 'stats.read' } },
        { path: 'settings', name: 'settings', component: () => import('@/features/settings/SettingsPage.vue'), meta: { needs: ['settings.manage', 'account.read'] } },
        { path: 'settings/accounts', name: 'accounts', component: () => import('@/features/accounts/AccountsPage.vue'), meta: { needs: ['account.read', 'account.manage'] } },
        { path: 'forbidden', name: 'forbidden', component: () => import('@/features/desk/DeadEndPage.vue'), props: { what: 'forbidden' } },
        { path: ':path(.*)*', name: 'not-found', component: () => import('@/features/desk/DeadEndPage.vue'), props: { what: 'notFound' } },
      ],
    },
  ],
  words,
)
