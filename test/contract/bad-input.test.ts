import { type LocalCity, LAMP, newRequestId } from '../support/city'
import { cityOfThisFile } from '../support/of-this-file'

let city: LocalCity
cityOfThisFile((opened) => {
  city = opened
})

/** Everything a refused call could have changed. */
const footprint = async () => ({
  mine: (await city.resident.ask('ticket', 'mine', {})).items.map(({ id, status }) => `${id} ${status}`),
  tasks: (await city.worker.ask('ticket', 'tasks', {})).items.map(({ id, status }) => `${id} ${status}`),
  inbox: await city.worker.inbox(),
})

const point = (lng: number, lat: number) => ({ point: { lng, lat } })
const send = async (name: string, data: unknown) => (await city.resident.invoke(name, data)).result
const report = (facts: object) =>
  send('ticket', { action: 'report', requestId: newRequestId(), input: { ...city.resident.reportInput(), ...facts } })
const someone = (i: number) => `cloud://local-env.6c6f/photos/p-x/20260302/${String(i).padStart(16, 'a')}.jpg`

const CASES: Array<[name: string, run: () => Promise<unknown>, code: string, field?: string]> = [
  [
    '没有的动作',
    () => send('ticket', { action: 'explode', requestId: newRequestId(), input: {} }),
    'request/unknown-action',
  ],
  [
    '原型上的动作名',
    () => send('ticket', { action: 'constructor', requestId: newRequestId(), input: {} }),
    'request/unknown-action',
  ],
  ['没有请求编号', () => send('ticket', { action: 'mine', input: {} }), 'request/invalid', 'requestId'],
  ['空的请求', () => send('ticket', null), 'request/invalid'],
  ['不是对象的请求', () => send('ticket', '反映'), 'request/invalid'],
  ['多出来的字段', () => report({ openid: 'o-somebody-else' }), 'request/invalid', 'openid'],
  ['类型不对的内容', () => report({ words: 42 }), 'request/invalid', 'words'],
  ['空白的内容', () => report({ words: ' \n ' }), 'request/invalid', 'words'],
  ['只有看不见的字', () => report({ words: '\u200b\u2800\u3164\ufeff\u0000' }), 'request/invalid', 'words'],
  ['501 个字', () => report({ words: '灯'.repeat(501) }), 'request/invalid', 'words'],
  [
    '20 张照片',
    () => report({ photos: Array.from({ length: 20 }, (_, i) => someone(i)) }),
    'request/invalid',
    'photos',
  ],
  ['同一张照片放两次', () => report({ photos: [someone(1), someone(1)] }), 'request/invalid', 'photos'],
  ['不是云存储里的照片', () => report({ photos: ['https://example.com/a.jpg'] }), 'request/invalid', 'photos.0'],
  ['别人的照片', () => report({ photos: [someone(1)] }), 'photo/not-yours', 'photos'],
  ['没有的类别', () => report({ category: '9999' }), 'ticket/unknown-category', 'category'],
  ['没有位置', () => report({ place: {} }), 'request/invalid', 'place'],
  ['经度是文字', () => report({ place: { point: { lng: '118', lat: 31 } } }), 'request/invalid', 'place.point.lng'],
  ['纬度超出地球', () => report({ place: point(118.4, 131) }), 'request/invalid', 'place.point.lat'],
  ['扬子江里', () => report({ place: point(118.345, 31.345) }), 'area/outside', 'place.point'],
  ['北京', () => report({ place: point(116.397, 39.908) }), 'area/outside', 'place.point'],
  ['没有的网格', () => report({ place: { area: '999999999999999' } }), 'area/unknown', 'place.area'],
  ['只说到街道', () => report({ place: { area: '340202014' } }), 'area/too-wide', 'place.area'],
  ['只说到社区', () => report({ place: { area: '340202014002' } }), 'area/too-wide', 'place.area'],
  [
    '手选了网格，图钉却在北京',
    () => report({ place: { ...point(116.397, 39.908), area: '340202014002005' } }),
    'area/outside',
    'place.point',
  ],
  [
    '没有的诉求',
    () => send('ticket', { action: 'get', requestId: newRequestId(), input: { id: 'nothing' } }),
    'ticket/not-found',
  ],
  [
    '像代码的诉求编号',
    () => send('ticket', { action: 'get', requestId: newRequestId(), input: { id: '{"$gt":""}' } }),
    'request/invalid',
    'id',
  ],
  [
    '编号是查询条件',
    () => send('ticket', { action: 'get', requestId: newRequestId(), input: { id: { $gt: '' } } }),
    'request/invalid',
    'id',
  ],
  [
    '没有的操作',
    () => send('ticket', { action: 'act', requestId: newRequestId(), input: { id: 'x', command: { name: 'delete' } } }),
    'request/invalid',
    'command.name',
  ],
  [
    '办结不带照片',
    () =>
      send('ticket', {
        action: 'act',
        requestId: newRequestId(),
        input: { id: 'x', command: { name: 'resolve', closing: 'solved', note: '好了', photos: [] } },
      }),
    'request/invalid',
    'command.photos',
  ],
  [
    '选一个没有的网格做家',
    () => send('account', { action: 'settle', requestId: newRequestId(), input: { grid: '1' } }),
    'area/unknown',
    'grid',
  ],
  [
    '同意一种没有的提醒',
    () =>
      send('notice', {
        action: 'consent',
        requestId: newRequestId(),
        input: { templates: ['gift'], tap: newRequestId() },
      }),
    'request/invalid',
    'templates.0',
  ],
]

/** 有自己一句话的。 */
const SAID: Record<string, string> = {
  'request/unknown-action': '没有这个功能，请更新小程序后再试',
  'photo/not-yours': '只能使用您自己上传的照片',
  'ticket/unknown-category': '没有这个类别，请重新选择',
  'area/unknown': '没有找到这个网格，请重新选择',
  'area/outside': '这个位置不在本区范围内，请重新选择',
  'ticket/not-found': '没有找到这件诉求',
  'area/too-wide': '请选到具体的网格',
}

test.each(CASES.map(([name, run, code, field]) => ({ name, run, code, field })))(
  '$name：有编号、有一句中文，什么也没改',
  async ({ run, code, field }) => {
    const before = await footprint()
    const reply = (await run()) as { ok: boolean; code: string; message: string; field?: string }
    expect(reply).toMatchObject({ ok: false, code, ...(field !== undefined && { field }) })
    expect(reply.message).toMatch(SAID[code] ?? /[\u4e00-\u9fff]/)
    expect(await footprint()).toEqual(before)
  },
)

test('改名叫 .jpg 的文本文件，被认出来', async () => {
  const photo = await city.resident.upload(Buffer.from('我不是照片'))
  expect(await report({ photos: [photo] })).toMatchObject({
    ok: false,
    code: 'photo/not-image',
    message: '有文件不是照片，请重新选择',
    field: 'photos',
  })
})

test('说传了其实没传的照片，被认出来', async () => {
  const { person } = await city.resident.me()
  const photo = (await city.resident.upload()).replace(/[^/]+\.jpg$/, 'aaaaaaaaaaaaaaaa.jpg')
  expect(photo).toContain(person)
  expect(await report({ photos: [photo] })).toMatchObject({
    ok: false,
    code: 'photo/missing',
    message: '有照片没有传上来，请重新选择',
    field: 'photos',
  })
})

test('不宜发布的文字，用一句中性的话退回', async () => {
  expect(await report({ words: '这里有人代办假证，到处贴小广告' })).toMatchObject({
    ok: false,
    code: 'content/risky',
    message: '内容里有不适合发布的文字，请修改后再提交',
    field: 'words',
  })
})

test('别人的诉求，看不了，也动不了', async () => {
  const ticket = await city.resident.report()
  const stranger = city.phone('o-somebody-quite-new')
  expect(await stranger.call('ticket', 'get', { id: ticket.id })).toMatchObject({ ok: false, code: 'ticket/not-yours' })
  for (const name of ['accept', 'progress', 'resolve', 'rate', 'reopen'] as const) {
    const photos = name === 'resolve' ? [await stranger.upload()] : []
    const command = { name, note: '我来', closing: 'solved', score: 'satisfied', photos }
    const pick = {
      accept: ['name'],
      progress: ['name', 'note'],
      resolve: ['name', 'note', 'closing', 'photos'],
      rate: ['name', 'score'],
      reopen: ['name', 'note'],
    }[name]
    const sent = Object.fromEntries(Object.entries(command).filter(([key]) => pick.includes(key)))
    expect(await stranger.tryTo(ticket.id, sent as never)).toMatchObject({ ok: false, code: 'ticket/not-yours' })
  }
  expect((await city.resident.ticket(ticket.id)).timeline).toHaveLength(2)
})

test('已经接了的单再接一次，告诉他已经接了', async () => {
  const ticket = await city.resident.report()
  await city.worker.act(ticket.id, { name: 'accept' })
  expect(await city.worker.tryTo(ticket.id, { name: 'accept' })).toMatchObject({
    ok: false,
    code: 'ticket/already-accepted',
    message: '您已经接单了',
  })
})

test('自己反映的，不能附议自己', async () => {
  const ticket = await city.resident.report()
  expect(await city.resident.call('ticket', 'second', { id: ticket.id })).toMatchObject({
    ok: false,
    code: 'ticket/own',
    message: '这是您自己反映的，不用附议',
  })
})

test('居民不能假装是定时器', async () => {
  const { result } = await city.resident.invoke('clock', { Type: 'Timer', TriggerName: 'minute' })
  expect(result).toEqual({})
})

test('身份只看平台给的，事件里写什么都没用', async () => {
  const { result } = await city.resident.invoke('account', {
    action: 'me',
    input: {},
    requestId: newRequestId(),
    userInfo: { openId: city.worker.openid },
    openid: city.worker.openid,
  })
  expect(result).toMatchObject({ ok: true, data: { person: (await city.resident.me()).person } })
})

test('类别目录里确有照明一类', () => {
  expect(LAMP).toMatch(/^\d{4}$/)
})
