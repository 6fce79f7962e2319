import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { StartFailure } from '../../local/cloud/failure'
import { openCloud, type CloudOptions, type LocalCloud } from '../../local/cloud/open-cloud'
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
  const token = { tcb_sessionToken: second.sdkEnv()['TCB_SESSIONTOKEN'] }
  const asked = { ...token, action: 'storage.batchGetDownloadUrl', file_list: [{ fileid }] }
  const answer = await fetch(`${second.url}/admin`, { method: 'POST', body: JSON.stringify(asked) })
  const { data } = (await answer.json()) as { data: { download_list: [{ tempFileURL: string }] } }
  const [{ tempFileURL }] = data.download_list
  expect(await (await fetch(tempFileURL)).text()).toBe('kept')
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

test('a function whose config is wrong is named', async () => {
  mkdirSync(join(base, 'clock'))
  writeFileSync(join(base, 'clock/index.js'), '')
  writeFileSync(join(base, 'clock/config.json'), '{"triggers":[{"name":"m","type":"timer","config":"* *"}]}')
  expect(await failing()).toMatch('云函数 clock 的 config.json 有误')
})
