// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import en from './en'
import { zh as phone } from './phone'
import phoneEnglish from './phone.en'
import { keyed } from './keys'
import { together, type Words } from './together'
import zh from './zh-CN'

function flat(tree: Words, head = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[head + key, value] as [string, string]] : flat(value, `${head}${key}.`),
  )
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return sources(path)
    return /\.(vue|ts)$/.test(entry.name) && !/\.(test|d)\.ts$/.test(entry.name) ? [readFileSync(path, 'utf8')] : []
  })
}

const chinese = new Map(flat(zh))
const english = new Map(flat(en))

describe('catalogues', () => {
  it('have the words of every feature, in both languages', () => {
    const names = (folder: string): string[] =>
      readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? names(join(folder, entry.name)) : [join(folder, entry.name)]))
    const files = names(join(process.cwd(), 'src/features')).filter((name) => /[/\\]words\.[\w-]+\.ts$/.test(name))
    const of = (language: string) => files.filter((name) => name.endsWith(`words.${language}.ts`)).map((name) => name.replace(language, '')).sort()
    expect(of('zh-CN').length).toBeGreaterThan(5)
    expect(of('en')).toEqual(of('zh-CN'))
    for (const key of ['login', 'ranking', 'plan', 'rules', 'net']) expect(Object.keys(zh)).toContain(key)
  })

  it('take no words twice', () => {
    const take = (features: Record<string, Words>) => () => together({ app: { name: 'a' } }, features)
    expect(take({ one: { map: 'a' }, two: { list: 'b' } })()).toEqual({ app: { name: 'a' }, map: 'a', list: 'b' })
    expect(take({ one: { app: { name: 'b' } } })).toThrow('app')
    expect(take({ one: { map: 'a' }, two: { map: 'b' } })).toThrow('two')
  })

  it('have the same keys', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort())
  })

  it('take the same values', () => {
    const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((hole) => hole[1]).sort()
    for (const [key, text] of chinese) expect([key, holes(english.get(key)!)]).toEqual([key, holes(text)])
  })

  it('leave no text empty, and no Chinese in the English one', () => {
    for (const [key, text] of chinese) expect([key, text]).not.toEqual([key, ''])
    for (const [key, text] of english) expect([key, /[\u4e00-\u9fff]/.test(text)]).toEqual([key, false])
  })

  it('name keys only where they can be left out', () => {
    const naming = /(Ctrl|Alt|Shift)\+|(按|[Pp]ress) ?[A-Z]\b/
    for (const [key, text] of [...chinese, ...english]) expect([key, naming.test(keyed(text, false))]).toEqual([key, false])
    expect([keyed('⟦按 N ⟧起草一份', true), keyed('⟦按 N ⟧起草一份', false)]).toEqual(['按 N 起草一份', '起草一份'])
  })

  it('have Chinese punctuation in Chinese', () => {
    const half = /[\u4e00-\u9fff”）}][,;:!?](?!\/)|[,;:!?]\s*[\u4e00-\u9fff]|[\u4e00-\u9fff]\.|\([^()]*[\u4e00-\u9fff]|[\u4e00-\u9fff]\(/
    for (const [key, text] of chinese) expect([key, /[\u4e00-\u9fff]/.test(text) && half.test(text)]).toEqual([key, false])
  })

  it('know every key the pages ask for by name', () => {
    const asked = sources(join(process.cwd(), 'src')).flatMap((code) =>
      [...code.matchAll(/\bt\(\s*'([a-zA-Z]\w*(?:\.[\w-]+)+)'/g)].map((found) => found[1]!),
    )
    expect(asked.length).toBeGreaterThan(100)
    expect([...new Set(asked)].filter((key) => !chinese.has(key))).toEqual([])
  })
  it('have a word for every verb of a role and every stage with a limit', () => {
    const rows = (name: string) => readFileSync(join(process.cwd(), '../data/reference', name), 'utf8').trim().split('\n').slice(1).map((line) => line.split(','))
    const verbs = new Set(rows('roles.csv').flatMap((row) => row[4]!.split(' ')))
    const stages = new Set(rows('stage_limits.csv').map((row) => row[0]!))
    expect(verbs.size).toBeGreaterThan(40)
    const asked = [...[...verbs].filter((verb) => !verb.startsWith('report.as.')).map((verb) => `account.verbs.${verb}`), ...[...stages].map((stage) => `setting.stage.${stage}`)]
    expect(asked.filter((key) => !chinese.has(key))).toEqual([])
  })

  it('of the phone know every key its pages ask for, and no words of the desk', () => {
    const own = ['features/reports', 'features/routing', 'features/session', 'map'].flatMap((folder) => sources(join(process.cwd(), 'src', folder)))
    const asked = own.flatMap((code) => [...code.matchAll(/\bt[e]?\(\s*(?:[^'`()]*\? *)?['`]([a-zA-Z]\w*)\./g)].map((found) => found[1]!))
    expect(asked.length).toBeGreaterThan(60)
    expect([...new Set(asked)].filter((head) => !(head in phone))).toEqual([])
    expect(Object.keys(phoneEnglish).sort()).toEqual(Object.keys(phone).sort())
    expect(Object.keys(phone)).not.toContain('plans')
  })
})
