import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openCloud, type CloudOptions, type LocalCloud } from '../../local/cloud/open-cloud'
import { buildFixtureFunctions } from '../support/fixture-functions'

let functions: Awaited<ReturnType<typeof buildFixtureFunctions>>
let dir: string
let cloud: LocalCloud
beforeAll(async () => {
  functions = await buildFixtureFunctions()
})
afterAll(() => functions.remove())

const open = async (options: Partial<CloudOptions> = {}) => {
  const collections = { things: { indexes: [] } }
  cloud = await openCloud({ dir, functionsDir: functions.dir, collections, templates: [], ticking: false, ...options })
}
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'local-cloud-pictures-'))
  await open()
})
afterEach(async () => {
  await cloud.close()
  rmSync(dir, { recursive: true })
})

/** Calls a function as its author's phone would. */
async function call(name: string, data: unknown): Promise<Record<string, unknown>> {
  const reply = await cloud.callAs('oAuthor', name, data)
  if (!('result' in reply)) throw new Error(reply.errMsg)
  return reply.result as Record<string, unknown>
}
/** The signed address of a picture with these bytes. */
const picture = async (text: string) => String((await call('files', { path: 'photos/a.jpg', text }))['url'])
const ask = (input: object) => {
  const usual = { media_type: 2, version: 2, scene: 2, openid: 'oAuthor' }
  return call('message', { api: 'security.mediaCheckAsync', input: { ...usual, ...input } })
}
const check = async (text: string) => String((await ask({ media_url: await picture(text) }))['traceId'])
/** What the function that hears has been told, in the order it was. */
const heard = (trace?: string) =>
  cloud.read('things', { kind: 'heard', ...(trace !== undefined && { 'event.trace_id': trace }) })

test.each([
  { seen: 'nothing', text: 'JPEG', suggest: 'pass', label: 100 },
  { seen: 'wx-check:review', text: 'JPEG wx-check:review', suggest: 'review', label: 21000 },
  { seen: 'wx-check:risky', text: `${'x'.repeat(4000)}wx-check:risky`, suggest: 'risky', label: 20002 },
])('a picture in which WeChat sees $seen is answered $suggest, three seconds later', async ({ text, ...result }) => {
  const trace = await check(text)
  expect(trace).toMatch(/^[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/)
  await cloud.advance(2_000)
  expect(heard()).toEqual([])
  await cloud.advance(1_000)
  expect(heard()).toHaveLength(1)
  expect(heard()[0]!['event']).toEqual({
    ToUserName: expect.stringMatching(/^gh_/) as string,
    FromUserName: expect.any(String) as string,
    CreateTime: expect.any(Number) as number,
    MsgType: 'event',
    Event: 'wxa_media_check',
    appid: expect.stringMatching(/^wx/) as string,
    trace_id: trace,
    version: 2,
    detail: [{ strategy: 'content_model', errcode: 0, suggest: result.suggest, label: result.label, prob: 90 }],
    errcode: 0,
    errmsg: 'ok',
    result: { suggest: result.suggest, label: result.label },
  })
  expect(Math.abs((heard()[0]!['event'] as { CreateTime: number }).CreateTime * 1000 - cloud.now())).toBeLessThan(
    20_000,
  )
})

test('a pushed event runs for nobody, and cannot be taken for a person’s call', async () => {
  await check('JPEG')
  await cloud.advance(3_000)
  await call('hearer', { Event: 'wxa_media_check' })
  const [pushed, called] = heard()
  expect(pushed).toMatchObject({ openid: null, source: 'wx_unknown' })
  expect(pushed!['event']).not.toHaveProperty('userInfo')
  expect(called).toMatchObject({ openid: 'oAuthor', source: 'wx_client', event: { userInfo: { openId: 'oAuthor' } } })
})

test('a picture that cannot be fetched is answered −1008, without a verdict', async () => {
  const url = await picture('JPEG')
  const addresses = [url.replace(/sign=[^&]*/, 'sign=forged'), 'https://example.invalid/a.jpg', 'not an address']
  for (const address of addresses) await ask({ media_url: address })
  await cloud.advance(3_000)
  expect(heard().map(({ event }) => event)).toEqual(
    addresses.map(
      () => expect.objectContaining({ errcode: -1008, detail: [], errmsg: expect.any(String) as string }) as unknown,
    ),
  )
  for (const { event } of heard()) expect(event).not.toHaveProperty('result')
})

test('some pictures are never answered', async () => {
  await check('wx-check:silent')
  await cloud.advance(86_400_000)
  expect(heard()).toEqual([])
})

test.each([
  { wrong: 'without an address', input: { media_url: '' }, errCode: 44002 },
  { wrong: 'for a sound', input: { media_type: 1 }, errCode: 40004 },
  { wrong: 'of the first version', input: { version: 1 }, errCode: 47001 },
  { wrong: 'without a scene', input: { scene: 9 }, errCode: 40129 },
  { wrong: 'for a wrong openid', input: { openid: 'nobody' }, errCode: 40003 },
  { wrong: 'for someone not seen for two hours', input: { openid: 'oQuiet' }, errCode: 61010 },
])('a check asked $wrong is refused with $errCode', async ({ input, errCode }) => {
  expect(await ask({ media_url: await picture('JPEG'), ...input })).toMatchObject({ errCode })
  await cloud.advance(3_000)
  expect(heard()).toEqual([])
})

test('a function that fails is told again every five seconds, three times, and then no more', async () => {
  const trace = await check('JPEG')
  cloud.load('things', [{ kind: 'deaf', trace }])
  for (const deliveries of [1, 2, 3, 4, 4]) {
    await cloud.advance(deliveries === 1 ? 3_000 : 5_000)
    expect(heard(trace)).toHaveLength(deliveries)
  }
  expect(cloud.logs().map(({ text }) => text)).toContain('gave up pushing wxa_media_check after 4 deliveries')
})

test('what WeChat has still to tell survives a restart', async () => {
  const trace = await check('wx-check:risky')
  await cloud.close()
  await open()
  expect(heard()).toEqual([])
  await cloud.advance(3_000)
  expect(heard(trace)).toHaveLength(1)
  await cloud.close()
  await open()
  await cloud.advance(60_000)
  expect(heard(trace)).toHaveLength(1)
})

test('when time passes by itself, the answer comes by itself', async () => {
  await cloud.close()
  await open({ ticking: true })
  const trace = await check('JPEG')
  for (const began = Date.now(); heard(trace).length === 0;) {
    expect(Date.now() - began).toBeLessThan(20_000)
    await cloud.callAs('oAuthor', 'echo', {})
  }
})

test('an event that no function hears is dropped with a word in the log', async () => {
  const config = join(functions.dir, 'hearer/config.json')
  const before = readFileSync(config, 'utf8')
  writeFileSync(config, '{}')
  cloud.reloadFunctions()
  await check('JPEG')
  await cloud.advance(3_000)
  writeFileSync(config, before)
  expect(heard()).toEqual([])
  expect(cloud.logs().map(({ text }) => text)).toContain(
    'no function hears wxa_media_check: name it under "messages" in a config.json',
  )
})

test('two functions that would hear the same event are refused by name', () => {
  const config = join(functions.dir, 'echo/config.json')
  writeFileSync(config, '{"messages":["wxa_media_check"]}')
  const said = '消息 wxa_media_check 只能推给一个云函数，echo 和 hearer 都写了它。'
  expect(() => cloud.reloadFunctions()).toThrow(said)
  rmSync(config)
})
