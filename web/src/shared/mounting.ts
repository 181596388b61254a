/** Mounts a component in a test with both catalogues at hand. */
import { createApp, h, type Component } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'

import { i18n } from './i18n'

export interface Mounted {
  element: HTMLElement
  find: (testid: string) => HTMLElement | null
  all: (testid: string) => HTMLElement[]
  unmount: () => void
}

export function mounted(component: Component, props: Record<string, unknown> = {}): Mounted {
  const element = document.createElement('div')
  document.body.append(element)
  const blank = { template: '<div/>', render: () => h('div') }
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', name: 'map', component: blank },
      { path: '/cases', name: 'cases', component: blank },
      { path: '/cases/:number', name: 'case', component: blank },
      { path: '/briefings/:number', name: 'briefing', component: blank },
    ],
  })
  const app = createApp({ render: () => h(component, props) })
  app.use(i18n).use(router).mount(element)
  const all = (testid: string) => [...element.querySelectorAll<HTMLElement>(`[data-testid="${testid}"]`)]
  return {
    element,
    all,
    find: (testid) => all(testid)[0] ?? null,
    unmount: () => {
      app.unmount()
      element.remove()
    },
  }
}
