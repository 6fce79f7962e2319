import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(__dirname, '../..')

const sourcesIn = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(ROOT, folder, file), 'utf8'))

test('代码里写的每一种拒绝，测试里都说到过', () => {
  const said = sourcesIn('cloudfunctions').flatMap((source) =>
    [...source.matchAll(/refuse\(\s*'([a-z]+\/[a-z-]+|internal)'/g)].map(([, code]) => code ?? ''),
  )
  const heard = [...sourcesIn('test/unit'), ...sourcesIn('test/contract')].join('\n')
  expect(said.length).toBeGreaterThan(100)
  expect([...new Set(said)].filter((code) => !heard.includes(`'${code}'`))).toEqual([])
})
