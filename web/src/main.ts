import { createApp } from 'vue'

import '@/shared/ui/tokens.css'
import '@/shared/ui/base.css'
import App from '@/App.vue'
import { router } from '@/router'
import { i18n, keptLocale, setLocale } from '@/shared/i18n'

await setLocale(keptLocale())
createApp(App).use(i18n).use(router).mount('#app')
