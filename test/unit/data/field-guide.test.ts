import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { districtOf } from '../../../local/jsonl/documents'
import { FOLDER } from './district'

const DOCS = join(__dirname, '../../../docs')
const { documents } = districtOf(FOLDER, 'cloud://env.bucket/', Date.parse('2026-03-02T08:00:00+08:00'))

const fieldsOf = (list: object[]): string[] => [...new Set(list.flatMap((one) => Object.keys(one)))].sort()

/** What the documents have: of each collection, and of each document of `references`. */
const { references, ...collections } = documents
const present = Object.fromEntries([
  ...Object.entries(collections).map(([name, list]) => [name, fieldsOf(list)] as const),
  ...references.map((one) => [`references.${String(one['_id'])}`, fieldsOf([one])] as const),
])

/** What a guide speaks of: under the heading of a collection, the first cell of each line of its table. */
function spoken(guide: string): Record<string, string[]> {
  const [, ...sections] = readFileSync(join(DOCS, guide), 'utf8').split(/^### /m)
  return Object.fromEntries(
    sections.map((section) => [
      /^`([\w.]+)`/.exec(section)?.[1],
      [...section.matchAll(/^\| `(\w+)`/gm)].map(([, field = '']) => field).sort(),
    ]),
  ) as Record<string, string[]>
}

test.each(['cloud-console.md', 'cloud-console.zh-CN.md'])('%s 说到每个字段，没有的一个也不说', (guide) => {
  expect(spoken(guide)).toEqual(present)
})
