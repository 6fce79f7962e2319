import type { WhistleWorld } from '../../../cloudfunctions/usecases/ports'
import type { Caller } from '../../../cloudfunctions/usecases/serve'
import { blowWhistle } from '../../../cloudfunctions/usecases/whistle-blow'
import { changeWhistle } from '../../../cloudfunctions/usecases/whistle-change'
import { calendar, handling, policy, worker } from '../../support/city-facts'
import { blown, BLOWN_AT, communityClerk, departments, settings, stalls } from '../../support/whistle-facts'

// 只在几个人抢着做、或者刚好断在中间的时候才会有的事。

const caller = (actor: Caller['actor'], ports: object): Caller<WhistleWorld> => ({
  actor,
  openid: 'o-1',
  requestId: 'this-request',
  now: BLOWN_AT + 60_000,
  until: BLOWN_AT + 63_000,
  after: () => undefined,
  ports: {
    hash: (text: string) => text,
    random: () => new Uint8Array(8),
    clock: { now: () => BLOWN_AT },
    reference: {
      read: () => Promise.resolve({ calendar, policy, district: { prefix: 'JH' } }),
      whistles: () => Promise.resolve(settings),
    },
    departments: { all: () => Promise.resolve([...departments.values()]) },
    catalogues: { inForce: () => Promise.resolve({ version: 1, items: [stalls] }) },
    content: { check: () => Promise.resolve('pass') },
    ...ports,
  } as unknown as WhistleWorld,
})

test('五次都有别人抢先写了，就说正被多人同时操作', async () => {
  let tries = 0
  const whistles = {
    get: () => Promise.resolve(blown()),
    replace: () => Promise.resolve(Boolean((tries += 1) < 0)),
  }
  expect(await changeWhistle('w1', { name: 'accept' }, caller(communityClerk, { whistles }))).toMatchObject({
    code: 'whistle/busy',
    message: '这声哨正被多人同时操作，请稍后再试',
  })
  expect(tries).toBe(5)
})

test('诉求一直有人抢先写，吹哨也请稍后再试', async () => {
  const tickets = { get: () => Promise.resolve(handling()), replace: () => Promise.resolve(false) }
  const agreed = { ...worker, agreed: { version: policy.privacy.guide, at: 1 } }
  const input = { ticket: 't1', item: stalls.code, words: '请部门来', photos: [] }
  expect(await blowWhistle(input, caller(agreed, { tickets }))).toMatchObject({ code: 'ticket/busy' })
})
