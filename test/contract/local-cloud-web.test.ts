import { tmpdir } from 'node:os'
import { openCloud, type LocalCloud } from '../../local/cloud/open-cloud'
import { Desk, PASSWORD } from '../support/desk'
import { THINGS } from './describe-cloud'

// 管理后台的浏览器怎么登录：`@cloudbase/js-sdk` 问的那几个地址。

const ORIGIN = 'http://localhost:5173'
const HOUR = 3_600_000

let cloud: LocalCloud
beforeAll(async () => {
  cloud = await openCloud({
    functionsDir: tmpdir(),
    collections: THINGS,
    templates: [],
    prewarm: 0,
    ticking: false,
    origins: [ORIGIN],
  })
})
afterAll(() => cloud.close())

let turn = 0
const someone = (): Desk => {
  const username = `clerk-${(turn += 1)}`
  cloud.addUser({ username, password: PASSWORD })
  return new Desk(cloud.url, username)
}
const whoAmI = (desk: Desk) => desk.fetch('/auth/v1/user/me')

test('user name and password open an account, and the token says whose it is', async () => {
  const desk = someone()
  expect((await desk.signIn()).body).toMatchObject({ token_type: 'Bearer', expires_in: 7_200, scope: 'user' })
  expect((await whoAmI(desk)).body).toMatchObject({ username: desk.username })
})

test('a wrong password and a name that does not exist are answered alike, and closed alike', async () => {
  const [known, nobody] = [someone(), new Desk(cloud.url, 'nobody')]
  const answers = async (desk: Desk) => {
    const told = []
    for (let tries = 0; tries < 7; tries += 1) told.push(await desk.signIn('Jinghu-2027'))
    await cloud.advance(HOUR / 4)
    return [...told, await desk.signIn('Jinghu-2027')]
  }
  const wrong = await answers(known)
  expect(wrong.map(({ status, body }) => [status, body['error']])).toEqual([
    ...Array.from({ length: 4 }, () => [400, 'invalid_username_or_password']),
    ...Array.from({ length: 3 }, () => [400, 'resource_exhausted']),
    [400, 'invalid_username_or_password'],
  ])
  expect(await answers(nobody)).toEqual(wrong)
})

test('a name that was tried before anybody was called so is no longer closed once there is a password', async () => {
  const desk = new Desk(cloud.url, 'to-come')
  for (let tries = 0; tries < 5; tries += 1) await desk.signIn('Jinghu-2027')
  cloud.addUser({ username: 'to-come', password: PASSWORD })
  expect((await desk.signIn()).status).toBe(200)
})

test('five wrong passwords close an account for a quarter of an hour, also to the right one', async () => {
  const desk = someone()
  for (let tries = 0; tries < 4; tries += 1) await desk.signIn('Jinghu-2027')
  expect((await desk.signIn('Jinghu-2027')).body).toMatchObject({ error: 'resource_exhausted' })
  const { body } = await desk.signIn()
  expect(body).toMatchObject({ error: 'resource_exhausted' })
  expect(body['error_description']).toContain('15 分钟')
  await cloud.advance(HOUR / 4)
  expect((await desk.signIn()).status).toBe(200)
})

test('a right password in between begins the count anew', async () => {
  const desk = someone()
  for (let round = 0; round < 3; round += 1) {
    for (let tries = 0; tries < 3; tries += 1) await desk.signIn('Jinghu-2027')
    expect((await desk.signIn(PASSWORD)).status).toBe(200)
  }
})

test('an access token runs out after two hours; the refresh token brings a new one, once', async () => {
  const desk = someone()
  await desk.signIn()
  const { refresh_token } = desk.tokens
  await cloud.advance(2 * HOUR)
  expect(await desk.post('/v1/functions/ticket', {})).toMatchObject({
    status: 401,
    body: { code: 'ACCESS_TOKEN_EXPIRED' },
  })
  expect((await desk.refresh()).status).toBe(200)
  expect((await whoAmI(desk)).status).toBe(200)
  expect(await desk.refresh(refresh_token)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
})

test('signing out ends this session at once, signing out everywhere all of them', async () => {
  const desk = someone()
  await desk.signIn()
  const other = new Desk(cloud.url, desk.username)
  await other.signIn()
  const { access_token } = desk.tokens
  await desk.post('/auth/v1/revoke', { token: access_token })
  expect((await whoAmI(desk)).status).toBe(401)
  expect((await whoAmI(other)).status).toBe(200)
  const third = new Desk(cloud.url, desk.username)
  await third.signIn()
  expect((await third.fetch('/auth/v1/user/revoke/all', { method: 'DELETE' })).status).toBe(200)
  for (const each of [other, third]) expect((await whoAmI(each)).status).toBe(401)
  // An open page hears of it at its next call.
  expect(await other.post('/v1/functions/ticket')).toMatchObject({
    status: 401,
    body: { code: 'INVALID_ACCESS_TOKEN' },
  })
  expect((await other.refresh()).status).toBe(400)
})

test('a token that was written by hand, or for somebody else, is none', async () => {
  const desk = someone()
  await desk.signIn()
  const [head, , signature] = desk.tokens.access_token.split('.')
  const body = Buffer.from(JSON.stringify({ sub: 'u-boss', sid: 'x', iat: 0, exp: 9e9 })).toString('base64url')
  for (const token of [`${head}.${body}.${signature}`, 'a.b.c', '', 'null']) {
    const refused = await desk.fetch('/v1/functions/ticket', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: '{}',
    })
    expect(refused).toMatchObject({ status: 401, body: { code: 'INVALID_ACCESS_TOKEN' } })
  }
})

test('a function that does not exist says so', async () => {
  const desk = someone()
  await desk.signIn()
  expect(await desk.post('/v1/functions/nothing')).toMatchObject({ status: 404, body: { code: 'FUNCTION_NOT_FOUND' } })
})

test('a password that is too weak, and a name that is taken, make no user', () => {
  expect(() => cloud.addUser({ username: 'weak', password: 'password' })).toThrow('too weak')
  expect(() => cloud.addUser({ username: 'weak', password: '!Jinghu-2026' })).toThrow('too weak')
  cloud.addUser({ username: 'twin', password: PASSWORD })
  expect(() => cloud.addUser({ username: 'twin', password: PASSWORD })).toThrow('taken')
})

test('a seed that was cut short makes its users anew', async () => {
  const fresh = await openCloud({ functionsDir: tmpdir(), collections: THINGS, templates: [], prewarm: 0 })
  const seed = (isCut: boolean) => () => {
    fresh.addUser({ username: 'seeded', password: PASSWORD })
    if (isCut) throw new Error('cut short')
  }
  await expect(fresh.seedOnce(seed(true))).rejects.toThrow('cut short')
  fresh.addUser({ username: 'left-behind', password: PASSWORD })
  await fresh.seedOnce(seed(false))
  expect((await new Desk(fresh.url, 'seeded').signIn()).status).toBe(200)
  expect((await new Desk(fresh.url, 'left-behind').signIn()).status).toBe(400)
  await fresh.close()
})

describe('a page of another origin', () => {
  const preflight = (origin: string, path: string) =>
    fetch(cloud.url + path, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-headers': 'authorization,x-request-id' },
    })

  test('that is welcome signs in and reads the answer', async () => {
    const leave = await preflight(ORIGIN, '/auth/v1/signin')
    expect(leave.status).toBe(204)
    expect(leave.headers.get('access-control-allow-origin')).toBe(ORIGIN)
    expect(leave.headers.get('access-control-allow-headers')).toBe('authorization,x-request-id')
    const desk = someone()
    const answer = await fetch(`${cloud.url}/auth/v1/signin`, {
      method: 'POST',
      headers: { origin: ORIGIN },
      body: JSON.stringify({ username: desk.username, password: PASSWORD }),
    })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('access-control-allow-origin')).toBe(ORIGIN)
  })

  test('that is welcome gets no further than that', async () => {
    for (const path of ['/stage/clock', '/wx/session', '/admin', '/tcb'])
      expect((await preflight(ORIGIN, path)).status).toBe(403)
  })

  test('that is not welcome gets nothing', async () => {
    expect((await preflight('https://evil.example', '/auth/v1/signin')).status).toBe(403)
  })
})

test('users are managed by signed requests alone', async () => {
  const answer = await fetch(`${cloud.url}/tcb`, {
    method: 'POST',
    headers: {
      'x-tc-action': 'CreateUser',
      authorization: 'TC3-HMAC-SHA256 Credential=local/2026-03-02/tcb/tc3_request, SignedHeaders=host, Signature=00',
    },
    body: JSON.stringify({ EnvId: 'local-env', Name: 'intruder', Password: PASSWORD }),
  })
  expect(await answer.json()).toMatchObject({ Response: { Error: { Code: 'AuthFailure.SignatureFailure' } } })
  expect((await new Desk(cloud.url, 'intruder').signIn()).status).toBe(400)
})
