import { openCloud, type LocalCloud } from '../../local/cloud/open-cloud'
import type { Template } from '../../local/cloud/wechat/templates'
import { buildFixtureFunctions } from '../support/fixture-functions'

const PROGRESS = 'P'.repeat(43)
const TEMPLATES: Template[] = [
  {
    _id: 'progress',
    templateId: PROGRESS,
    title: '诉求进度提醒',
    fields: [
      { key: 'character_string1', label: '诉求编号' },
      { key: 'thing2', label: '诉求类别' },
      { key: 'phrase3', label: '当前状态' },
      { key: 'time4', label: '更新时间' },
    ],
  },
]
const GOOD = {
  character_string1: { value: 'JH261122-7K3QX' },
  thing2: { value: '公共照明 · 路灯不亮' },
  phrase3: { value: '办理中' },
  time4: { value: '2026年11月22日 15:01' },
}

let functions: Awaited<ReturnType<typeof buildFixtureFunctions>>
let cloud: LocalCloud
beforeAll(async () => {
  functions = await buildFixtureFunctions()
  const stage = {
    phones: [{ slot: 'resident', title: '居民', openid: 'oResident' }],
    people: [{ openid: 'oResident', name: '李奶奶', text: '居民', at: [118.38, 31.34] as [number, number] }],
  }
  cloud = await openCloud({
    functionsDir: functions.dir,
    collections: { things: { indexes: [] } },
    templates: TEMPLATES,
    stage,
    ticking: false,
  })
})
afterAll(async () => {
  await cloud.close()
  functions.remove()
})

const post = (path: string, body: unknown, session = '') =>
  fetch(cloud.url + path, { method: 'POST', headers: { 'x-session': session }, body: JSON.stringify(body) })
const openSession = async (openid: string) =>
  ((await (await post('/wx/session', { openid })).json()) as { session: string }).session

describe('WeChat’s side', () => {
  const ask = async (api: string, input: unknown, openid = 'oResident') => {
    const reply = (await cloud.callAs(openid, 'message', { api, input })) as { result: Record<string, unknown> }
    return reply.result
  }
  const send = (change: object, touser = 'oResident', templateId = PROGRESS) =>
    ask('subscribeMessage.send', { touser, templateId, page: 'pages/home/home', data: { ...GOOD, ...change } })

  test('each accept is one message; without one the answer is 43101', async () => {
    expect(await send({})).toMatchObject({ errCode: 43101 })
    expect(cloud.subscribe('oResident', { [PROGRESS]: 'reject' })).toMatchObject({ [PROGRESS]: 'reject' })
    expect(await send({})).toMatchObject({ errCode: 43101 })
    cloud.subscribe('oResident', { [PROGRESS]: 'accept' })
    cloud.subscribe('oResident', { [PROGRESS]: 'accept' })
    expect(await send({})).toMatchObject({ errCode: 0 })
    expect(await send({})).toMatchObject({ errCode: 0 })
    expect(await send({})).toMatchObject({ errCode: 43101 })
    expect(cloud.messages('oResident')).toHaveLength(2)
    expect(cloud.messages('oResident')[0]).toMatchObject({
      title: '诉求进度提醒',
      page: 'pages/home/home',
      fields: [
        { label: '诉求编号', value: 'JH261122-7K3QX' },
        { label: '诉求类别' },
        { label: '当前状态' },
        { label: '更新时间' },
      ],
    })
    expect(cloud.messages('oStranger')).toEqual([])
  })

  test.each([
    ['missing', { thing2: undefined }, 'thing2'],
    ['empty', { thing2: { value: '' } }, 'thing2'],
    ['blank', { thing2: { value: '  ' } }, 'thing2'],
    ['too long', { thing2: { value: '字'.repeat(21) } }, 'thing2'],
    ['with a line break', { thing2: { value: '一\n二' } }, 'thing2'],
    ['no Chinese phrase', { phrase3: { value: 'ok' } }, 'phrase3'],
    ['a phrase too long', { phrase3: { value: '正在处理中呢' } }, 'phrase3'],
    ['Chinese in a character string', { character_string1: { value: '编号1' } }, 'character_string1'],
    ['no time', { time4: { value: '明天' } }, 'time4'],
    ['a field of another template', { thing9: { value: '多余' } }, 'thing9'],
  ])('a field that is %s is answered 47003 with its name, and spends nothing', async (_name, change, field) => {
    cloud.subscribe('oCareful', { [PROGRESS]: 'accept' })
    expect(await send(change, 'oCareful')).toMatchObject({
      errCode: 47003,
      errMsg: expect.stringContaining(`data.${field}.value invalid`) as string,
    })
    expect(cloud.messages('oCareful')).toEqual([])
  })

  test('a wrong openid is 40003, an unknown template 40037', async () => {
    expect(await send({}, 'nobody')).toMatchObject({ errCode: 40003 })
    expect(await send({}, 'oResident', 'X'.repeat(43))).toMatchObject({ errCode: 40037 })
  })

  test('a text is passed, held for review or refused', async () => {
    const check = (content: string) =>
      ask('security.msgSecCheck', { content, version: 2, scene: 2, openid: 'oResident' })
    expect(await check('三山里路灯不亮')).toMatchObject({ errCode: 0, result: { suggest: 'pass', label: 100 } })
    expect(await check('你这个混蛋')).toMatchObject({ result: { suggest: 'review' } })
    expect(await check('傻逼')).toMatchObject({
      result: { suggest: 'risky', label: 20003 },
      traceId: expect.any(String) as string,
    })
    expect(await check('字'.repeat(2501))).toMatchObject({ errCode: 45002 })
  })

  test('a user not seen for two hours cannot be checked for', async () => {
    const check = () => ask('security.msgSecCheck', { content: '你好', version: 2, scene: 2, openid: 'oQuiet' })
    await openSession('oQuiet')
    expect(await check()).toMatchObject({ errCode: 0 })
    await cloud.advance(2 * 3600_000 + 1000)
    expect(await check()).toMatchObject({ errCode: 61010 })
  })

  test('an api the function’s config does not ask for is refused', async () => {
    const input = { content: '你好', version: 2, scene: 2, openid: 'oResident' }
    const reply = await cloud.callAs('oResident', 'unpermitted', { api: 'security.msgSecCheck', input })
    expect(reply).toMatchObject({ result: { errCode: -604101 } })
  })

  test.each(['wxacode.get', 'not.there'])('%s is not there, and says so', async (api) => {
    expect(await ask(api, {})).toMatchObject({ errCode: -604100 })
  })
})

describe('a phone', () => {
  test('without a session nothing is served; a session that was made up is none', async () => {
    for (const session of ['', 'oResident', 'oResident.forged', 'oResident.']) {
      expect((await post('/wx/call', { name: 'echo', data: {} }, session)).status).toBe(401)
    }
    expect((await post('/wx/session', { openid: 'x' })).status).toBe(400)
  })

  test('calls a function as the person it belongs to', async () => {
    const reply = await post('/wx/call', { name: 'echo', data: { word: 'hi' } }, await openSession('oResident'))
    expect(await reply.json()).toMatchObject({
      result: { before: 'oResident', event: { userInfo: { openId: 'oResident' } } },
      errMsg: 'cloud.callFunction:ok',
      requestID: expect.any(String) as string,
    })
  })

  test('keeps files others can neither overwrite nor open', async () => {
    const [mine, other] = [await openSession('oOwner'), await openSession('oOther')]
    const put = (session: string, body: string) =>
      fetch(`${cloud.url}/wx/files/photos/a.jpg`, { method: 'PUT', headers: { 'x-session': session }, body })
    const { fileID } = (await (await put(mine, 'photo')).json()) as { fileID: string }
    expect((await put(other, 'other')).status).toBe(403)
    const urls = async (session: string) =>
      (
        (await (await post('/wx/temp-urls', { fileList: [fileID] }, session)).json()) as {
          fileList: Array<{ status: number; tempFileURL: string }>
        }
      ).fileList[0]!
    expect((await urls(other)).status).toBe(1)
    const response = await fetch((await urls(mine)).tempFileURL)
    expect(response.headers.get('content-type')).toBe('image/jpeg')
    expect(await response.text()).toBe('photo')
  })

  const put = async (path: string, body: Buffer) =>
    fetch(`${cloud.url}/wx/files/${path}`, {
      method: 'PUT',
      headers: { 'x-session': await openSession('oOwner') },
      body: new Uint8Array(body),
    })

  test('may not keep a photo larger than 10 MB nor a video larger than 20, nor under a path that leads elsewhere', async () => {
    expect((await put('big.jpg', Buffer.alloc(10 * 1024 * 1024 + 1))).status).toBe(413)
    expect((await put('big.mp4', Buffer.alloc(20 * 1024 * 1024 + 1))).status).toBe(413)
    expect((await put('..%2f..%2fup.jpg', Buffer.from('x'))).status).toBe(400)
  })

  test('plays a video of 20 MB from any point of it', async () => {
    const bytes = Buffer.alloc(20 * 1024 * 1024, 'frame')
    const { fileID } = (await (await put('videos/a.mp4', bytes)).json()) as { fileID: string }
    const asked = await post('/wx/temp-urls', { fileList: [fileID] }, await openSession('oOwner'))
    const { fileList } = (await asked.json()) as { fileList: [{ tempFileURL: string }] }
    const part = await fetch(fileList[0].tempFileURL, { headers: { range: 'bytes=20971516-' } })
    expect(part.status).toBe(206)
    expect(part.headers.get('content-type')).toBe('video/mp4')
    expect(part.headers.get('content-range')).toBe('bytes 20971516-20971519/20971520')
    expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(-4))
  })

  test('is asked for at most three templates, each of which must exist', async () => {
    const session = await openSession('oResident')
    const subscribe = async (ids: string[]): Promise<unknown> => {
      const answers = Object.fromEntries(ids.map((id) => [id, 'accept']))
      return (await post('/wx/subscribe', { answers }, session)).json()
    }
    expect(await subscribe(['a', 'b', 'c', 'd'])).toMatchObject({ errCode: 20003 })
    expect(await subscribe([PROGRESS, 'unknown'])).toMatchObject({ errCode: 20001 })
    expect(await subscribe([PROGRESS])).toMatchObject({ [PROGRESS]: 'accept', errMsg: 'requestSubscribeMessage:ok' })
  })

  test('hears its messages and the clock as they come, and nobody else’s messages', async () => {
    const stop = new AbortController()
    const response = await fetch(`${cloud.url}/wx/events?session=${await openSession('oListener')}`, {
      signal: stop.signal,
    })
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
    for (const openid of ['oElse', 'oListener']) {
      cloud.subscribe(openid, { [PROGRESS]: 'accept' })
      const input = { touser: openid, templateId: PROGRESS, page: `pages/for-${openid}`, data: GOOD }
      await cloud.callAs(openid, 'message', { api: 'subscribeMessage.send', input })
    }
    await post('/stage/clock', { advance: 1000 })
    let heard = ''
    while (!heard.includes('event: clock')) heard += (await reader.read()).value ?? ''
    expect(heard).toContain('pages/for-oListener')
    expect(heard).not.toContain('pages/for-oElse')
    stop.abort()
  })
})

describe('the stage', () => {
  test('knows its phones, its people and the time', async () => {
    expect(await (await fetch(`${cloud.url}/stage/state`)).json()).toMatchObject({
      phones: [{ slot: 'resident', openid: 'oResident' }],
      people: [{ name: '李奶奶', at: [118.38, 31.34] }],
      offset: expect.any(Number) as number,
      now: expect.any(Number) as number,
    })
  })

  test('moves the clock forward only', async () => {
    const before = cloud.now()
    expect(await (await post('/stage/clock', { advance: 60_000 })).json()).toHaveProperty('now')
    expect(cloud.now()).toBeGreaterThanOrEqual(before + 60_000)
    for (const advance of [-1, '60', null, 1e15]) expect((await post('/stage/clock', { advance })).status).toBe(400)
  })

  test('an address that is not there is a 404', async () => {
    expect((await fetch(`${cloud.url}/nowhere`)).status).toBe(404)
  })
})
