import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(__dirname, '../..')

const sourcesIn = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(ROOT, folder, file), 'utf8'))

/** The code, and one sentence or two to choose from. */
const REFUSAL = /refuse\(\s*'([a-z]+\/[a-z-]+|internal)',\s*(?:\w+ \? ('[^']+') : )?('[^']+'|`[^`]+`|NOT_YOURS\[)/g
const refusals = sourcesIn('cloudfunctions').flatMap((source) => [...source.matchAll(REFUSAL)])
const codes = new Set(refusals.map(([, code = '']) => code))
const sentences = new Set(
  refusals
    .flatMap(([, , one, other]) => [one, other])
    .filter((sentence) => sentence !== undefined && sentence !== 'NOT_YOURS[')
    .map((sentence = '') => sentence.slice(1, -1)),
)
const heard = [...sourcesIn('test/unit'), ...sourcesIn('test/contract')].join('\n')

test('代码里写的每一种拒绝，测试里都说到过', () => {
  expect(refusals).toHaveLength(
    sourcesIn('cloudfunctions')
      .join('\n')
      .match(/\brefuse\(\s*'/g)!.length,
  )
  expect([...codes].filter((code) => !heard.includes(`'${code}'`))).toEqual([])
})

test('每一句拒绝的话，测试里都听到过：话里的名字、编号是什么都行', () => {
  const pattern = (sentence: string) =>
    new RegExp(
      sentence
        .split(/\$\{[^}]*\}/)
        .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
        .join('.+'),
    )
  expect(sentences.size).toBeGreaterThan(100)
  expect([...sentences].filter((sentence) => !pattern(sentence).test(heard))).toEqual([])
})
