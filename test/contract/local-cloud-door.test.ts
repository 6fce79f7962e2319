import { request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { openCloud, type LocalCloud } from '../../local/cloud/open-cloud'
import { THINGS } from './describe-cloud'

let cloud: LocalCloud
let port: string
beforeAll(async () => {
  const phones = [{ slot: 'resident', title: '居民', openid: 'oResident' }]
  cloud = await openCloud({
    functionsDir: tmpdir(),
    collections: THINGS,
    templates: [],
    stage: { phones, people: [] },
    prewarm: 0,
  })
  port = new URL(cloud.url).port
})
afterAll(() => cloud.close())

const HOUR = { advance: 3_600_000 }
/** A request with exactly these headers: `fetch` would write `host` itself. */
const send = (headers: Record<string, string>, path = '/stage/clock', body: object = HOUR, method = 'POST') =>
  new Promise<{ status: number; text: string }>((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => (text += part))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
    })
      .on('error', reject)
      .end(/^P/.test(method) ? JSON.stringify(body) : undefined)
  })
const own = () => `127.0.0.1:${port}`

describe('another web page the developer has open', () => {
  test.each([
    ['says where it is from', () => ({ host: own(), origin: 'https://evil.example' })],
    ['is a file or a sandbox', () => ({ host: own(), origin: 'null' })],
    ['is served from another port here', () => ({ host: own(), origin: 'http://127.0.0.1:1' })],
    ['is the same address by https', () => ({ host: own(), origin: `https://${own()}` })],
    ['is known by the browser’s word alone', () => ({ host: own(), 'sec-fetch-site': 'cross-site' })],
    ['let its own name lead here', () => ({ host: `evil.example:${port}` })],
    [
      'let its own name lead here, and asks from there',
      () => ({ host: 'evil.example', origin: 'http://evil.example' }),
    ],
    ['names another port', () => ({ host: '127.0.0.1:1' })],
  ])('that %s is refused in words, and changes nothing', async (_name, headers) => {
    const before = cloud.now()
    const { status, text } = await send({ ...headers(), 'content-type': 'text/plain' })
    expect(status).toBe(403)
    expect((JSON.parse(text) as { errMsg: string }).errMsg).toMatch(/^[^a-z]*[\u4e00-\u9fff].*。$/)
    expect(cloud.now() - before).toBeLessThan(HOUR.advance)
  })

  test.each(['/', '/phone/', '/phone/reload', '/wx/session', '/wx/call', '/stage/state', '/stage/messages', '/admin'])(
    'is refused at %s, whatever the method',
    async (path) => {
      for (const method of ['GET', 'POST', 'PUT', 'OPTIONS']) {
        const refused = await send({ host: own(), origin: 'https://evil.example' }, path, {}, method)
        expect(refused.status).toBe(403)
      }
    },
  )

  test('puts no file, not even with an address that was signed', async () => {
    const refused = await send({ host: own(), origin: 'https://evil.example' }, '/storage/a.jpg', {}, 'PUT')
    expect(refused.text).toContain('网页')
  })
})

test.each(['127.0.0.2', '::1'])('nobody is let in at %s: the server listens on 127.0.0.1 alone', async (address) => {
  const outcome = await new Promise((resolve) => {
    const socket = connect({ host: address, port: Number(port) })
    socket.once('connect', () => {
      resolve('connected')
      socket.destroy()
    })
    socket.once('error', () => resolve('refused'))
  })
  expect(outcome).toBe('refused')
})

describe('our own pages and the command line', () => {
  test.each(['127.0.0.1', 'localhost', '[::1]'])('are served by the name %s', async (name) => {
    const host = `${name}:${port}`
    expect((await send({ host })).status).toBe(200)
    expect((await send({ host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' })).status).toBe(200)
    expect((await send({ host, 'sec-fetch-site': 'none' }, '/stage/state', {}, 'GET')).status).toBe(200)
  })

  test('a photo opens by its signed address also when the page was opened as localhost', async () => {
    const fileid = cloud.putFile('photo.jpg', Buffer.from('photo'))
    const asked = { ...sdkToken(), action: 'storage.batchGetDownloadUrl', file_list: [{ fileid }] }
    const { text } = await send({ host: own() }, '/admin', asked)
    const { data } = JSON.parse(text) as { data: { download_list: [{ tempFileURL: string }] } }
    const { pathname, search } = new URL(data.download_list[0].tempFileURL)
    const crossing = { host: own(), 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'image' }
    expect(await send(crossing, pathname + search, {}, 'GET')).toEqual({ status: 200, text: 'photo' })
  })
})

const sdkToken = () => ({ tcb_sessionToken: cloud.sdkEnv()['TCB_SESSIONTOKEN'] })

describe('the SDK’s address', () => {
  const add = { action: 'database.insertDocument', collectionName: 'things', data: ['{"code":"by-a-stranger"}'] }

  test.each([
    ['no token', {}],
    ['an empty token', { tcb_sessionToken: '' }],
    ['a made-up token', { tcb_sessionToken: 'outside' }],
    ['a token that is no text', { tcb_sessionToken: { $ne: 1 } }],
  ])('writes nothing for %s, and says so', async (_name, token) => {
    const { text } = await send({ host: own() }, '/admin', { ...add, ...token })
    expect(JSON.parse(text)).toMatchObject({
      code: 'INVALID_CREDENTIALS',
      message: expect.stringMatching(/云函数.*。$/) as string,
    })
    expect(cloud.read('things')).toEqual([])
  })

  test('calls no WeChat api without a token', async () => {
    const form = new FormData()
    form.set('action', 'wx.openApi')
    form.set('apiName', 'security.msgSecCheck')
    const response = await fetch(`${cloud.url}/admin`, { method: 'POST', body: form })
    expect(await response.json()).toMatchObject({ code: 'INVALID_CREDENTIALS' })
  })

  test('serves a script that was given the environment, and no other cloud’s', async () => {
    expect(JSON.parse((await send({ host: own() }, '/admin', { ...add, ...sdkToken() })).text)).toHaveProperty('data')
    const other = await openCloud({ functionsDir: tmpdir(), collections: THINGS, templates: [], prewarm: 0 })
    expect(other.sdkEnv()['TCB_SESSIONTOKEN']).not.toBe(cloud.sdkEnv()['TCB_SESSIONTOKEN'])
    await other.close()
  })
})
