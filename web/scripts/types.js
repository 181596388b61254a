/** Writes src/api/schema.d.ts from the OpenAPI document the server code prints; --check only compares. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import openapiTS, { astToString } from 'openapi-typescript'

const root = fileURLToPath(new URL('../..', import.meta.url))
const target = fileURLToPath(new URL('../src/api/schema.d.ts', import.meta.url))
const python = process.env.PYTHON ?? `${root}.venv/bin/python`

const document = execFileSync(python, ['-m', 'api.openapi'], { cwd: root, maxBuffer: 64 * 1024 * 1024 }).toString()
const head = '/** Generated from the OpenAPI document by `npm run types`; not edited by hand. */\n\n'
const fresh = head + astToString(await openapiTS(JSON.parse(document), { defaultNonNullable: false }))

if (process.argv.includes('--check')) {
  const kept = existsSync(target) ? readFileSync(target, 'utf8') : ''
  if (kept !== fresh) {
    console.error('src/api/schema.d.ts differs from what the server offers. Run `npm run types` and look at the change.')
    process.exit(1)
  }
  console.log('src/api/schema.d.ts matches the server.')
} else {
  writeFileSync(target, fresh)
  console.log('src/api/schema.d.ts written.')
}
