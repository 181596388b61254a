/** What a page loads, compressed: `npx vite build --manifest --outDir DIR && node scripts/weight.js DIR ENTRY PART...`, parts as they are named in src. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const [folder, entry, ...parts] = process.argv.slice(2)
const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8'))
const seen = new Set()

function take(key) {
  const chunk = manifest[key]
  if (!chunk) throw new Error(`${key} is not in the build`)
  if (seen.has(chunk.file)) return
  for (const file of [chunk.file, ...(chunk.css ?? [])]) seen.add(file)
  for (const one of chunk.imports ?? []) take(one)
}

let before = 0
for (const key of [entry, ...parts]) {
  take(key)
  const kilobytes = [...seen].reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0) / 1000
  console.log(`${key}: ${kilobytes.toFixed(1)} kB (+${(kilobytes - before).toFixed(1)})`)
  before = kilobytes
}
if (process.env.FILES) console.log([...seen].join('\n'))
