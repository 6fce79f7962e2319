import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { StartFailure } from '../../local/cloud/failure'
import { openCloud, type CloudOptions, type LocalCloud } from '../../local/cloud/open-cloud'
import { Database } from '../../local/cloud/store/database'
import { THINGS } from './describe-cloud'

const ROOT = join(__dirname, '../..')
const TEMPLATE = 'T'.repeat(43)

let base: string
let dir: string
const opened: LocalCloud[] = []
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'local-cloud-folder-'))
  dir = join(base, 'data')
})
afterEach(async () => {
  for (const cloud of opened.splice(0)) await cloud.close()
  rmSync(base, { recursive: true })
})

async function open(options: Partial<CloudOptions> = {}): Promise<LocalCloud> {
  const templates = [{ _id: 't', templateId: TEMPLATE, title: '提醒', fields: [] }]
  const cloud = await openCloud({ dir, functionsDir: base, collections: THINGS, templates, prewarm: 0, ...options })
  opened.push(cloud)
  return cloud
}
const close = (cloud: LocalCloud) => opened.splice(opened.indexOf(cloud), 1)[0]!.close()
const failing = (options: Partial<CloudOptions> = {}) =>
  open(options).then(
    () => 'opened',
    (error: unknown) => (error instanceof StartFailure ? error.message : `not a StartFailure: ${String(error)}`),
  )

/** A temporary address of a kept file, as a function asks for it. */
async function addressOf(cloud: LocalCloud, fileid: string): Promise<string> {
  const token = { tcb_sessionToken: cloud.sdkEnv()['TCB_SESSIONTOKEN'] }
  const asked = { ...token, action: 'storage.batchGetDownloadUrl', file_list: [{ fileid }] }
  const answer = await fetch(`${cloud.url}/admin`, { method: 'POST', body: JSON.stringify(asked) })
  const { data } = (await answer.json()) as { data: { download_list: [{ tempFileURL: string }] } }
  return data.download_list[0].tempFileURL
}
/** The bytes of the only file kept. */
const keptFile = () => join(dir, 'storage', readdirSync(join(dir, 'storage'))[0]!)
const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
/** Every file of the folder and a digest of its bytes; SQLite's index of its log is no data. */
const contents = () =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('-shm'))
    .map(({ parentPath, name }) => `${name} ${digest(readFileSync(join(parentPath, name)))}`)
    .sort()

test('after a restart everything is as it was: documents, files, sessions, quotas, the clock', async () => {
  const first = await open()
  first.load('things', [{ _id: 'a', code: 1, at: new Date(5) }])
  const fileid = first.putFile('photos/a.txt', Buffer.from('kept'))
  const session = first.session('oResident')
  first.subscribe('oResident', { [TEMPLATE]: 'accept' })
  await first.advance(86_400_000)
  const then = first.now()
  await close(first)

  const second = await open()
  expect(second.read('things')).toEqual([{ _id: 'a', code: 1, at: new Date(5) }])
  expect(second.now()).toBeGreaterThanOrEqual(then)
  const templates = await fetch(`${second.url}/wx/templates`, { headers: { 'x-session': session } })
  expect(templates.status).toBe(200)
  expect(await (await fetch(await addressOf(second, fileid))).text()).toBe('kept')
})

test('a throw-away cloud leaves nothing behind', async () => {
  const cloud = await open({ dir: undefined })
  cloud.load('things', [{ code: 1 }])
  expect(existsSync(join(cloud.dir, 'cloud.db'))).toBe(true)
  await close(cloud)
  expect(existsSync(cloud.dir)).toBe(false)
})

test('a second process is refused in words; a killed one leaves no lock', async () => {
  mkdirSync(dir)
  const hold = `
    require('./local/cloud/data-folder').DataFolder.open(${JSON.stringify(dir)})
    console.log('held')
    setInterval(() => undefined, 1000)
  `
  const holder = spawn(process.execPath, ['--import', 'tsx', '-e', hold], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(holder.stdout, 'data')
  expect(await failing()).toMatch('正被另一个进程使用')
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  expect((await open()).read('things')).toEqual([])
})

test('a taken port is a clear sentence, and the folder is free again', async () => {
  const first = await open({ dir: undefined })
  const port = Number(new URL(first.url).port)
  expect(await failing({ port })).toMatch(`端口 ${port} 已被占用`)
  await open()
})

test.each([
  ['no database at all', (path: string) => writeFileSync(path, 'not a database. '.repeat(1000))],
  ['cut short', (path: string) => writeFileSync(path, readFileSync(path).subarray(0, 9000))],
  ['overwritten in the middle', (path: string) => writeFileSync(path, readFileSync(path).fill(7, 4096, 30_000))],
])('a data file that is %s is refused and left untouched', async (_name, damage) => {
  const cloud = await open()
  cloud.load(
    'things',
    Array.from({ length: 200 }, (_v, i) => ({ code: i, text: 'x'.repeat(500) })),
  )
  await close(cloud)
  const path = join(dir, 'cloud.db')
  damage(path)
  const before = readFileSync(path)
  expect(await failing()).toMatch(/损坏|打不开/)
  expect(readFileSync(path).equals(before)).toBe(true)

  // Beginning anew is still possible, and only that removes it.
  expect((await open({ reset: true })).read('things')).toEqual([])
})

test.each([
  ['the database is gone', () => rmSync(join(dir, 'cloud.db'))],
  ['the database is empty', () => writeFileSync(join(dir, 'cloud.db'), '')],
  ['the files are gone', () => rmSync(join(dir, 'storage'), { recursive: true })],
  ['one file is gone', () => rmSync(keptFile())],
  ['one file is shorter', () => truncateSync(keptFile(), 1)],
])('a folder of which %s is refused and left as it is', async (_name, damage) => {
  const cloud = await open()
  cloud.load('things', [{ code: 1 }])
  cloud.putFile('photos/a.txt', Buffer.from('kept'))
  await close(cloud)
  damage()
  const before = contents()
  expect(await failing()).toMatch(/已损坏.*未作改动/)
  expect(contents()).toEqual(before)
  expect((await open({ reset: true })).read('things')).toEqual([])
})

test('a file that vanishes while the cloud runs is not found, in whole or in part', async () => {
  const cloud = await open()
  const fileid = cloud.putFile('photos/a.txt', Buffer.from('kept'))
  const address = await addressOf(cloud, fileid)
  expect((await fetch(address)).status).toBe(200)
  rmSync(keptFile())
  expect((await fetch(address)).status).toBe(404)
  expect((await fetch(address, { headers: { range: 'bytes=0-1' } })).status).toBe(404)
  expect((await fetch(address, { method: 'HEAD' })).status).toBe(404)
})

test('a folder that cannot be made is a clear sentence', async () => {
  const file = join(base, 'file')
  writeFileSync(file, '')
  expect(await failing({ dir: join(file, 'data') })).toMatch(/不能使用.*不是文件夹/)
  // Linux answers ENOENT there, although the folder above is there.
  expect(await failing({ dir: '/proc/nope' })).toMatch('/proc/nope 不能使用')
})

test('a folder with other things in it is not ours: refused, also for a reset', async () => {
  mkdirSync(dir)
  writeFileSync(join(dir, 'thesis.txt'), 'years of work')
  expect(await failing()).toMatch('不是本项目的数据文件夹')
  expect(await failing({ reset: true })).toMatch('不是本项目的数据文件夹')
  expect(readFileSync(join(dir, 'thesis.txt'), 'utf8')).toBe('years of work')
})

test('a reset removes what we wrote and nothing else', async () => {
  const cloud = await open()
  cloud.load('things', [{ code: 1 }])
  await close(cloud)
  writeFileSync(join(dir, 'note.txt'), 'mine')
  expect((await open({ reset: true })).read('things')).toEqual([])
  expect(readFileSync(join(dir, 'note.txt'), 'utf8')).toBe('mine')
})

test('a seed cut short is done again from nothing; a complete one never', async () => {
  const first = await open()
  const cutShort = first.seedOnce(() => {
    first.load('things', [{ _id: 'half', code: 1 }])
    throw new Error('the power went')
  })
  await expect(cutShort).rejects.toThrow('the power went')
  await close(first)

  const second = await open()
  await second.seedOnce(() => second.load('things', [{ _id: 'whole', code: 2 }]))
  await close(second)

  const third = await open()
  await third.seedOnce(() => third.load('things', [{ _id: 'again', code: 3 }]))
  expect(third.read('things')).toEqual([{ _id: 'whole', code: 2 }])
})

test.each([
  { older: 'an older seed', kept: 1, asked: 2, age: '旧版本' },
  { older: 'a seed from before seeds had versions', kept: undefined, asked: 2, age: '旧版本' },
  { older: 'a newer seed', kept: 3, asked: 2, age: '更新的版本' },
])('a folder of $older is refused in a sentence and left as it is', async ({ kept, asked, age }) => {
  const first = await open(kept === undefined ? {} : { seedVersion: kept })
  await first.seedOnce(() => first.load('things', [{ _id: 'a', code: 1 }]))
  await close(first)
  if (kept === undefined) forgetVersion()
  const before = contents()
  expect(await failing({ seedVersion: asked })).toMatch(
    `里是${age}的演示数据，这一版不能使用；未作改动。加上 --reset 可重新开始（npm start -- --reset）`,
  )
  expect(contents()).toEqual(before)
  expect((await open({ seedVersion: asked, reset: true })).read('things')).toEqual([])
})

/** As the folder was when all that was kept of the seed was that it had ended. */
function forgetVersion(): void {
  const database = Database.open(join(dir, 'cloud.db'))
  database.run("UPDATE facts SET value = 'complete' WHERE name = 'seeded'")
  database.close()
}

test('a folder of the same seed opens again; one whose seed was cut short is seeded anew, whatever the version', async () => {
  const first = await open({ seedVersion: 1 })
  await expect(first.seedOnce(() => Promise.reject(new Error('the power went')))).rejects.toThrow('the power went')
  await close(first)

  const second = await open({ seedVersion: 2 })
  await second.seedOnce(() => second.load('things', [{ _id: 'whole', code: 2 }]))
  await close(second)
  expect((await open({ seedVersion: 2 })).read('things')).toEqual([{ _id: 'whole', code: 2 }])
})

test('a function whose config is wrong is named', async () => {
  mkdirSync(join(base, 'clock'))
  writeFileSync(join(base, 'clock/index.js'), '')
  writeFileSync(join(base, 'clock/config.json'), '{"triggers":[{"name":"m","type":"timer","config":"* *"}]}')
  expect(await failing()).toMatch('云函数 clock 的 config.json 有误')
})
