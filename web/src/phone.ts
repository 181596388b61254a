/** The worker's pages on a phone, which load nothing of the desk. */
import * as words from '@/shared/i18n/phone'
import { newId } from '@/shared/ids'

import { elsewhere, start } from './start'

await start(
  [
    {
      path: '/m',
      component: () => import('@/features/reports/PhoneLayout.vue'),
      children: [
        { path: '', name: 'phone', component: () => import('@/features/reports/PhoneHome.vue') },
        { path: 'report', redirect: () => ({ name: 'report', params: { id: newId() } }) },
        { path: 'report/:id', name: 'report', component: () => import('@/features/reports/ReportForm.vue'), props: true },
        { path: 'tasks', name: 'my-tasks', component: () => import('@/features/reports/MyTasks.vue') },
        { path: 'team', name: 'team', component: () => import('@/features/reports/MyTeam.vue') },
        { path: 'objects', name: 'objects', component: () => import('@/features/reports/objects/MyObjects.vue') },
        { path: 'objects/new/:id', name: 'new-object', component: () => import('@/features/reports/objects/NewObject.vue'), props: true },
        { path: 'objects/:id', name: 'object', component: () => import('@/features/reports/objects/ObjectForm.vue'), props: true },
        { path: 'task/:number', name: 'field-task', component: () => import('@/features/reports/FieldTask.vue'), props: true },
        { path: 'messages', name: 'messages', component: () => import('@/features/messages/InboxPage.vue') },
        { path: 'patrol', name: 'patrol', component: () => import('@/features/reports/patrol/PatrolPage.vue') },
        { path: 'mine', name: 'mine', component: () => import('@/features/reports/MyReports.vue') },
        { path: 'mine/closed', name: 'my-closed', component: () => import('@/features/reports/ClosedReports.vue') },
        { path: 'mine/:id', name: 'my-report', component: () => import('@/features/reports/MyReport.vue'), props: true },
      ],
    },
    elsewhere('/cases/:number', 'case'),
    elsewhere('/:path(.*)*', 'desk'),
  ],
  words,
)
