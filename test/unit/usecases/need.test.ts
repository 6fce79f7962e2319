import type { Need } from '../../../cloudfunctions/domain/need'
import type { Person } from '../../../cloudfunctions/domain/person'
import { isRefusal } from '../../../cloudfunctions/domain/refusal'
import type { Resource } from '../../../cloudfunctions/domain/resource'
import { hold } from '../../../cloudfunctions/usecases/resource-hold'
import { actOnNeed } from '../../../cloudfunctions/usecases/need-change'
import { forgetNeeds } from '../../../cloudfunctions/usecases/need-erasure'
import { returnNeeds } from '../../../cloudfunctions/usecases/need-clock'
import type { World } from '../../../cloudfunctions/usecases/ports'
import type { Caller } from '../../../cloudfunctions/usecases/serve'
import { clerk, member } from '../../support/city-facts'
import { after, aNeed, aResource, COMMANDS, planned, REGISTERED_AT, station } from '../../support/need-facts'

// 只在两个人抢着做、或者刚好断在中间的时候才会有的事。

const NOW = REGISTERED_AT + 60_000

const caller = (actor: Person, ports: object): Caller<World> => ({
  actor,
  openid: 'o-1',
  requestId: 'this-request',
  now: NOW,
  until: NOW + 3_000,
  after: () => undefined,
  ports: {
    hash: (text: string) => text,
    places: { get: () => Promise.resolve(station) },
    ...ports,
  } as unknown as World,
})

test('五次都有别人抢先写了，就说正被多人同时操作', async () => {
  let tries = 0
  const needs = {
    get: () => Promise.resolve(aNeed()),
    replace: () => Promise.resolve(Boolean((tries += 1) < 0)),
  }
  expect(
    await actOnNeed('n-1', { name: 'withdraw', note: '' }, caller({ ...clerk, _id: 'author' }, { needs })),
  ).toMatchObject({
    code: 'need/busy',
    message: '这件事正被多人同时操作，请稍后再试',
  })
  expect(tries).toBe(5)
})

test('资源也一样：一直有人抢先，就请稍后再试', async () => {
  const resources = { get: () => Promise.resolve(aResource()), replace: () => Promise.resolve(false) }
  const claimed = after(aNeed(), clerk, COMMANDS.plan, NOW, { resource: { _id: 'r-1' } })
  expect(await hold(claimed, NOW, { resources } as unknown as World)).toMatchObject({
    code: 'resource/busy',
    message: '这项资源正被多人同时操作，请稍后再试',
    field: 'command.resource',
  })
})

test('写之前断了：次数占着，需求没变；再点一次同一个操作，占的还是那一次', async () => {
  let resource: Resource = aResource()
  let need: Need = aNeed()
  let isCut = true
  const ports = {
    areas: {
      read: () =>
        Promise.resolve([
          {
            kind: 'community',
            path: [],
            staff: [{ person: member._id, name: member.name, phone: '' }],
          },
        ]),
    },
    reference: {
      needs: () => Promise.resolve({ items: [] }),
    },
    resources: {
      get: () => Promise.resolve(resource),
      near: () => Promise.resolve([]),
      replace: (_: Resource, next: Resource) => {
        resource = next
        return Promise.resolve(true)
      },
    },
    needs: {
      get: () => Promise.resolve(need),
      replace: (_: Need, next: Need) => {
        if (isCut) return Promise.reject(new Error('cut short'))
        need = next
        return Promise.resolve(true)
      },
    },
  }
  const command = { ...COMMANDS.plan, resource: 'r-1' }
  await expect(actOnNeed('n-1', command, caller(clerk, ports))).rejects.toThrow('cut short')
  expect([resource.holds.length, need.status]).toEqual([1, 'registered'])
  expect(resource.checkAt).not.toBeNull()
  isCut = false
  expect(isRefusal(await actOnNeed('n-1', command, caller(clerk, ports)))).toBe(false)
  expect(resource.holds).toMatchObject([{ id: need.claim?.id }])
})

test('离任交接没有时间了，下次接着做；做过的不再找到', async () => {
  let open = [planned()]
  let now = NOW
  const ports = {
    clock: { now: () => now },
    people: { read: () => Promise.resolve([]) },
    needs: {
      entrustedTo: () => Promise.resolve(open),
      get: () => Promise.resolve(open[0]),
      replace: (_: Need, next: Need) => {
        open = open.filter(({ ownerPerson }) => ownerPerson === next.ownerPerson)
        return Promise.resolve(true)
      },
      markTold: () => Promise.resolve(),
    },
    hash: (text: string) => text,
    places: { get: () => Promise.resolve(station) },
    areas: { read: () => Promise.resolve([]) },
    notices: { ensure: () => Promise.resolve([]) },
    reference: { read: () => Promise.resolve({ policy: {} }) },
  } as unknown as World
  expect(await returnNeeds(member._id, 'g', ports, now)).toBe(false)
  expect(open).toHaveLength(1)
  now -= 1
  expect(await returnNeeds(member._id, 'g', ports, NOW + 9)).toBe(true)
  expect(open).toHaveLength(0)
})

test('到期清除：先删照片，再抹去话', async () => {
  const done = after(planned(), member, { ...COMMANDS.close, photos: [] })
  const entry = done.timeline.at(-1)!.id
  const shown = { ...done, contents: { ...done.contents, [entry]: { words: '好了', photos: ['cloud://p'] } } }
  const order: unknown[] = []
  const ports = {
    belongings: { removeFiles: (files: string[]) => Promise.resolve(void order.push(files)) },
    needs: {
      old: () => Promise.resolve([shown]),
      replace: (_: Need, next: Need) => Promise.resolve(Boolean(order.push(next.contents))),
    },
  } as unknown as World
  expect(await forgetNeeds(NOW, 50, ports)).toBe(1)
  expect(order).toEqual([['cloud://p'], {}])
})
