import { account } from '../../../cloudfunctions/contract/account'
import type { Refusal } from '../../../cloudfunctions/contract/envelope'
import type { Department } from '../../../cloudfunctions/domain/department'
import type { Person } from '../../../cloudfunctions/domain/person'
import { isRefusal } from '../../../cloudfunctions/domain/refusal'
import { accountStories } from '../../../cloudfunctions/usecases/account'
import { enlist } from '../../../cloudfunctions/usecases/enlist'
import type { World } from '../../../cloudfunctions/usecases/ports'
import { type Caller, serve } from '../../../cloudfunctions/usecases/serve'
import { change, stampOf } from '../../../cloudfunctions/usecases/ticket-change'
import { reveal } from '../../../cloudfunctions/usecases/ticket-reveal'
import {
  after,
  ACCEPT,
  aTicket,
  calendar,
  chain,
  COMMUNITY,
  fullChain,
  GRID,
  litter,
  policy,
  REPORTED_AT,
  server,
  standIn,
  stranger,
  worker,
} from '../../support/city-facts'

// 只在两个人抢着做、或者刚好断在中间的时候才会听到的话。

const caller = (actor: Person, ports: object): Caller<World> => ({
  actor,
  openid: 'o-1',
  requestId: 'this-request',
  now: REPORTED_AT + 60_000,
  until: REPORTED_AT + 63_000,
  after: () => undefined,
  ports: { hash: (text: string) => text, ...ports } as unknown as World,
})

const reference = {
  read: () =>
    Promise.resolve({ policy, calendar, categories: { groups: [], items: [litter] }, district: { prefix: 'JH' } }),
}

test('五次都有别人抢先写了，就说正被多人同时操作', async () => {
  let tries = 0
  const ticket = aTicket()
  const tickets = {
    open: () => Promise.resolve({ ticket, areas: [fullChain.grid, fullChain.community, fullChain.street] }),
    replace: () => Promise.resolve(Boolean((tries += 1) < 0)),
  }
  const call = caller(worker, { tickets, reference, content: { check: () => Promise.resolve('pass') } })
  expect(await change(ticket._id, ACCEPT, stampOf(call, ['act']), call)).toMatchObject({
    code: 'ticket/busy',
    message: '这件诉求正被多人同时操作，请稍后再试',
  })
  expect(tries).toBe(5)
})

test('看电话也一样：留不下痕，就不给看', async () => {
  const taken = after(aTicket(), worker, ACCEPT)
  const filer = { ...stranger, phone: { cipher: 'x', masked: '138****5678' } }
  const tickets = {
    open: () => Promise.resolve({ ticket: taken, filer, areas: [] }),
    replace: () => Promise.resolve(false),
  }
  expect(await reveal(taken._id, caller(worker, { tickets }))).toMatchObject({
    code: 'ticket/busy',
    message: '这件诉求正被多人同时操作，请稍后再试',
  })
})

test('正加入的时候，邀请的地方撤掉了：说清楚，也不留下身份', async () => {
  const revoked: unknown[] = []
  const grid = { ...chain({ worker: server('worker') }).grid!, path: ['d', 's', COMMUNITY, GRID] }
  const invitation = {
    ...{ _id: 'ABCDEFGH', role: 'worker', scope: GRID, standIn: true, categories: [], joined: [], usedBy: [], uses: 1 },
    ...{ by: 'clerk', byText: '', roleText: '', expiresAt: REPORTED_AT * 2 },
  }
  const inviter = { ...standIn, _id: 'clerk', roles: [{ role: 'community', scope: COMMUNITY }] }
  const newcomer = { ...stranger, agreed: { version: policy.privacy.guide, at: REPORTED_AT } }
  const call = caller(newcomer, {
    reference,
    invitations: { get: () => Promise.resolve(invitation), use: () => Promise.resolve(true) },
    areas: { read: () => Promise.resolve([grid]), change: () => Promise.resolve(undefined) },
    people: {
      read: () => Promise.resolve([inviter]),
      grant: () => Promise.resolve(),
      revoke: (...what: unknown[]) => Promise.resolve(void revoked.push(what)),
    },
    content: { check: () => Promise.resolve('pass') },
  })
  const reply = await accountStories.join({ code: 'ABCDEFGH', name: '某人', phone: '0553-7654321' }, call)
  expect(reply).toMatchObject({ code: 'area/unknown', message: '邀请的地方已经没有了' })
  expect(revoked).toEqual([[stranger._id, 'worker', GRID]])
})

test('正加入的时候，部门停用了：说清楚，不留下身份；同一个人换成微信的，座位照样交接', async () => {
  const revoked: unknown[] = []
  const seated: Department[] = []
  const closed = { _id: 'd-1', retired: true, members: [], shifts: [] } as unknown as Department
  const ports = {
    people: {
      grant: () => Promise.resolve(),
      revoke: (...what: unknown[]) => Promise.resolve(void revoked.push(what)),
    },
    departments: {
      change(_id: string, change: (department: Department) => Department | Refusal) {
        const outcome = change(closed)
        if (!isRefusal(outcome)) seated.push(outcome)
        return Promise.resolve(outcome)
      },
    },
  } as unknown as World
  const held = { role: 'department', scope: 'd-1', post: 'officer' } as const
  const card = { name: '某人', phone: '0553-7654321' }
  expect(await enlist(held, stranger, card, ports)).toMatchObject({
    code: 'department/closed',
    message: '这个部门已经停用，不再加人',
  })
  expect(revoked).toEqual([[stranger._id, 'department', 'd-1']])
  expect(seated).toEqual([])
  expect(await enlist({ ...held, from: 'p-before' }, stranger, card, ports)).toBeUndefined()
  expect(seated).toMatchObject([{ members: [{ person: stranger._id, post: 'officer' }] }])
})

test('我们自己出了错：记下来，只说内容没有丢、请稍后再试，不说是什么错', async () => {
  const defects: unknown[] = []
  const ports = {
    clock: { now: () => REPORTED_AT, waits: () => Promise.resolve(true) },
    log: { info: () => undefined, defect: (error: unknown) => void defects.push(error) },
    people: { enter: () => Promise.reject(new Error('a secret of ours')) },
  } as unknown as World
  const noun = { name: 'account' as const, schemas: account, stories: accountStories }
  const event = { action: 'me', input: {}, requestId: 'request-00000001' }
  const reply = await serve(noun, event, { openid: 'o-1' }, ports, 3_000)
  expect(reply).toMatchObject({ ok: false, code: 'internal', message: '系统出了点问题，内容没有丢失，请稍后再试' })
  expect(JSON.stringify(reply)).not.toContain('secret')
  expect(String(defects[0])).toContain('a secret of ours')
})
