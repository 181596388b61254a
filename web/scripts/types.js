/** Writes what comes from the server's code: the types of the API, the vocabulary, the pages of figures, of moves and of tables; --check only compares. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import openapiTS, { astToString } from 'openapi-typescript'

const root = fileURLToPath(new URL('../..', import.meta.url))
const python = process.env.PYTHON ?? `${root}.venv/bin/python`
const said = (...words) => execFileSync(python, ['-m', ...words], { cwd: root, maxBuffer: 64 * 1024 * 1024 }).toString()
const printed = (module) => JSON.parse(said(module))
const head = (of) => `/** Generated from ${of} by \`npm run types\`; not edited by hand. */\n\n`

/** A refusal is of one shape whatever its status: told once an operation, the file keeps a readable size. */
function alike(document) {
  for (const operations of Object.values(document.paths)) {
    for (const operation of Object.values(operations)) {
      const refusals = Object.keys(operation.responses).filter((status) => status >= '400')
      if (refusals.length) operation.responses.default = operation.responses[refusals[0]]
      for (const status of refusals) delete operation.responses[status]
    }
  }
  return document
}

/** A tab for each step, so that the file keeps its size. */
const tabbed = (text) => text.replace(/^(?: {4})+/gm, (spaces) => '\t'.repeat(spaces.length / 4))

async function types() {
  return head('the OpenAPI document') + tabbed(astToString(await openapiTS(alike(printed('api.openapi')), { defaultNonNullable: false, rootTypes: true, rootTypesNoSchemaPrefix: true })))
}

function vocabulary() {
  const constants = Object.entries(printed('api.vocabulary'))
  return head('`api/vocabulary.py`') + constants.map(([name, value]) => `export const ${name} = ${JSON.stringify(value, null, 2)}${name === 'WORDS' ? '' : ' as const'}\n`).join('\n')
}

const fresh = { 'src/api/schema.d.ts': await types(), 'src/api/vocabulary.ts': vocabulary(), '../docs/figures.md': said('api.vocabulary', 'page'), '../docs/moves.md': said('api.vocabulary', 'moves'), '../docs/tables.md': said('api.vocabulary', 'tables') }
for (const [name, text] of Object.entries(fresh)) {
  const target = fileURLToPath(new URL(`../${name}`, import.meta.url))
  if (!process.argv.includes('--check')) {
    writeFileSync(target, text)
    console.log(`${name} written.`)
  } else if (!existsSync(target) || readFileSync(target, 'utf8') !== text) {
    console.error(`${name} differs from what the server offers. Run \`npm run types\` and look at the change.`)
    process.exitCode = 1
  } else console.log(`${name} matches the server.`)
}
