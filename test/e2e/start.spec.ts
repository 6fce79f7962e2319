import { expect, test } from '@playwright/test'
import { createServer } from 'node:net'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runStart, StartProcess } from '../support/start-process'

/** One line of Chinese, said to the person at the terminal. */
const CHINESE_SENTENCE = /^[^\n]*[\u4e00-\u9fff][^\n]*。\n$/
const RESIDENT = 'o-demo-resident-1'

let folder: string
let running: StartProcess[]
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jinghu-start-'))
  running = []
})
test.afterEach(async () => {
  await Promise.all(running.map((one) => one.stop()))
  rmSync(folder, { recursive: true, force: true })
})

function start(...flags: string[]): StartProcess {
  const started = new StartProcess(['--data', folder, '--port', '0', ...flags])
  running.push(started)
  return started
}

/** Asks a running product as a phone does. */
async function ask<T>(address: string, path: string, body: object, session = ''): Promise<T> {
  const response = await fetch(new URL(path, address), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-session': session },
    body: JSON.stringify(body),
  })
  return (await response.json()) as T
}

/** Calls a function as the demo's first resident. */
async function call<T>(address: string, name: string, action: string, input: object): Promise<T> {
  const { session } = await ask<{ session: string }>(address, '/wx/session', { openid: RESIDENT })
  const data = { action, input, requestId: `start-spec-${action}-0001` }
  const { result } = await ask<{ result: { data: T } }>(address, '/wx/call', { name, data }, session)
  return result.data
}

const report = (address: string) =>
  call<{ no: string }>(address, 'ticket', 'report', {
    words: '楼道灯坏了三天',
    category: '2102',
    place: { point: { lng: 118.407637, lat: 31.350117 } },
  })
const myTickets = async (address: string) =>
  (await call<{ items: Array<{ no: string }> }>(address, 'ticket', 'mine', {})).items.map(({ no }) => no)

test('空文件夹起步：造好示例数据，只打印一行地址，打开就是舞台', async () => {
  const started = start()
  const address = await started.address()
  expect(started.lines).toEqual([expect.stringContaining(address)])
  expect(await (await fetch(address)).text()).toContain('镜湖网格')
  const state = (await (await fetch(new URL('/stage/state', address))).json()) as { phones: unknown[] }
  expect(state.phones).toHaveLength(3)
  const { home } = await call<{ home: { text: string } }>(address, 'account', 'me', {})
  expect(home.text).toContain('车站社区')
})

test('停下再启动数据还在；--reset 从头开始', async () => {
  const first = start()
  const { no } = await report(await first.address())
  const { code, stderr } = await first.stop()
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })

  const second = start()
  expect(await myTickets(await second.address())).toEqual([no])
  await second.stop()

  const anew = start('--reset')
  const address = await anew.address()
  expect(await myTickets(address)).toEqual([])
  expect((await call<{ home: { text: string } }>(address, 'account', 'me', {})).home.text).toContain('车站社区')
})

test('端口被占用：说清楚是哪个端口，什么都不改', async () => {
  const first = start()
  const { no } = await report(await first.address())
  await first.stop()
  const before = readFileSync(join(folder, 'cloud.db'))

  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const { port } = other.address() as { port: number }
  const refused = await runStart('--data', folder, '--port', String(port), '--reset')
  other.close()

  expect(refused.code).toBe(1)
  expect(refused.stderr).toMatch(CHINESE_SENTENCE)
  expect(refused.stderr).toContain(String(port))
  expect(refused.stdout).toBe('')
  expect(readFileSync(join(folder, 'cloud.db')).equals(before)).toBe(true)
  expect(await myTickets(await start().address())).toEqual([no])
})

test('数据文件坏了：说清楚，一个字节也不动', async () => {
  const first = start()
  await first.address()
  await first.stop()
  const broken = Buffer.from('这不是数据库。'.repeat(2000))
  writeFileSync(join(folder, 'cloud.db'), broken)

  const refused = await runStart('--data', folder, '--port', '0')
  expect(refused.code).toBe(1)
  expect(refused.stderr).toMatch(CHINESE_SENTENCE)
  expect(refused.stderr).toContain(folder)
  expect(refused.stderr).not.toContain('    at ')
  expect(refused.stdout).toBe('')
  expect(readFileSync(join(folder, 'cloud.db')).equals(broken)).toBe(true)
})

test('数据库文件不见了：不当成新的一座城，说清楚，什么都不改', async () => {
  const first = start()
  await first.address()
  await first.stop()
  rmSync(join(folder, 'cloud.db'))
  const before = readdirSync(folder, { recursive: true }).sort()

  const refused = await runStart('--data', folder, '--port', '0')
  expect(refused.code).toBe(1)
  expect(refused.stderr).toMatch(CHINESE_SENTENCE)
  expect(refused.stderr).toContain(folder)
  expect(refused.stdout).toBe('')
  expect(readdirSync(folder, { recursive: true }).sort()).toEqual(before)
})

test('建不了的文件夹：说清楚并退出', async () => {
  for (const impossible of [join('/proc', 'nope'), join('/dev/null', 'data')]) {
    const refused = await runStart('--data', impossible, '--port', '0')
    expect(refused.code, impossible).toBe(1)
    expect(refused.stderr).toMatch(CHINESE_SENTENCE)
    expect(refused.stderr).toContain(impossible)
    expect(refused.stdout).toBe('')
  }
})

test('--at 让新的数据从那一刻开始；已经有数据的不倒流', async () => {
  const first = start('--at', '2026-02-16T09:00')
  const { now } = (await (await fetch(`${await first.address()}stage/state`)).json()) as { now: number }
  expect(now - Date.parse('2026-02-16T09:00:00+08:00')).toBeGreaterThanOrEqual(0)
  expect(now - Date.parse('2026-02-16T10:00:00+08:00')).toBeLessThan(0)
  await first.stop()
  const before = readFileSync(join(folder, 'cloud.db'))

  const refused = await runStart('--data', folder, '--port', '0', '--at', '2026-02-17T09:00')
  expect(refused.code).toBe(1)
  expect(refused.stderr).toMatch(CHINESE_SENTENCE)
  expect(refused.stderr).toContain('--reset')
  expect(readFileSync(join(folder, 'cloud.db')).equals(before)).toBe(true)
})

test('--at 不是一个时刻、与 --history 同用：说清楚并退出', async () => {
  for (const flags of [['2026-02-30T09:00'], ['2026-02-16'], ['下周一'], ['2026-02-16T09:00', '--history']]) {
    const refused = await runStart('--data', folder, '--port', '0', '--at', ...flags)
    expect(refused.code, flags.join(' ')).toBe(2)
    expect(refused.stderr).toMatch(CHINESE_SENTENCE)
    expect(readdirSync(folder)).toEqual([])
  }
})

test('--help 用中文逐个说明参数，退出码 0', async () => {
  const { code, stdout, stderr } = await runStart('--help')
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  for (const flag of ['--data', '--port', '--reset', '--at', '--history', '--watch', '--origin', '--help']) {
    expect(stdout).toMatch(new RegExp(`^ *${flag} .*[\u4e00-\u9fff]`, 'm'))
  }
})

test('别人的文件夹：不当成自己的数据，也不清空', async () => {
  writeFileSync(join(folder, '家庭账本.txt'), '3 月：米 120 元')
  const refused = await runStart('--data', folder, '--port', '0', '--reset')
  expect(refused.code).toBe(1)
  expect(refused.stderr).toMatch(CHINESE_SENTENCE)
  expect(readFileSync(join(folder, '家庭账本.txt'), 'utf8')).toBe('3 月：米 120 元')
})

test('同一个文件夹只让一个进程用：第二个被告知并退出，第一个照常', async () => {
  const first = start()
  const address = await first.address()
  const second = await runStart('--data', folder, '--port', '0')
  expect(second.code).toBe(1)
  expect(second.stderr).toMatch(/正被另一个进程使用/)
  expect(await report(address)).toMatchObject({ no: expect.stringMatching(/^JH/) })
})

test('看不懂的参数：说出可用的，退出码 2', async () => {
  for (const flags of [['--prot', '1'], ['--port', 'abc'], ['--data'], ['serve']]) {
    const { code, stderr, stdout } = await runStart(...flags)
    expect(code, flags.join(' ')).toBe(2)
    expect(stderr, flags.join(' ')).toMatch(CHINESE_SENTENCE)
    expect(stdout).toBe('')
  }
})
