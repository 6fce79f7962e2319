import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { COLLECTIONS } from '../../cloudfunctions/adapters/collections'
import { STORAGE } from '../../local/cloud/storage/objects'
import type { Doc } from '../../local/cloud/store/value'
import { type LocalCloud, openCloud } from '../../local/cloud/open-cloud'
import { type CloudFile, districtOf, jsonLines, REFERENCE_COLLECTIONS } from '../../local/jsonl/documents'
import { seed } from '../../local/seed'
import { seedActivities } from '../../local/seed-activities'
import { at } from '../support/city-facts'

// 云开发控制台里导入的 JSON Lines：导进去，和演示的区是一样的。

const DATA = join(__dirname, '../../data/jinghu')
const NOW = at('2026-03-02 08:00')

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '')
const district = districtOf(DATA, STORAGE, NOW)
const files = REFERENCE_COLLECTIONS.map((name) => ({ name, text: jsonLines(district.documents[name]) }))

async function emptyCloud(): Promise<LocalCloud> {
  const functionsDir = join(__dirname, 'none')
  const quiet = { templates: [], prewarm: 0, ticking: false }
  return openCloud({ ...quiet, functionsDir, collections: COLLECTIONS, now: NOW })
}

const byId = (documents: Doc[]) => new Map(documents.map((one) => [one['_id'], one]))

test.each(files)('$name：一行一条，编号不重，字段名导得进', ({ text }) => {
  const documents = linesOf(text).map((line) => JSON.parse(line) as Doc)
  expect(documents.length).toBeGreaterThan(0)
  expect(new Set(documents.map(({ _id }) => _id)).size).toBe(documents.length)
  const names: string[] = []
  JSON.stringify(documents, (name, value: unknown) => (names.push(name), value))
  expect(names.filter((name) => /^[.$]|\.$|\.\./.test(name))).toEqual([])
})

test('里面没有密码，也没有谁的微信', () => {
  const all = files.map(({ text }) => text).join('')
  for (const word of ['password', 'openid', 'o-demo-', 'Jinghu-2026', 'cipher']) expect(all).not.toContain(word)
})

test('再做一遍，逐字相同', () => {
  const again = districtOf(DATA, STORAGE, NOW)
  for (const { name, text } of files) expect([name, jsonLines(again.documents[name]) === text]).toEqual([name, true])
  const hashes = (files: CloudFile[]) =>
    files.map(({ path, bytes }) => [path, createHash('sha256').update(bytes).digest('hex')])
  expect(hashes(again.files)).toEqual(hashes(district.files))
})

test('导进一个空的云里，每一条都和种子放的一样；提到的文件都在清单里', async () => {
  const [seeded, imported] = await Promise.all([emptyCloud(), emptyCloud()])
  try {
    const { load, putFile, addUser, read } = seeded
    seed({ load, putFile, addUser, now: () => NOW }, DATA)
    seedActivities({ load, read, now: () => NOW }, DATA)
    for (const { name, text } of files) {
      imported.load(
        name,
        linesOf(text).map((line) => JSON.parse(line) as Doc),
      )
      expect(byId(imported.read(name))).toEqual(byId(seeded.read(name)))
    }
    const spoken = new Set(files.flatMap(({ text }) => text.match(/cloud:\/\/[^"]+/g) ?? []))
    expect([...spoken].sort()).toEqual(district.files.map(({ fileID }) => fileID).sort())
  } finally {
    await Promise.all([seeded.close(), imported.close()])
  }
})
