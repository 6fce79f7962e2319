import type * as CloudModule from '../../console/services/cloud'
import { CallError } from '../../console/services/call-error'
import { ConsoleCloud, grant } from '../support/console-cloud'

type Cloud = typeof CloudModule

/** The console's way to the cloud, with the real SDK, and somebody signed in. */
async function openedCloud(): Promise<{ network: ConsoleCloud; cloud: Cloud }> {
  jest.resetModules()
  localStorage.clear()
  const network = new ConsoleCloud()
  const cloud = await import('../../console/services/cloud')
  await cloud.openCloud()
  await cloud.signIn('zhelu', 'Jinghu-2026')
  return { network, cloud }
}

const BOARD = '/v1/functions/board'
const command = (cloud: Cloud) => cloud.call('board', 'command', {})

beforeEach(() => {
  jest.spyOn(console, 'warn').mockReturnValue()
})

test('一次调用：发到 /v1/functions/<名字>，带着令牌，信封和手机的一样', async () => {
  const { network, cloud } = await openedCloud()
  network.answer(BOARD, { body: { ok: true, data: { area: '340202' } } })
  await expect(command(cloud)).resolves.toEqual({ area: '340202' })
  const [asked] = network.askedOf(BOARD)
  expect(asked?.headers['Authorization']).toBe('Bearer first')
  expect(asked?.body).toEqual({
    action: 'command',
    input: {},
    requestId: expect.stringMatching(/^[A-Za-z0-9_-]{8,64}$/) as string,
  })
})

test('问一个函数在不在：说没有这个功能，就是在', async () => {
  const { network, cloud } = await openedCloud()
  const refusal = { ok: false, code: 'request/unknown-action', message: '没有这个功能，请更新小程序后再试' }
  network.answer(BOARD, { body: refusal }, { body: { ok: false, code: 'internal', message: '系统出了点问题' } })
  await expect(cloud.ping('board')).resolves.toBeGreaterThanOrEqual(0)
  await expect(cloud.ping('board')).rejects.toMatchObject({ message: '系统出了点问题' })
})

test('没有回音，再问一次，还是同一个请求编号：只做一次', async () => {
  const { network, cloud } = await openedCloud()
  network.answer(BOARD, 'lost', { body: { ok: true, data: {} } })
  await command(cloud)
  const [first, second] = network.askedOf(BOARD)
  expect(second?.body.requestId).toBe(first?.body.requestId)
})

test('两次都没有回音，说网络不好', async () => {
  const { network, cloud } = await openedCloud()
  network.answer(BOARD, 'lost')
  await expect(command(cloud)).rejects.toMatchObject({ code: 'network', message: '网络不太好，请再试一次' })
  expect(network.askedOf(BOARD)).toHaveLength(2)
})

test('服务器不答应的，原话给人看，不再问第二次', async () => {
  const { network, cloud } = await openedCloud()
  const refusal = { ok: false, code: 'board/not-centre', message: '指挥台只给街道和区网格中心用', field: 'area' }
  network.answer(BOARD, { body: refusal })
  await expect(command(cloud)).rejects.toMatchObject({
    code: 'board/not-centre',
    message: '指挥台只给街道和区网格中心用',
    field: 'area',
  })
  expect(network.askedOf(BOARD)).toHaveLength(1)
})

test('令牌过期了，自己换新的，人不知道', async () => {
  const { network, cloud } = await openedCloud()
  network.answer(BOARD, { status: 401, body: { code: 'ACCESS_TOKEN_EXPIRED' } }, { body: { ok: true, data: {} } })
  network.answer('/auth/v1/token', { body: grant('second') })
  await command(cloud)
  expect(network.askedOf(BOARD).map(({ headers }) => headers['Authorization'])).toEqual([
    'Bearer first',
    'Bearer second',
  ])
})

test('换不了新的，请人重新登录，然后接着做完', async () => {
  const { network, cloud } = await openedCloud()
  network.answer(BOARD, { status: 401, body: { code: 'INVALID_ACCESS_TOKEN' } }, { body: { ok: true, data: {} } })
  const ask = jest.fn(() => cloud.signIn('zhelu', 'Jinghu-2026'))
  cloud.whenTokenRefused(ask)
  await command(cloud)
  expect(ask).toHaveBeenCalledTimes(1)
  const [first, second] = network.askedOf(BOARD)
  expect(second?.body.requestId).toBe(first?.body.requestId)
})

test('人不肯再登录，说登录过期了', async () => {
  const { network, cloud } = await openedCloud()
  network.answer(BOARD, { status: 401, body: { code: 'INVALID_ACCESS_TOKEN' } })
  cloud.whenTokenRefused(() => Promise.reject(new CallError('signed-out', '登录已经过期，请重新登录')))
  await expect(command(cloud)).rejects.toMatchObject({ message: '登录已经过期，请重新登录' })
})

test('账号停用了，不说登录过期；恢复了，接着做完，还是同一个请求', async () => {
  const { network, cloud } = await openedCloud()
  const locked = {
    body: { ok: false, code: 'login/locked', message: '这个账号已停用，请联系上一级，部门的请联系本部门的联络员' },
  }
  network.answer(BOARD, locked, locked, { body: { ok: true, data: { area: '340202' } } })
  const ask = jest.fn((_: CallError) => Promise.resolve())
  cloud.whenTokenRefused(ask)
  await expect(command(cloud)).resolves.toEqual({ area: '340202' })
  expect(ask.mock.calls.map(([why]) => why.message)).toEqual(
    Array(2).fill('这个账号已停用，请联系上一级，部门的请联系本部门的联络员'),
  )
  expect(new Set(network.askedOf(BOARD).map(({ body }) => body.requestId)).size).toBe(1)
})

test('令牌到期换不了新的，因为账号停用了：也说停用', async () => {
  const { network, cloud } = await openedCloud()
  network.answer(BOARD, { status: 401, body: { code: 'ACCESS_TOKEN_EXPIRED' } })
  network.answer('/auth/v1/token', { status: 400, body: { error: 'user_blocked', error_description: '停用' } })
  cloud.whenTokenRefused((why) => Promise.reject(why))
  await expect(command(cloud)).rejects.toMatchObject({
    code: 'login/locked',
    message: '这个账号已停用，请联系上一级，部门的请联系本部门的联络员',
  })
})

test.each([
  ['invalid_username_or_password', 'wrong', '用户名或密码不对，请再试一次'],
  ['resource_exhausted', '密码错得太多，请 15 分钟后再试', '密码错得太多，请 15 分钟后再试'],
  ['user_blocked', 'blocked', '这个账号已停用，请联系上一级，部门的请联系本部门的联络员'],
])('登录不成（%s），用中文说明白', async (error, error_description, sentence) => {
  const { network, cloud } = await openedCloud()
  network.answer('/auth/v1/signin', { status: 400, body: { error, error_description } })
  await expect(cloud.signIn('zhelu', 'x')).rejects.toMatchObject({ message: sentence })
})

test.each(['lost', { status: 500, body: { error: 'internal' } }] as const)(
  '退出登录：网断着（%j）也退得出去，令牌不留在这台电脑上',
  async (answer) => {
    const { network, cloud } = await openedCloud()
    expect(cloud.isSignedIn()).toBe(true)
    network.answer('/auth/v1/revoke', answer)
    await cloud.signOut()
    expect(cloud.isSignedIn()).toBe(false)
    expect(JSON.stringify(localStorage)).not.toContain('first')
  },
)

test('找不到 config.json，说连不上', async () => {
  jest.resetModules()
  const network = new ConsoleCloud()
  network.answer('config.json', 'lost')
  const cloud = await import('../../console/services/cloud')
  await expect(cloud.openCloud()).rejects.toMatchObject({ code: 'network' })
})
