import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { COLLECTIONS } from '../../cloudfunctions/adapters/collections'
import type { OperatorOutputs } from '../../cloudfunctions/contract/operator'
import type { Reply } from '../../cloudfunctions/contract/envelope'
import { type LocalCloud, openCloud } from '../../local/cloud/open-cloud'
import type { Source } from '../../local/cloud/runner/invocation'
import { STORAGE } from '../../local/cloud/storage/objects'
import { districtOf, jsonLines } from '../../local/jsonl/documents'
import { type LocalCity, newRequestId } from '../support/city'
import { at } from '../support/city-facts'
import { Desk, PASSWORD } from '../support/desk'
import { cityOfThisFile } from '../support/of-this-file'
import { SCHEMAS } from '../support/schemas'

// 云环境管理员：在云开发控制台的函数页面上办的事。没有人的身份的调用，别的函数一概不理。

const ROOT = join(__dirname, '../..')
const FUNCTIONS = join(ROOT, 'dist/cloudfunctions')
const DISTRICT = '340202'
const TIMERS = ['clock', 'upkeep', 'whistle-clock']
const NOT_HERE = { code: 'operator/not-here', message: '这里只接受云开发控制台和命令行的调用' }

const EVENTS = {
  firstAccount: { username: 'zhongxin', name: '高建国', phone: '0553-3880001' },
  unlockAccount: { username: 'quzhongxin' },
  resetAccount: { username: 'quzhongxin' },
  rebuild: { area: '340202014' },
  status: {},
}
type Action = keyof typeof EVENTS

let city: LocalCity
cityOfThisFile((opened) => void (city = opened), { ticking: false })

/** As CloudBase's own console, unless told otherwise. */
async function operate<A extends Action>(
  cloud: LocalCloud,
  action: A,
  input: object = EVENTS[action],
  { source = '', requestId = newRequestId() }: { source?: Source; requestId?: string } = {},
): Promise<Reply<OperatorOutputs[A]>> {
  const outcome = await cloud.invoke('operator', { action, input, requestId }, source)
  if (!outcome.ok) throw new Error(outcome.message)
  return JSON.parse(outcome.result) as Reply<OperatorOutputs[A]>
}

async function done<A extends Action>(...asked: Parameters<typeof operate<A>>): Promise<OperatorOutputs[A]> {
  const reply = await operate<A>(...asked)
  if (!reply.ok) throw new Error(`${reply.code}: ${reply.message}`)
  return reply.data
}

test('每个函数都只认人：没有身份，定时器以外的一概不理，定时器的那几个也不听事件里说什么', async () => {
  const others = readdirSync(FUNCTIONS).filter((name) => name !== 'operator')
  expect(others.filter((name) => !(name in SCHEMAS)).sort()).toEqual(TIMERS)
  for (const name of Object.keys(SCHEMAS)) {
    const outcome = await city.cloud.invoke(name, { action: 'x', input: {}, requestId: newRequestId() }, '')
    expect(outcome.ok && JSON.parse(outcome.result)).toMatchObject({ ok: false, code: 'request/unknown-action' })
  }
  for (const name of TIMERS) expect((await city.resident.invoke(name, { Type: 'Timer' })).result).toEqual({})
})

describe.each(Object.keys(EVENTS) as Action[])('operator 的 %s', (action) => {
  test('手机上、电脑上的人办不了，区中心的也一样', async () => {
    const event = { action, input: EVENTS[action], requestId: newRequestId() }
    expect((await city.worker.invoke('operator', event)).result).toMatchObject(NOT_HERE)
    const desk = new Desk(city.url, 'quzhongxin')
    await desk.signIn()
    expect((await desk.post('/v1/functions/operator', event)).body).toMatchObject(NOT_HERE)
  })

  test('定时器、网址、别的来源办不了', async () => {
    for (const source of ['wx_trigger', 'wx_http', 'wx_unknown', 'wx_client', 'tcb_web'] as const)
      expect(await operate(city.cloud, action, EVENTS[action], { source })).toMatchObject(NOT_HERE)
  })
})

test('问的不对，说得出哪里不对', async () => {
  expect(await operate(city.cloud, 'rebuild', {})).toMatchObject({ code: 'request/invalid' })
  expect(await operate(city.cloud, 'rebuild', { area: '999999' })).toMatchObject({ code: 'area/unknown' })
  expect(await operate(city.cloud, 'nothing' as Action, {})).toMatchObject({ code: 'request/unknown-action' })
})

test('看得到各张表的版本、条数、排着队的，不写谁的内容', async () => {
  const { versions, counts, accounts, health } = await done(city.cloud, 'status')
  expect(versions).toMatchObject({ district: 1, policy: expect.any(Number) as number })
  expect(counts['areas']).toBeGreaterThan(100)
  expect(accounts.map(({ username }) => username)).toContain('quzhongxin')
  expect(health.timers.map(({ name }) => name)).toEqual(['clock', 'whistle-clock', 'upkeep'])
})

test('重算和网格中心做的一样，审计里写着是云环境管理员', async () => {
  expect(await done(city.cloud, 'rebuild')).toMatchObject({ isDone: false })
  const { items } = await new Desk(city.url, 'quzhongxin').ask('oversight', 'audits', { action: 'operator' })
  expect(items).toMatchObject([
    { name: '云环境管理员', viaText: '云开发控制台', actionText: '重算数字', scopeText: '赭麓街道' },
  ])
  const { rebuilds } = await new Desk(city.url, 'zhelu').ask('oversight', 'rebuilds', {})
  expect(rebuilds).toMatchObject([{ byName: '云环境管理员' }])
})

test('区里还有能用的账号，就不换、不恢复；没有了才行', async () => {
  const others = { code: 'operator/others-can', message: '区里还有能用的区级账号，请由他在电脑端办' }
  const boss = new Desk(city.url, 'quzhongxin')
  const made = await boss.ask('login', 'create', {
    ...{ username: 'quer', role: 'district', scope: DISTRICT, name: '易平' },
  })
  expect(await operate(city.cloud, 'resetAccount', { username: 'quer' })).toMatchObject(others)
  expect(await operate(city.cloud, 'unlockAccount', { username: 'quer' })).toMatchObject(others)
  expect(await operate(city.cloud, 'unlockAccount', { username: 'zhelu' })).toMatchObject({
    code: 'operator/no-such',
    message: '没有这个区级账号，请核对用户名',
  })
  const second = new Desk(city.url, 'quer', made.password)
  await second.ask('login', 'changePassword', { old: made.password, password: PASSWORD })
  const again = new Desk(city.url, 'quer')
  const { items } = await again.ask('login', 'list', {})
  const first = items.find(({ username }) => username === 'quzhongxin')
  await again.ask('login', 'lock', { login: first?.login ?? '' })
  const { password } = await done(city.cloud, 'resetAccount', { username: 'quer' })
  const { isLocked } = await done(city.cloud, 'unlockAccount', { username: 'quzhongxin' })
  expect(isLocked).toBe(false)
  expect((await new Desk(city.url, 'quer', password).ask('account', 'me', {})).login).toMatchObject({
    mustChange: true,
  })
  expect((await new Desk(city.url, 'quzhongxin').ask('oversight', 'health', {})).timers).toHaveLength(3)
  expect(city.cloud.logs().some(({ text }) => text.includes(password))).toBe(false)
})

test('新的一个区，照 JSON Lines 导进空的云：开出第一个区级账号，登得上、改得了密码；再开就不行', async () => {
  const cloud = await openCloud({
    functionsDir: FUNCTIONS,
    collections: COLLECTIONS,
    templates: [],
    now: at('2026-03-02 09:00'),
    leeway: 15,
    ticking: false,
  })
  try {
    const { documents, files } = districtOf(join(ROOT, 'data/jinghu'), STORAGE, cloud.now())
    for (const { path, bytes } of files) cloud.putFile(path, bytes)
    for (const [name, text] of Object.entries(documents).map(([name, all]) => [name, jsonLines(all)] as const))
      cloud.load(
        name,
        text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Record<string, unknown>])),
      )
    const requestId = newRequestId()
    const lost = await done(cloud, 'firstAccount', EVENTS.firstAccount, { requestId })
    const given = await done(cloud, 'firstAccount', EVENTS.firstAccount, { requestId, source: 'wx_devtools' })
    expect(given.login).toMatchObject({ username: 'zhongxin', name: '高建国', text: '区网格中心 · 镜湖区' })
    expect(given.password).not.toBe(lost.password)
    const own = new Desk(cloud.url, 'zhongxin', given.password)
    await own.ask('login', 'changePassword', { old: given.password, password: PASSWORD })
    const boss = new Desk(cloud.url, 'zhongxin')
    const { items } = await boss.ask('login', 'list', {})
    expect(items.map(({ username }) => username)).toEqual(['zhongxin'])
    // 电脑端的每一页都有东西可看，没有办过的事是空的.
    expect((await boss.ask('board', 'command', {})).streets).toHaveLength(10)
    expect((await boss.ask('search', 'tickets', {})).items).toEqual([])
    expect((await boss.ask('search', 'whistles', {})).items).toEqual([])
    expect((await boss.ask('atlas', 'list', {})).areas.length).toBeGreaterThan(700)
    expect((await boss.ask('staff', 'list', {})).items.length).toBeGreaterThan(10)
    expect((await boss.ask('gazetteer', 'places', {})).items).toHaveLength(50)
    expect((await boss.ask('gazetteer', 'circle', {})).network).not.toBeNull()
    expect((await boss.ask('gazetteer', 'handMaps', {})).items[0]?.url).not.toBe('')
    expect((await boss.ask('catalogue', 'versions', {})).length).toBe(1)
    for (const { table } of await boss.ask('reference', 'tables', {}))
      expect((await boss.ask('reference', 'rows', { table })).rows.length).toBeGreaterThan(0)
    expect((await boss.ask('oversight', 'health', {})).timers).toHaveLength(3)
    expect(await operate(cloud, 'firstAccount', { ...EVENTS.firstAccount, username: 'other' })).toMatchObject({
      code: 'operator/has-account',
      message: '这个区已经有区级账号了，别的账号请登录电脑端去开',
    })
    const audits = cloud.read('audits', { by: 'operator' })
    expect(audits.map(({ action, via }) => [action, via])).toEqual([['login.create', 'cloud']])
  } finally {
    await cloud.close()
  }
})
