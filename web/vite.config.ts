/** Build of the web page; `dev` sends `/api` to a server on this machine. */
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import vue from '@vitejs/plugin-vue'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

const TESTS = readdirSync(fileURLToPath(new URL('./src', import.meta.url)), { encoding: 'utf8', recursive: true })
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => `src/${name}`)

/** Tests that put something in the place of a module, which others must not meet. */
const MOCKING = TESTS.filter((name) => readFileSync(new URL(name, import.meta.url), 'utf8').includes('vi.mock('))

/** The server has an entry of its own for the phone's addresses (`api/page.py`). */
const phoneEntry: Plugin = {
  name: 'phone-entry',
  configureServer: ({ middlewares }) => {
    middlewares.use((request, _, next) => {
      if (/^\/m(?:[/?]|$)/.test(request.url ?? '')) request.url = '/phone.html'
      next()
    })
  },
}

/** The developers' page of the kit is built by itself, to be looked at or tested, and is no part of what is shipped. */
export default defineConfig(({ mode }) => ({
  base: mode === 'kit' ? './' : '/',
  plugins: [vue(), phoneEntry],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  define: {
    __VUE_OPTIONS_API__: false,
    __VUE_I18N_LEGACY_API__: false,
    __VUE_I18N_FULL_INSTALL__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
  },
  server: { port: 5173, proxy: { '/api': { target: process.env.API ?? 'http://127.0.0.1:8010' } } },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 1600,
    assetsInlineLimit: 0,
    outDir: mode === 'kit' ? 'dist-kit' : 'dist',
    rolldownOptions: { input: mode === 'kit' ? ['kit.html'] : ['index.html', 'phone.html', 'docs.html'] },
  },
  test: {
    environment: 'happy-dom',
    setupFiles: ['src/shared/i18n/testing.ts'],
    restoreMocks: true,
    unstubGlobals: true,
    pool: 'threads',
    // A page and all modules anew for each file take most of the time; only those that mock modules need it.
    projects: [
      { extends: true, test: { name: 'together', include: ['src/**/*.test.ts'], exclude: MOCKING, isolate: false } },
      { extends: true, test: { name: 'apart', include: MOCKING } },
    ],
  },
}))
