import { openCloud, type LocalCloud } from '../../local/cloud/open-cloud'
import { readCode } from '../support/code'
import { buildFixtureFunctions } from '../support/fixture-functions'

const TEMPLATE = 'T'.repeat(43)

let functions: Awaited<ReturnType<typeof buildFixtureFunctions>>
let cloud: LocalCloud
beforeAll(async () => {
  functions = await buildFixtureFunctions()
  cloud = await openCloud({
    functionsDir: functions.dir,
    collections: { things: { indexes: [] } },
    templates: [{ _id: 't', templateId: TEMPLATE, title: '提醒', fields: [{ key: 'thing1', label: '事项' }] }],
    stage: {
      phones: [],
      people: [],
      codes: [{ name: '文化路公告栏', text: 'https://local/?scene=g%3D1&page=pages/home/home' }],
      groups: [
        { id: 'wenhualu', name: '文化路网格群', members: ['oWorker', 'oResident'] },
        { id: 'other', name: '另一个群', members: ['oResident'] },
      ],
    },
    pages: ['pages/home/home', 'packages/worker/task/task'],
    ticking: false,
  })
})
afterAll(async () => {
  await cloud.close()
  functions.remove()
})

const post = async (path: string, body: unknown, openid: string): Promise<PhoneReply> => {
  const headers = { 'x-session': cloud.session(openid) }
  const response = await fetch(cloud.url + path, { method: 'POST', headers, body: JSON.stringify(body) })
  return { ...((await response.json()) as Record<string, string>), status: response.status }
}
interface PhoneReply {
  status: number
  cloudID?: string
  code?: string
}
const call = async (name: string, data: unknown, openid = 'oResident') => {
  const reply = await cloud.callAs(openid, name, data)
  if (!('result' in reply)) throw new Error(reply.errMsg)
  return reply.result as Record<string, unknown>
}
const ask = (api: string, input: unknown) => call('message', { api, input })

describe('a WeChat group', () => {
  const enter = async (openid: string, group: string) => (await post('/wx/group-enter', { group }, openid)).cloudID!
  const opengid = async (openid: string, group: string) => {
    const { list } = (await call('grants', { list: [await enter(openid, group)] }, openid)) as {
      list: [{ data: { opengid: string } }]
    }
    return list[0].data.opengid
  }

  test('is known to a function by its opengid, the same for every member, another for another group', async () => {
    const [worker, resident, other] = [
      await opengid('oWorker', 'wenhualu'),
      await opengid('oResident', 'wenhualu'),
      await opengid('oResident', 'other'),
    ]
    expect(worker).toMatch(/^G[A-Za-z0-9_-]{27}$/)
    expect(resident).toBe(worker)
    expect(other).not.toBe(worker)
  })

  test('is entered by its members alone', async () => {
    const refused = { status: 403, errCode: 65206, errMsg: 'user is not in the group' }
    expect(await post('/wx/group-enter', { group: 'wenhualu' }, 'oStranger')).toMatchObject(refused)
    expect(await post('/wx/group-enter', { group: 'nowhere' }, 'oResident')).toMatchObject(refused)
    expect(await post('/wx/group-enter', {}, 'oResident')).toMatchObject(refused)
  })

  test('a cloudID opens for the person it was given to, as long as it lives; a made-up one never', async () => {
    const cloudID = await enter('oWorker', 'wenhualu')
    const list = [cloudID, '43_made-up']
    expect(await call('grants', { list }, 'oWorker')).toMatchObject({
      errCode: 0,
      list: [
        {
          cloudID,
          data: { opengid: expect.any(String) as string, watermark: { timestamp: expect.any(Number) as number } },
        },
        { cloudID: '43_made-up', errCode: -601005 },
      ],
    })
    expect(await call('grants', { list }, 'oResident')).toMatchObject({ list: [{ errCode: -601007 }, {}] })
    await cloud.advance(5 * 60_000 + 1)
    expect(await call('grants', { list }, 'oWorker')).toMatchObject({ list: [{ errCode: -601006 }, {}] })
  })

  test('is seen on the stage, with who is in it', async () => {
    expect(await (await fetch(`${cloud.url}/stage/state`)).json()).toMatchObject({
      groups: [{ id: 'wenhualu', name: '文化路网格群', members: ['oWorker', 'oResident'] }, { id: 'other' }],
    })
  })
})

describe('a phone number', () => {
  const give = async (openid: string) => (await post('/wx/phone-code', {}, openid)).code!
  const open = (code: unknown) => ask('phonenumber.getPhoneNumber', { code })

  test('is given by a code that opens once, to the same number every time', async () => {
    const code = await give('oResident')
    const first = await open(code)
    expect(first).toMatchObject({
      errCode: 0,
      phoneInfo: {
        phoneNumber: expect.stringMatching(/^138\d{8}$/) as string,
        countryCode: '86',
        watermark: { appid: expect.stringMatching(/^wx/) as string },
      },
    })
    expect(await open(code)).toMatchObject({ errCode: 40029 })
    expect((await open(await give('oResident')))['phoneInfo']).toMatchObject({
      purePhoneNumber: (first['phoneInfo'] as { phoneNumber: string }).phoneNumber,
    })
    expect(await open(await give('oOther'))).not.toMatchObject({ phoneInfo: { phoneNumber: first['phoneNumber'] } })
  })

  test('a code that was made up, is for something else, or is older than five minutes, opens nothing', async () => {
    const { cloudID } = cloud.enterGroup('oResident', 'wenhualu') as { cloudID: string }
    const { code } = cloud.giveNumber('oResident')
    await cloud.advance(5 * 60_000 + 1)
    for (const bad of [code, 'made-up', cloudID, 7, undefined])
      expect(await open(bad)).toMatchObject({ errCode: 40029 })
  })
})

describe('a mini-program code', () => {
  const draw = (input: object) => ask('wxacode.getUnlimited', input)
  /** The picture as the function got it: its buffer went through JSON on the way out. */
  const picture = (result: Record<string, unknown>) =>
    readCode(Buffer.from((result['buffer'] as { data: number[] }).data))

  test('is a PNG of the width asked for, and reads as its scene and page', async () => {
    const scene = "g=340202001!#$&'()*+,/:;?@-._~"
    const result = await draw({ scene, page: 'packages/worker/task/task', width: 600 })
    expect(result).toMatchObject({ contentType: 'image/png', errCode: 0 })
    const { width, text } = picture(result)
    expect(width).toBe(600)
    expect(Object.fromEntries(new URL(text!).searchParams)).toEqual({ scene, page: 'packages/worker/task/task' })
  })

  test('leads home, 430 pixels wide, unless told otherwise', async () => {
    expect(picture(await draw({ scene: 'a=1' }))).toEqual({
      width: 430,
      text: 'https://local/?scene=a%3D1&page=pages/home/home',
    })
  })

  test('can be picked on the stage by who has no camera, the latest first and each once', async () => {
    for (const scene of ['s=1', 's=2', 's=1']) await draw({ scene })
    const { codes } = (await (await fetch(`${cloud.url}/stage/state`)).json()) as { codes: unknown[] }
    expect(codes.slice(0, 3)).toEqual([
      { name: '文化路公告栏', text: 'https://local/?scene=g%3D1&page=pages/home/home' },
      { name: 's=1（pages/home/home）', text: 'https://local/?scene=s%3D1&page=pages/home/home' },
      { name: 's=2（pages/home/home）', text: 'https://local/?scene=s%3D2&page=pages/home/home' },
    ])
  })

  test('may lead to a page to come when the path is not checked', async () => {
    expect(await draw({ scene: 'a', page: 'pages/new/new', checkPath: false })).toMatchObject({ errCode: 0 })
  })

  test.each([
    { wrong: 'no scene', input: { scene: '' }, errCode: 40169 },
    { wrong: 'a scene of 33 characters', input: { scene: 'x'.repeat(33) }, errCode: 40169 },
    { wrong: 'Chinese in its scene', input: { scene: '网格' }, errCode: 40169 },
    { wrong: '% in its scene', input: { scene: 'a%20b' }, errCode: 40169 },
    { wrong: 'a page that is not there', input: { page: 'pages/new/new' }, errCode: 41030 },
    { wrong: 'a page with a slash before it', input: { page: '/pages/home/home' }, errCode: 41030 },
    { wrong: 'parameters in its page', input: { page: 'pages/home/home?a=1', check_path: false }, errCode: 41030 },
    { wrong: 'a width of 279', input: { width: 279 }, errCode: 40097 },
    { wrong: 'a width of 1281', input: { width: 1281 }, errCode: 40097 },
  ])('with $wrong is refused with $errCode', async ({ input, errCode }) => {
    expect(await draw({ scene: 'a=1', ...input })).toMatchObject({ errCode })
  })
})

describe('what a function may ask', () => {
  test.each(['security.mediaCheckAsync', 'phonenumber.getPhoneNumber', 'wxacode.getUnlimited'])(
    '%s is refused to one whose config does not name it',
    async (api) => {
      expect(await call('unpermitted', { api, input: {} })).toMatchObject({ errCode: -604101 })
    },
  )

  test('a function called by another knows the person and the whole way', async () => {
    expect(await call('grants', { list: ['x'] })).toMatchObject({ openid: 'oResident', source: 'wx_client' })
    expect(await call('nest', { depth: 2 })).toEqual(['oResident', 'oResident', 'oResident'])
    const sources = cloud
      .logs()
      .flatMap(({ function: name, text }) => (name === 'nest' ? text.split(' from ')[1]! : []))
    expect(sources).toEqual(['wx_client', 'wx_client,scf', 'wx_client,scf,scf'])
  })
})

describe('WeChat out of order', () => {
  const send = () =>
    ask('subscribeMessage.send', { touser: 'oResident', templateId: TEMPLATE, data: { thing1: { value: '一' } } })
  const subscribe = () => cloud.subscribe('oResident', { [TEMPLATE]: 'accept' })

  test.each([-1, 45009])(
    'the next calls of an api answer %s and spend nothing; the one after is served',
    async (errcode) => {
      subscribe()
      cloud.disturb('subscribeMessage.send', errcode, 2)
      expect([await send(), await send(), await send(), await send()]).toEqual([
        expect.objectContaining({ errCode: errcode }),
        expect.objectContaining({ errCode: errcode }),
        expect.objectContaining({ errCode: 0 }),
        expect.objectContaining({ errCode: 43101 }),
      ])
    },
  )

  test('other apis are left alone, and a disturbance can be called off', async () => {
    cloud.disturb('security.msgSecCheck', -1, 5)
    const check = () => ask('security.msgSecCheck', { content: '你好', version: 2, scene: 2, openid: 'oResident' })
    expect(await check()).toMatchObject({ errCode: -1 })
    expect(await send()).toMatchObject({ errCode: 43101 })
    cloud.disturb('security.msgSecCheck', -1, 0)
    expect(await check()).toMatchObject({ errCode: 0 })
  })

  test('open data can be out of order too', async () => {
    cloud.disturb('getOpenData', -1, 1)
    expect(await call('grants', { list: ['x'] })).toMatchObject({ errCode: -1 })
    expect(await call('grants', { list: ['x'] })).toMatchObject({ errCode: 0 })
  })

  test('a template removed in WeChat’s console is 40037 to functions, and no phone is asked for it', async () => {
    subscribe()
    cloud.removeTemplate(TEMPLATE)
    expect(await send()).toMatchObject({ errCode: 40037 })
    expect(subscribe()).toMatchObject({ errCode: 20001 })
    const headers = { 'x-session': cloud.session('oResident') }
    expect(await (await fetch(`${cloud.url}/wx/templates`, { headers })).json()).toEqual([])
  })
})
