import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import tcb from '@cloudbase/node-sdk'
import { openCloud, type LocalCloud } from '../../local/cloud/open-cloud'
import { describeCloud, THINGS } from './describe-cloud'

const functionsDir = join(mkdtempSync(join(tmpdir(), 'no-functions-')))
afterAll(() => rmSync(functionsDir, { recursive: true }))

const open = () => openCloud({ functionsDir, collections: THINGS, templates: [], prewarm: 0 })

describeCloud('local gateway', async () => {
  const cloud = await open()
  return { env: cloud.sdkEnv('oTester'), close: () => cloud.close() }
})

// The same promises of the platform itself, when an environment to try them in is named; its collection `things` is emptied.
const { CLOUDBASE_ENV, CLOUDBASE_SECRET_ID, CLOUDBASE_SECRET_KEY } = process.env
if (CLOUDBASE_ENV && CLOUDBASE_SECRET_ID && CLOUDBASE_SECRET_KEY) {
  const env = {
    TCB_ENV: CLOUDBASE_ENV,
    TCB_CONTEXT_KEYS: 'TCB_ENV',
    TENCENTCLOUD_SECRETID: CLOUDBASE_SECRET_ID,
    TENCENTCLOUD_SECRETKEY: CLOUDBASE_SECRET_KEY,
  }
  describeCloud('CloudBase', () => Promise.resolve({ env, close: () => Promise.resolve() }))
}

describe('what the local cloud will not do', () => {
  let cloud: LocalCloud
  beforeAll(async () => {
    cloud = await open()
  })
  afterAll(() => cloud.close())

  const admin = async (body: object | string, type = 'application/json') => {
    const token = { tcb_sessionToken: cloud.sdkEnv()['TCB_SESSIONTOKEN'] }
    const text = typeof body === 'string' ? body : JSON.stringify({ ...token, ...body })
    const response = await fetch(`${cloud.url}/admin`, {
      method: 'POST',
      headers: { 'content-type': type },
      body: text,
    })
    return (await response.json()) as { code?: string; message?: string }
  }

  test('an unknown action is refused by name', async () => {
    expect(await admin({ action: 'database.dance' })).toMatchObject({
      code: 'INVALID_PARAM',
      message: 'unknown action database.dance',
    })
  })

  test('transactions are refused, not pretended', async () => {
    expect(await admin({ action: 'database.startTransaction' })).toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
      message: expect.stringContaining('database.startTransaction') as string,
    })
  })

  test.each([
    ['no JSON', '{', 'application/json'],
    ['a list', '[]', 'application/json'],
    [
      'EJSON that is none',
      { action: 'database.getDocument', collectionName: 'things', query: '{' },
      'application/json',
    ],
    ['a negative offset', { action: 'database.getDocument', collectionName: 'things', offset: -1 }, 'application/json'],
    ['no collection', { action: 'database.getDocument' }, 'application/json'],
    ['a broken form', 'xxx', 'multipart/form-data; boundary=x'],
    ['a form without boundary', 'xxx', 'multipart/form-data'],
  ])('%s is answered as an error, and the next request is served', async (_name, body, type) => {
    expect((await admin(body, type)).code).toMatch(/^(INVALID_PARAM|DATABASE_REQUEST_FAILED)$/)
    expect(await admin({ action: 'database.calculateDocument', collectionName: 'things' })).toMatchObject({
      data: { total: 0 },
    })
  })

  test('a body past the limit is answered as an error', async () => {
    expect(await admin(`{"x":"${'x'.repeat(17 * 1024 * 1024)}"}`)).toMatchObject({ code: 'INVALID_PARAM' })
  })

  test.each(['../up', 'a/../../b', '/root', 'a//b', 'a\\b', 'a\u0000b', '%2e%2e/x', ''])(
    'no file is kept under the path %j',
    async (path) => {
      expect(await admin({ action: 'storage.getUploadMetadata', path })).toMatchObject({ code: 'STORAGE_REQUEST_FAIL' })
    },
  )

  test('an address that was not signed here gives nothing, and takes nothing', async () => {
    cloud.putFile('secret.txt', Buffer.from('secret'))
    expect((await fetch(`${cloud.url}/storage/secret.txt?sign=x&t=9999999999`)).status).toBe(403)
    const put = await fetch(`${cloud.url}/storage/secret.txt`, {
      method: 'PUT',
      body: 'mine',
      headers: { authorization: 'x' },
    })
    expect(put.status).toBe(403)
  })

  test('a temporary address expires by the cloud’s clock', async () => {
    const fileid = cloud.putFile('brief.txt', Buffer.from('brief'))
    const answer = await admin({ action: 'storage.batchGetDownloadUrl', file_list: [{ fileid, max_age: 60 }] })
    const url = (answer as unknown as { data: { download_list: Array<{ tempFileURL: string }> } }).data
      .download_list[0]!.tempFileURL
    expect(await (await fetch(url)).text()).toBe('brief')
    await cloud.advance(61_000)
    expect((await fetch(url)).status).toBe(403)
  })

  test('@cloudbase/node-sdk talks to it as well', async () => {
    Object.assign(process.env, cloud.sdkEnv())
    const db = tcb.init({ env: 'local-env' }).database()
    await db.collection('things').add({ code: 'by-node-sdk', at: new Date(5) })
    expect(await db.collection('things').where({ code: 'by-node-sdk' }).get()).toMatchObject({
      data: [{ code: 'by-node-sdk', at: new Date(5) }],
    })
  })
})
