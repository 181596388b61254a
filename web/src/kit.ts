/** The page of the kit, for developers: `kit.html` of the development server. It is built only on demand and never shipped. */
import { createApp } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'

import '@/shared/ui/tokens.css'
import '@/shared/ui/base.css'
import Kit from '@/Kit.vue'
import { i18n, keptLocale, setLocale, speak } from '@/shared/i18n'
import * as words from '@/shared/i18n/desk'

speak(words)
await setLocale(keptLocale())
const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:any(.*)*', component: Kit }] })
createApp(Kit).use(i18n).use(router).mount('#app')
