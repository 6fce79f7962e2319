import type { LogLine } from '../../local/cloud/runner/logs'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openCloud, type CloudOptions, type LocalCloud } from '../../local/cloud/open-cloud'
import { buildFixtureFunctions } from '../support/fixture-functions'

let functions: Awaited<ReturnType<typeof buildFixtureFunctions>>
let dir: string
let cloud: LocalCloud | undefined
beforeAll(async () => {
  functions = await buildFixtureFunctions()
})
afterAll(() => functions.remove())
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'local-cloud-secrets-'))
})
afterEach(async () => {
  await cloud?.close()
  rmSync(dir, { recursive: true })
})

/** Opens the cloud anew over the same folder, and asks the function that tells its secrets. */
async function secrets(options: Partial<CloudOptions> = {}): Promise<{ phone: string; other: string }> {
  await cloud?.close()
  cloud = await openCloud({ dir, functionsDir: functions.dir, collections: {}, templates: [], prewarm: 1, ...options })
  const { result } = (await cloud.callAs('oCaller', 'keys', {})) as { result: { phone: string; other: string } }
  return result
}

test('a secret is 32 random bytes, made once and the same after a restart', async () => {
  const first = await secrets()
  expect(Buffer.from(first.phone, 'base64')).toHaveLength(32)
  expect(first.other).not.toBe(first.phone)
  expect(await secrets()).toEqual(first)
})

test('one that is given is used, and not kept', async () => {
  const made = await secrets()
  expect(await secrets({ secrets: { PHONE_KEY: 'given', OTHER_KEY: '' } })).toEqual({
    phone: 'given',
    other: made.other,
  })
  expect(await secrets()).toEqual(made)
})

test('a secret is given to the functions that name it and to no others, also in the same thread', async () => {
  const { phone } = await secrets()
  const { result } = (await cloud!.callAs('oCaller', 'unruly', { how: 'look-env', name: 'PHONE_KEY' })) as {
    result: string
  }
  expect(phone).not.toBe('')
  expect(result).toBe('nothing')
})

test('no secret stands in the logs, though a function prints its whole context', async () => {
  const { phone, other } = await secrets()
  const printed = JSON.stringify(cloud!.logs()) + readFileSync(join(dir, 'logs/functions.log'), 'utf8')
  expect(printed).toContain('called with')
  expect(printed).not.toContain(phone)
  expect(printed).not.toContain(other)
})

test('the file of the logs says of each call how long it took, and how it ended', async () => {
  await secrets()
  await cloud!.callAs('oCaller', 'unruly', { how: 'throw' }).catch(() => undefined)
  const lines = readFileSync(join(dir, 'logs/functions.log'), 'utf8').trim().split('\n')
  const reports = lines.map((line) => JSON.parse(line) as LogLine).filter(({ level }) => level === 'report')
  expect(reports.map(({ function: name }) => name).slice(-2)).toEqual(['keys', 'unruly'])
  expect(reports.at(-2)?.text).toMatch(/^Report RequestId: [\w-]+ Duration: \d+ms Memory: 256MB Status: success$/)
  expect(reports.at(-1)?.text).toMatch(/Status: failed$/)
  expect(cloud!.logs().some(({ level }) => level === 'report')).toBe(false)
})

test.each(['lower', 'WX_OPENID', 'TCB_ENV', 'PATH', '1ST', 7])('%s cannot be the name of a secret', async (name) => {
  await secrets()
  const config = join(functions.dir, 'keys/config.json')
  const before = readFileSync(config, 'utf8')
  writeFileSync(config, JSON.stringify({ secrets: [name] }))
  expect(() => cloud!.reloadFunctions()).toThrow(
    `云函数 keys 的 config.json 有误：secrets 里的 ${name} 不能作环境变量名`,
  )
  writeFileSync(config, before)
})
