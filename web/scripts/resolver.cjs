/** Tells the linter which file an import of the page means: `@/` is `src/`, and TypeScript's and Vue's endings are left out. */
const { existsSync, statSync } = require('node:fs')
const { dirname, join } = require('node:path')

const SRC = join(__dirname, '..', 'src')

exports.interfaceVersion = 2

exports.resolve = (wanted, from) => {
  if (!wanted.startsWith('@/') && !wanted.startsWith('.')) return { found: false }
  const path = wanted.startsWith('@/') ? join(SRC, wanted.slice(2)) : join(dirname(from), wanted)
  const found = [path, `${path}.ts`, `${path}.d.ts`, join(path, 'index.ts')].find((one) => existsSync(one) && statSync(one).isFile())
  return found ? { found: true, path: found } : { found: false }
}
