import type { Person } from '../../../cloudfunctions/domain/person'
import { Walker } from '../../../cloudfunctions/domain/walker'
import { rebuildTable } from '../../../cloudfunctions/usecases/circle-table'
import type { CirclePorts } from '../../../cloudfunctions/usecases/ports/circle'
import type { Caller } from '../../../cloudfunctions/usecases/serve'
import { clerk } from '../../support/city-facts'
import { crookedTown, networkOf } from '../../support/paths'

test('算表的时候换了路网：算好的不用，说清楚，请他再算一次', async () => {
  const asked: unknown[] = []
  const ports = {
    reference: {
      read: () => Promise.resolve({ district: { root: 'd' } }),
      circle: () => Promise.resolve({ network: 'a minute ago', speeds: { normal: 1.1, elder: 0.8 }, detour: 1.3 }),
    },
    places: { page: () => Promise.resolve([]) },
    circles: {
      inUse: () => Promise.resolve('this moment'),
      walker: () => Promise.resolve(new Walker(networkOf(crookedTown('town', 3)))),
      keep: () => Promise.resolve('table'),
      use: (...files: unknown[]) => Promise.resolve(asked.push(files) && 'changed'),
    },
  } as unknown as CirclePorts
  const actor: Person = { ...clerk, roles: [{ role: 'district', scope: 'd' }] }
  const call = { actor, ports, now: Date.parse('2026-03-02T09:00:00+08:00') } as Caller<CirclePorts>
  expect(await rebuildTable(call)).toMatchObject({
    code: 'circle/network-changed',
    message: '路网刚刚换过，请再算一次',
  })
  expect(asked).toEqual([[{ table: 'table', network: 'this moment' }, 'this moment']])
})
