import type { PlaceView } from '../../../cloudfunctions/contract/place'
import type { Place } from '../../../cloudfunctions/domain/place'
import { isRefusal } from '../../../cloudfunctions/domain/refusal'
import { placeDeskStories } from '../../../cloudfunctions/usecases/place-desk'
import type { PlacePorts } from '../../../cloudfunctions/usecases/ports/place-desk'
import type { Caller } from '../../../cloudfunctions/usecases/serve'

const NOW = Date.parse('2026-03-02T09:00:00+08:00')
const station = { _id: 'st-1', kind: 'station', name: '先锋驿站', area: '340202014', path: ['340202', '340202014'] }

/** @param meanwhile what comes to be there while the closing is written */
function desk(meanwhile: Partial<Record<'activity' | 'other', boolean>>) {
  let place = station as unknown as Place
  let coming: object[] = []
  let writes = 0
  const audits: string[] = []
  const ports = {
    hash: (text: string) => text,
    audits: { add: ({ action }: { action: string }) => Promise.resolve(void audits.push(action)) },
    reference: {
      read: () => Promise.resolve({ district: { root: '340202' }, policy: { privacy: { guide: 0 } } }),
      shapes: () => Promise.resolve({ pathOf: () => station.path }),
    },
    places: {
      get: () => Promise.resolve(place),
      change: (_id: string, change: (found: Place) => Place) => {
        if (writes++ === 0 && meanwhile.activity) coming = [{ _id: 'a-1' }]
        if (writes === 2 && meanwhile.other) place = { ...place, closed: { at: NOW + 1, by: 'p-2', reason: '装修' } }
        const after = change(place)
        if (!isRefusal(after)) place = after
        return Promise.resolve(after)
      },
    },
    activities: { coming: () => Promise.resolve(coming) },
    rooms: { at: () => Promise.resolve([]) },
  }
  const actor = { _id: 'p-1', roles: [{ role: 'street', scope: '340202014' }] }
  const call = { ports, actor, now: NOW, requestId: 'r' } as unknown as Caller<PlacePorts>
  const stories = placeDeskStories((shown) => Promise.resolve(shown as unknown as PlaceView))
  return {
    close: () => stories.close({ id: 'st-1', revision: 0, reason: '搬迁' }, call),
    place: () => place,
    audits,
  }
}

const IN_USE = { code: 'place/in-use', message: '这里还有 1 场活动没有办完，请先办完或取消，再停用' }

test('看过以后、写下以前又有了活动的，停用不作数，也不留记录', async () => {
  const { close, place, audits } = desk({ activity: true })
  expect(await close()).toMatchObject(IN_USE)
  expect(place()).toEqual(station)
  expect(audits).toEqual([])
})

test('别人随后又停用了的，由别人那一次作数', async () => {
  const { close, place } = desk({ activity: true, other: true })
  expect(await close()).toMatchObject(IN_USE)
  expect(place().closed).toMatchObject({ by: 'p-2', reason: '装修' })
})

test('没有人要来的，停用，记一笔', async () => {
  const { close, place, audits } = desk({})
  await close()
  expect(place().closed).toEqual({ at: NOW, by: 'p-1', reason: '搬迁' })
  expect(audits).toEqual(['place.close'])
})
