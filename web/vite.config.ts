/** Build of the web page; `dev` sends `/api` to a server on this machine. */
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

import vue from '@vitejs/plugin-vue'
import { transformWithOxc, type Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

const TESTS = readdirSync(fileURLToPath(new URL('./src', import.meta.url)), { encoding: 'utf8', recursive: true })
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => `src/${name}`)

/** Tests that put something in the place of a module, which others must not meet. */
const MOCKING = TESTS.filter((name) => readFileSync(new URL(name, import.meta.url), 'utf8').includes('vi.mock('))

/** The server has entries of their own for the phone's addresses and for reporters (`api/page.py`). */
const phoneEntry: Plugin = {
  name: 'phone-entry',
  configureServer: ({ middlewares }) => {
    middlewares.use((request, _, next) => {
      if (/^\/m(?:[/?]|$)/.test(request.url ?? '')) request.url = '/phone.html'
      if (/^\/q(?:[/?]|$)/.test(request.url ?? '')) request.url = '/reporter.html'
      next()
    })
  },
}

/** The pages that an entry usually begins with. */
const FIRST: Record<string, string[]> = {
  'index.html': ['features/desk/DeskLayout.vue', 'features/stats/LeadersMap.vue'],
  'phone.html': ['features/reports/PhoneLayout.vue', 'features/reports/PhoneHome.vue'],
}

/** What they are made of is fetched beside the entry, not after it. */
const firstPages: Plugin = {
  name: 'first-pages',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { bundle = {}, path }) => {
      const files = new Set<string>()
      const add = (name: string) => {
        const chunk = bundle[name]
        if (chunk?.type !== 'chunk' || files.has(name)) return
        files.add(name)
        for (const css of chunk.viteMetadata?.importedCss ?? []) files.add(css)
        chunk.imports.forEach(add)
      }
      const first = FIRST[path.replace(/^\//, '')] ?? []
      for (const [name, chunk] of Object.entries(bundle)) if (chunk.type === 'chunk' && first.some((page) => chunk.facadeModuleId?.endsWith(page))) add(name)
      return [...files]
        .filter((file) => !html.includes(file))
        .map((file) => ({
          tag: 'link',
          injectTo: 'head' as const,
          attrs: { rel: file.endsWith('.css') ? 'preload' : 'modulepreload', as: file.endsWith('.css') ? 'style' : 'script', href: `/${file}`, crossorigin: true },
        }))
    },
  },
}

/** The service worker of the phone's pages, told the files that they are made of: their entry, and all that it may still fetch. */
const serviceWorker: Plugin = {
  name: 'service-worker',
  apply: 'build',
  writeBundle: async ({ dir }, bundle) => {
    const files = new Set<string>()
    const add = (name: string) => {
      const chunk = bundle[name]
      if (chunk?.type !== 'chunk' || files.has(name)) return
      files.add(name)
      for (const css of chunk.viteMetadata?.importedCss ?? []) files.add(css)
      for (const next of [...chunk.imports, ...chunk.dynamicImports]) add(next)
    }
    for (const [name, chunk] of Object.entries(bundle)) if (chunk.type === 'chunk' && chunk.isEntry && chunk.facadeModuleId?.endsWith('/phone.html')) add(name)
    const page = bundle['phone.html']
    const version = createHash('sha256').update(page?.type === 'asset' ? page.source : '').update([...files].sort().join()).digest('hex').slice(0, 12)
    const all = ['/phone.html', '/manifest.webmanifest', '/favicon.svg', '/icon-192.png', ...[...files].sort().map((file) => `/${file}`)]
    const source = fileURLToPath(new URL('./src/sw.ts', import.meta.url))
    const { code } = await transformWithOxc(readFileSync(source, 'utf8'), source, { sourcemap: false })
    writeFileSync(join(dir!, 'sw.js'), code.replaceAll('__FILES__', JSON.stringify(all)).replaceAll('__VERSION__', JSON.stringify(version)))
  },
}

/** Beside each file its compressed forms, which the server sends as they are (`api/page.py`). */
const compressed: Plugin = {
  name: 'compressed',
  apply: 'build',
  writeBundle: ({ dir }, bundle) => {
    for (const [name, file] of Object.entries(bundle)) {
      const text = Buffer.from(file.type === 'chunk' ? file.code : file.source)
      if (text.length < 1000 || !/\.(js|css|html|svg)$/.test(name)) continue
      writeFileSync(join(dir!, `${name}.gz`), gzipSync(text, { level: 9 }))
      writeFileSync(join(dir!, `${name}.br`), brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: text.length < 400_000 ? 11 : 9 } }))
    }
  },
}

/** Leaflet as one script and one sheet with its pictures inside, for pages that have to open by themselves (`gridgis/briefing/standalone.py`). */
const standalone: Plugin = {
  name: 'standalone-leaflet',
  apply: 'build',
  generateBundle() {
    const read = (name: string) => readFileSync(new URL(`./node_modules/leaflet/dist/${name}`, import.meta.url))
    const styles = read('leaflet.css').toString('utf8').replaceAll(/url\((images\/[\w.-]+)\)/g, (_, name: string) => `url(data:image/png;base64,${read(name).toString('base64')})`)
    this.emitFile({ type: 'asset', fileName: 'standalone/leaflet.js', source: read('leaflet.js') })
    this.emitFile({ type: 'asset', fileName: 'standalone/leaflet.css', source: styles })
  },
}

/** The developers' page of the kit is built by itself, to be looked at or tested, and is no part of what is shipped. */
export default defineConfig(({ mode }) => ({
  base: mode === 'kit' ? './' : '/',
  plugins: [vue(), phoneEntry, ...(mode === 'kit' ? [] : [firstPages, standalone, serviceWorker, compressed])],
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
    rolldownOptions: { input: mode === 'kit' ? ['kit.html'] : ['index.html', 'phone.html', 'reporter.html', 'docs.html'] },
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
