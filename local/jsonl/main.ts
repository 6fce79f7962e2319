import { createHash } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { STORAGE } from '../cloud/storage/objects'
import { districtOf, jsonLines } from './documents'
import { testEvents } from './events'

const HELP = `npm run jsonl -- [选项]     把一个区的基础数据写成云开发控制台能导入的 JSON Lines
  --data <文件夹>     区的数据，默认 data/jinghu
  --out <文件夹>      写到哪里，默认 dist/jsonl（原有的会换掉）
  --storage <前缀>    云存储里 fileID 的开头，例如 cloud://my-env.6d79-my-env-1250000000/
  --at <时间>         示例值班表从哪天起，默认 2026-03-02T08:00:00+08:00`

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: 'data/jinghu' },
    out: { type: 'string', default: 'dist/jsonl' },
    storage: { type: 'string', default: STORAGE },
    at: { type: 'string', default: '2026-03-02T08:00:00+08:00' },
    help: { type: 'boolean', default: false },
  },
})

function main(): void {
  if (values.help) return console.log(HELP)
  const now = Date.parse(values.at)
  if (Number.isNaN(now)) throw new Error(`--at 不是时间：${values.at}`)
  if (!/^cloud:\/\/[\w.-]+\/$/.test(values.storage)) throw new Error('--storage 要写成 cloud://环境.存储桶/')
  const { documents, files } = districtOf(resolve(values.data), values.storage, now)
  const out = resolve(values.out)
  rmSync(out, { recursive: true, force: true })
  const write = (name: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(out, name)), { recursive: true })
    writeFileSync(join(out, name), content)
  }
  for (const [name, list] of Object.entries(documents)) {
    write(`${name}.jsonl`, jsonLines(list))
    console.log(`${name}.jsonl`.padEnd(20), `${list.length} 条`)
  }
  for (const { path, bytes } of files) write(join('files', path), bytes)
  write(
    'files.jsonl',
    jsonLines(
      files.map(({ path, fileID, bytes }) => ({
        ...{ path, fileID, size: bytes.length },
        sha256: createHash('sha256').update(bytes).digest('hex'),
      })),
    ),
  )
  const events = testEvents()
  for (const { name, event } of events) write(`events/${name}.json`, `${JSON.stringify(event, null, 2)}\n`)
  console.log('events/'.padEnd(20), `${events.length} 件测试事件，在云函数页面里用`)
  console.log('files/'.padEnd(20), `${files.length} 个文件，按 files.jsonl 里的路径传到云存储`)
}

main()
