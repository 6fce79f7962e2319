import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openCloud, type LocalCloud } from '../../local/cloud/open-cloud'
import { buildFixtureFunctions } from '../support/fixture-functions'
import { THINGS } from './describe-cloud'

let functions: Awaited<ReturnType<typeof buildFixtureFunctions>>
let cloud: LocalCloud

beforeAll(async () => {
  functions = await buildFixtureFunctions()
  cloud = await openCloud({
    functionsDir: functions.dir,
    collections: { things: { indexes: THINGS.things.indexes.slice(2) } },
    templates: [],
    ticking: false,
    now: Date.parse('2026-11-22T09:00:30+08:00'),
  })
})
afterAll(async () => {
  await cloud.close()
  functions.remove()
})

interface Answer {
  result?: unknown
  errCode?: number
  errMsg: string
  requestID: string
}
const call = async (name: string, data: unknown = {}, openid = 'oCaller') =>
  (await cloud.callAs(openid, name, data)) as Answer
const ticks = () => cloud.read('things', { kind: 'tick' })

test('an answer went through JSON: a date is text, undefined is gone', async () => {
  const { result } = await call('echo', { word: 'hi', when: new Date(0) })
  expect(result).toMatchObject({ event: { word: 'hi', when: '1970-01-01T00:00:00.000Z' } })
  expect(result).toHaveProperty('made', expect.stringMatching(/^2026-11-22T01:0/))
  expect(result).not.toHaveProperty('none')
})

test('eight users at once each stay who they are', async () => {
  const users = Array.from({ length: 8 }, (_v, i) => `oUser-${i}`)
  const answers = await Promise.all(users.map((openid) => call('echo', {}, openid)))
  expect(answers.map(({ result }) => result)).toEqual(
    users.map((openid) => expect.objectContaining({ before: openid, after: openid }) as unknown),
  )
})

test('what one invocation leaves in the environment the next does not find', async () => {
  await call('unruly', { how: 'leave-env' })
  const looks = await Promise.all([1, 2, 3, 4].map(() => call('unruly', { how: 'look-env' })))
  expect(looks.map(({ result }) => result)).toEqual(['nothing', 'nothing', 'nothing', 'nothing'])
})

test.each([
  ['a throw', 'unruly', 'throw', 'thrown on purpose'],
  ['a stray rejection', 'unruly', 'reject', 'rejected on purpose'],
  ['process.exit', 'unruly', 'exit', 'ended with code 3'],
  ['using up its memory', 'greedy', '', 'memory'],
])('a call that ends by %s fails alone; another beside it is answered', async (_name, name, how, reason) => {
  const [bad, good] = await Promise.all([call(name, { how }), call('echo', { word: 'beside' })])
  expect(bad).toMatchObject({ errCode: -504002, errMsg: expect.stringContaining(reason) as string })
  expect(good.result).toMatchObject({ event: { word: 'beside' } })
  expect((await call('unruly')).result).toBe('calm')
})

test.each(['hang', 'spin'])('a call that would %s for ever is ended at its time limit, and no other', async (how) => {
  const [bad, good] = await Promise.all([call('unruly', { how }), call('echo')])
  expect(bad).toMatchObject({
    errCode: -504003,
    errMsg: expect.stringContaining('timed out after 1 seconds') as string,
  })
  expect(good.result).toBeDefined()
})

test('where calls are given leeway, one that outlasts its time limit is answered, and the log says so', async () => {
  const { dir: functionsDir } = functions
  const patient = await openCloud({ functionsDir, collections: {}, templates: [], prewarm: 1, leeway: 30 })
  expect(await patient.callAs('oCaller', 'unruly', { how: 'linger' })).toMatchObject({ result: 'after its time limit' })
  expect(patient.logs()).toContainEqual(
    expect.objectContaining({
      level: 'warn',
      text: expect.stringMatching(/^took \d+ ms, its time limit is 1000 ms$/) as string,
    }),
  )
  await patient.close()
})

test('a rejection left behind by an answered call fails no later one', async () => {
  const late = await call('unruly', { how: 'late' })
  expect(late.result).toBe('answered before')
  for (let tries = 0; !cloud.logs().some(({ text }) => text.includes('late on purpose')); tries++) {
    expect(tries).toBeLessThan(500)
    expect((await call('echo')).errMsg).toBe('cloud.callFunction:ok')
  }
})

test('a function keeps a file it made, reads it back, and removes it', async () => {
  const { result } = await call('files', { path: 'made/表 1.txt', text: '四个数' })
  const { fileID, back, url } = result as { fileID: string; back: string; url: string }
  expect(back).toBe('四个数')
  expect(await (await fetch(url)).text()).toBe('四个数')
  const again = await call('files', { path: 'made/表 1.txt', text: '又四个数', remove: true })
  expect(again.result).toMatchObject({ fileID, back: '又四个数', removed: { fileList: [{ fileID, status: 0 }] } })
  expect((await fetch(url)).status).toBe(404)
})

test('a function that is not there is named', async () => {
  expect(await call('nothing')).toMatchObject({
    errCode: -501000,
    errMsg: expect.stringContaining('nothing') as string,
  })
})

test('functions that call each other past the number of threads still answer, as the first caller', async () => {
  const { result } = await call('nest', { depth: 8 }, 'oFirst')
  expect(result).toEqual(Array(9).fill('oFirst'))
})

test('a function that calls itself without end is stopped', async () => {
  expect(await call('nest', { depth: 50 })).toMatchObject({ errCode: -504002 })
})

test('what a call printed and asked of the cloud is known by its request', async () => {
  const { requestID } = await call('echo', { word: 'traced' })
  expect(cloud.logs(requestID)).toEqual([
    expect.objectContaining({ function: 'echo', level: 'log', text: 'echo heard traced' }) as unknown,
  ])
  const trace = cloud.trace(requestID)!
  expect(trace.roundTrips).toEqual([
    expect.objectContaining({
      kind: 'database',
      action: 'database.getDocument',
      target: 'things',
      late: false,
    }) as unknown,
  ])
  expect(trace.roundTrips[0]!.at + trace.roundTrips[0]!.took).toBeLessThanOrEqual(trace.took!)
})

test('a call knows what the database had to read for it', async () => {
  cloud.load('things', [{ kind: 'read', words: '楼道灯不亮' }])
  const [first] = cloud.read('things')
  const { requestID } = await call('echo')
  expect(cloud.trace(requestID)!.roundTrips.map(({ read }) => read)).toEqual([
    { documents: 1, bytes: Buffer.byteLength(JSON.stringify(first)) },
  ])
})

test('a row the database looks at costs steps, handed out or not', () => {
  const cost = (query: object) => {
    const before = cloud.databaseSteps()
    expect(cloud.read('things', { ...query })).toEqual([])
    return cloud.databaseSteps() - before
  }
  const [byIndex, byLooking] = [{ kind: 'nobody' }, { words: 'never said' }]
  const few = [cost(byIndex), cost(byLooking)] as const
  cloud.load(
    'things',
    Array.from({ length: 500 }, () => ({ kind: 'counted' })),
  )
  expect(cost(byIndex) - few[0]).toBeLessThan(100)
  expect(cost(byLooking) - few[1]).toBeGreaterThan(500)
})

test('moving the clock fires a due timer once however far the jump, and waits for its end', async () => {
  await cloud.advance(3600_000)
  expect(ticks()).toEqual([])
  const before = cloud.now()
  await cloud.advance(3 * 86_400_000)
  expect(ticks()).toHaveLength(1)
  expect(ticks()[0]).toMatchObject({ event: { Type: 'Timer', TriggerName: 'daily' }, openid: null })
  expect(ticks()[0]!['at']).toBeGreaterThanOrEqual(before + 3 * 86_400_000)
  expect(ticks()[0]!['event']).toHaveProperty('Time', expect.stringMatching(/^2026-11-25T02:\d\d:\d\dZ$/))
})

test('a function sees the cloud’s time, and so does a timer fired by hand', async () => {
  const held = ticks().length
  expect(await cloud.fireTimer('tick')).toMatchObject({ ok: true })
  expect(ticks()).toHaveLength(held + 1)
  const { result } = await call('echo')
  expect(Math.abs((result as { now: number }).now - cloud.now())).toBeLessThan(10_000)
})

test('a call under way when the cloud closes is told, not left waiting', async () => {
  const other = await openCloud({ functionsDir: functions.dir, collections: {}, templates: [], prewarm: 1 })
  const hanging = other.callAs('oCaller', 'nest', { depth: 5 })
  await other.callAs('oCaller', 'unruly', { how: 'calm' })
  await other.close()
  expect(await hanging).toHaveProperty('errMsg')
})

test('a newly built function is taken at the next call, also by threads that have run the old one', async () => {
  await Promise.all([1, 2, 3, 4].map(() => call('echo')))
  writeFileSync(join(functions.dir, 'echo/index.js'), "exports.main = () => 'built anew'")
  cloud.reloadFunctions()
  const answers = await Promise.all([1, 2, 3, 4].map(() => call('echo')))
  expect(answers.map(({ result }) => result)).toEqual(Array(4).fill('built anew'))
})
