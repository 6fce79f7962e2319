import type { Activity } from '../../../cloudfunctions/domain/activity'
import type { Person } from '../../../cloudfunctions/domain/person'
import type { Place } from '../../../cloudfunctions/domain/place'
import { act } from '../../../cloudfunctions/usecases/activity-change'
import { drainLeft, drainOut } from '../../../cloudfunctions/usecases/outbox-drain'
import { usagesDue } from '../../../cloudfunctions/usecases/usage'
import type { World } from '../../../cloudfunctions/usecases/ports'
import type { Caller } from '../../../cloudfunctions/usecases/serve'
import { anActivity, MONDAY } from '../../support/activity-facts'
import { stranger } from '../../support/city-facts'

// 只在别人抢先、或者断在中间的时候才看得到的事.

const world = (ports: object): World =>
  ({
    clock: { now: () => MONDAY, waits: () => Promise.resolve(true) },
    hash: (text: string) => text,
    reference: { shapes: () => Promise.resolve({ pathOf: () => undefined }) },
    ...ports,
  }) as unknown as World

const caller = (actor: Person, ports: object): Caller<World> => ({
  ...{ actor, openid: 'o-1', requestId: 'this-request', now: MONDAY, until: MONDAY + 3_000 },
  after: () => undefined,
  ports: world(ports),
})

const place = { _id: 'st-1', path: ['d', 's', 'c', 'g'], area: 'g', kind: 'station' } as unknown as Place

test('一次次都有别人抢先，就请再点一次；正报着的时候活动没有了，就说没有找到', async () => {
  const ends: Array<'busy' | 'missing'> = ['busy', 'missing']
  const activities = {
    open: () => Promise.resolve({ activity: anActivity(), place }),
    change: () => Promise.resolve(ends.shift()),
  }
  const call = caller(stranger, { activities })
  expect(await act('a1', { name: 'join' }, call)).toMatchObject({
    code: 'activity/busy',
    message: '同时操作的人太多，请再点一次',
  })
  expect(await act('a1', { name: 'join' }, call)).toMatchObject({ code: 'activity/not-found' })
})

describe('后事', () => {
  interface Letter {
    _id: string
    outbox: Array<{ id: string; ends: 'done' | 'left' | 'broken' }>
  }
  const defects: unknown[] = []
  const gone: string[] = []
  const rested: string[] = []
  const drain = (left: Letter[]) => ({
    carryOut: (_: Letter, { ends }: Letter['outbox'][number]) =>
      ends === 'broken' ? Promise.reject(new Error('broken')) : Promise.resolve(ends === 'done'),
    drained: (_: Letter, ids: string[]) => Promise.resolve(void gone.push(...ids)),
    unsent: () => Promise.resolve(left),
    putOff: ({ _id }: Letter) => Promise.resolve(void rested.push(_id)),
  })
  const ports = world({ log: { defect: (error: unknown) => defects.push(error), info: () => undefined } })
  const letter = (_id: string, ...ends: Array<'done' | 'left' | 'broken'>): Letter => ({
    _id,
    outbox: ends.map((end, i) => ({ id: `${_id}${i}`, ends: end })),
  })
  beforeEach(() => {
    for (const list of [defects, gone, rested]) list.length = 0
  })

  test('做成的拿掉，没做成的留下；坏了一件，不耽误别的', async () => {
    const one = letter('x', 'done', 'broken', 'left', 'done')
    expect(await drainOut(one, one.outbox, drain([]), ports, MONDAY + 1_000)).toBe(false)
    expect(gone).toEqual(['x0', 'x3'])
    expect(defects).toHaveLength(1)
    expect(await drainOut(one, [], drain([]), ports, MONDAY + 1_000)).toBe(true)
  })

  test('做不成的歇十分钟，让后面的先来', async () => {
    const left = [letter('x', 'broken'), letter('y', 'done')]
    expect(await drainLeft(drain(left), ports, MONDAY + 1_000)).toBe(1)
    expect(rested).toEqual(['x'])
    expect(gone).toEqual(['y0'])
  })
})

test('数字数坏了一份，别的照数', async () => {
  const stale = ['a', 'b'].map((id) => ({ _id: id, place: id, month: '2026-03' }))
  const written: string[] = []
  const ports = world({
    log: { defect: () => undefined, info: () => undefined },
    usages: {
      stale: () => Promise.resolve(stale),
      counted: (id: string) =>
        id === 'a' ? Promise.reject(new Error('broken')) : Promise.resolve({ activities: [], days: [] }),
      put: ({ _id }: { _id: string }) => Promise.resolve(void written.push(_id)),
    },
  })
  expect(await usagesDue(ports, MONDAY + 1_000)).toBe(1)
  expect(written).toEqual(['b'])
})

test('地方没有了的活动，谁都管不了，还看得到', async () => {
  const activity: Activity = anActivity()
  const call = caller(stranger, { activities: { open: () => Promise.resolve({ activity }) } })
  expect(await act('a1', { name: 'callOff', reason: '停' }, call)).toMatchObject({ code: 'activity/not-yours' })
})
