import { isRefusal } from '../../../cloudfunctions/domain/refusal'
import type { Place } from '../../../cloudfunctions/domain/place'
import { placeImportStories } from '../../../cloudfunctions/usecases/place-import'
import type { Caller } from '../../../cloudfunctions/usecases/serve'
import { readDistrict } from '../../../local/places/district'
import { placeRow } from '../../support/place-row'
import { FOLDER } from '../data/district'

const { ground } = readDistrict(FOLDER)

/**
 * Only what importing asks for: places kept in a map, and a clock that jumps by `step` with each look at it.
 * @param meanwhile what somebody else adds between the check and the writing
 */
function world(kept: Map<string, Place>, { step = 0, meanwhile }: { step?: number; meanwhile?: Place } = {}) {
  let now = 0
  const ports = {
    clock: { now: () => (now += step) },
    hash: (text: string) => text,
    audits: { add: () => Promise.resolve() },
    reference: {
      read: () => Promise.resolve({ district: { root: '340202' } }),
      shapes: () => Promise.resolve(ground.shapes),
      circle: () => Promise.resolve({ legend: ground.legend }),
    },
    areas: {
      children: (parent: string) =>
        Promise.resolve(
          parent === '340202' ? [{ _id: '340202014' }] : [...ground.communities].map(([_id, name]) => ({ _id, name })),
        ),
    },
    places: {
      known: (ids: string[]) => {
        const found = ids.flatMap((id) => kept.get(id) ?? [])
        if (meanwhile) kept.set(meanwhile._id, meanwhile)
        return Promise.resolve(found)
      },
      addAll: (places: Place[]) => {
        const fresh = places.filter(({ _id }) => !kept.has(_id))
        for (const place of fresh) kept.set(place._id, place)
        return Promise.resolve(fresh.length === places.length)
      },
      change: (id: string, change: (place: Place) => Place) => {
        const found = kept.get(id)
        if (found) kept.set(id, change(found))
        return Promise.resolve(kept.get(id))
      },
    },
  }
  return {
    ports,
    actor: { _id: 'p', roles: [{ role: 'district', scope: '340202' }] },
    requestId: 'r',
    now: 0,
    until: 5_000,
  } as unknown as Caller
}

const rows = Array.from({ length: 30 }, (_, i) =>
  placeRow({ row: i + 2, id: `li-${i}`, name: `第${i}号店`, lng: (118.375 + i * 0.0003).toFixed(6), lat: '31.335' }),
)
const take = async (call: Caller, phone?: string) => {
  const report = await placeImportStories.importPlaces(
    { rows: rows.map((row) => ({ ...row, ...(phone !== undefined && { phone }) })), convert: undefined },
    call,
  )
  if (isRefusal(report)) throw new Error(report.message)
  return report.lines.map(({ result }) => result)
}

test('时间不够，没写的几行说还没写；再发一遍就写完', async () => {
  const kept = new Map<string, Place>()
  expect(new Set(await take(world(kept)))).toEqual(new Set(['add']))
  const first = await take(world(kept, { step: 2_400 }), '0553-0000777')
  expect(first.filter((result) => result === 'change')).toHaveLength(10)
  expect(first.filter((result) => result === 'waiting')).toHaveLength(20)
  expect([...kept.values()].filter(({ phone }) => phone === '0553-0000777')).toHaveLength(10)
  expect(new Set(await take(world(kept), '0553-0000777'))).toEqual(new Set(['same', 'change']))
  expect([...kept.values()].filter(({ phone }) => phone === '0553-0000777')).toHaveLength(30)
})

test('检查之后别人刚加了同一个：别的照样加进去，那一个也按表里的改好，不覆盖别人传的照片', async () => {
  const first = new Map<string, Place>()
  await take(world(first))
  const theirs = { ...first.get('li-7')!, phone: '0553-0000666', photos: ['cloud://one'], revision: 3 }
  const kept = new Map<string, Place>()
  expect(new Set(await take(world(kept, { meanwhile: theirs })))).toEqual(new Set(['add']))
  expect(kept.size).toBe(30)
  expect(kept.get('li-7')).toMatchObject({ phone: '0553-0000123', photos: ['cloud://one'], revision: 3 })
})
