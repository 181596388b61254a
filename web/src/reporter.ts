/** The page of whoever reported something: no account, no router, nothing of the desk. */
import { createApp } from 'vue'

import '@/shared/ui/tokens.css'
import '@/shared/ui/base.css'
import ReporterPage from '@/features/reporter/ReporterPage.vue'
import { i18n, keptLocale, setLocale, speak } from '@/shared/i18n'
import * as words from '@/shared/i18n/reporter'

speak(words)
await setLocale(keptLocale())
createApp(ReporterPage, { code: decodeURIComponent(location.pathname.replace(/^\/q\/?/, '')) }).use(i18n).mount('#app')
