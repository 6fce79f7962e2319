import type { Activity } from '../../../cloudfunctions/domain/activity'
import type { BookingDay } from '../../../cloudfunctions/domain/booking-day'
import type { Need } from '../../../cloudfunctions/domain/need'
import type { Resource } from '../../../cloudfunctions/domain/resource'
import { eraseNeeds } from '../../../cloudfunctions/usecases/need-erasure'
import { eraseParticipation } from '../../../cloudfunctions/usecases/participation'
import type { World } from '../../../cloudfunctions/usecases/ports'
import { aNeed, aResource, REGISTERED_AT } from '../../support/need-facts'

// 抹去的时候正好有别人在写：没写成的不算抹去了，下一分钟再来，直到一件不剩。

const NOW = REGISTERED_AT + 60_000
const LATER = NOW + 1_000

/** A store of those still to be erased; the first `lost` writes come too late. */
function store<T extends { _id: string }>(all: T[], lost: number) {
  let left = all
  return {
    left: () => left.length,
    leftBy: (_: string, limit: number) => Promise.resolve(left.slice(0, limit)),
    replace: ({ _id }: T) => {
      if (lost-- > 0) return Promise.resolve(false)
      left = left.filter((one) => one._id !== _id)
      return Promise.resolve(true)
    },
  }
}

const some = <T>(n: number, make: (id: string) => T): T[] => Array.from({ length: n }, (_, i) => make(`x-${i}`))

function listed({ needs = 0, resources = 0, lost = 0, now = () => NOW }) {
  const stores = {
    needs: store<Need>(
      some(needs, (_id) => aNeed({ _id })),
      lost,
    ),
    resources: store<Resource>(
      some(resources, (_id) => aResource({ _id })),
      lost,
    ),
  }
  const ports = {
    ...stores,
    clock: { now },
    hash: (text: string) => text,
    belongings: { removeFiles: () => Promise.resolve() },
  }
  return { stores, ports: ports as unknown as World }
}

test('最后一页里有一件被别人抢先改了，接着再抹，一件不剩才算完', async () => {
  const { stores, ports } = listed({ needs: 25, resources: 3, lost: 1 })
  expect(await eraseNeeds('author', ports, LATER)).toBe(true)
  expect([stores.needs.left(), stores.resources.left()]).toEqual([0, 0])
})

test('一直有人抢先，不说抹完了，时钟再来；资源也一样', async () => {
  const needs = listed({ needs: 1, lost: Infinity })
  expect(await eraseNeeds('author', needs.ports, LATER)).toBe(false)
  expect(needs.stores.needs.left()).toBe(1)
  const resources = listed({ resources: 2, lost: Infinity })
  expect(await eraseNeeds('author', resources.ports, LATER)).toBe(false)
})

test('登记得太多，一次抹不完，下次接着抹', async () => {
  let now = NOW
  const { stores, ports } = listed({ needs: 50, now: () => (now += 100) })
  expect(await eraseNeeds('author', ports, LATER)).toBe(false)
  expect(stores.needs.left()).toBeGreaterThan(0)
  now = NOW - 1_000_000
  expect(await eraseNeeds('author', ports, LATER)).toBe(true)
})

describe('报过名的、约过的', () => {
  type Changing = (id: string) => Promise<unknown>
  const world = (activities: object[], days: () => Array<{ _id: string }>, change: Changing): World =>
    ({
      clock: { now: () => NOW },
      hours: { erase: () => Promise.resolve() },
      activities: {
        ofPerson: () => Promise.resolve(activities),
        get: (_id: string) => Promise.resolve({ _id } as Activity),
        change: ({ _id }: Activity) => change(_id),
      },
      bookings: { ofPerson: () => Promise.resolve(days() as BookingDay[]), change },
    }) as unknown as World
  const coming = { _id: 'a-1', from: LATER, state: 'open' }

  test('抢着报名的活动退不出来，活动室那天一直有人约，都不算抹完', async () => {
    const busy = () => Promise.resolve('busy')
    expect(
      await eraseParticipation(
        'p',
        world([coming], () => [], busy),
        LATER,
      ),
    ).toBe(false)
    expect(
      await eraseParticipation(
        'p',
        world([], () => [{ _id: 'd-1' }], busy),
        LATER,
      ),
    ).toBe(false)
  })

  test('别人写完了，再抹就抹得掉', async () => {
    let tries = 0
    let days = [{ _id: 'd-1' }, { _id: 'd-2' }]
    const change = (id: string) => {
      if (id === 'd-1' && (tries += 1) === 1) return Promise.resolve('busy')
      days = days.filter(({ _id }) => _id !== id)
      return Promise.resolve({ before: {}, after: {} })
    }
    expect(
      await eraseParticipation(
        'p',
        world([], () => days, change),
        LATER,
      ),
    ).toBe(true)
    expect(days).toEqual([])
  })
})
