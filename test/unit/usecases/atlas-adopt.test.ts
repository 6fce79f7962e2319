import type { Area } from '../../../cloudfunctions/domain/area'
import type { AtlasVersion } from '../../../cloudfunctions/domain/atlas-version'
import { packShapes, Shapes } from '../../../cloudfunctions/domain/shapes'
import { atlasStories } from '../../../cloudfunctions/usecases/atlas'
import { town } from '../../support/net'

const { areas, root } = town()
const shapes = new Shapes(
  packShapes(
    [...areas.values()].map(({ kind, path }) => ({
      kind,
      path,
      rings: [
        [
          [118, 31],
          [119, 31],
          [119, 32],
        ],
      ],
    })),
  ),
)

/** A district whose store gets no further than so many areas before it stops. */
function district(most: { areas: number }) {
  const stored = new Map(areas)
  const versions = new Map<number, AtlasVersion>()
  const inForce = { version: 1, file: 'cloud://1' }
  const atlases = {
    inForce: () => Promise.resolve({ ...inForce }),
    shapes: () => Promise.resolve(shapes),
    version: (number: number) => Promise.resolve(versions.get(number)),
    areas: () => Promise.resolve([...stored.values()]),
    add: (version: AtlasVersion) =>
      Promise.resolve(!versions.has(version.version) && !!versions.set(version.version, version)),
    apply: ({ version, changes }: AtlasVersion) => {
      const left = changes.filter(({ id }) => (stored.get(id)?.atlas ?? 0) < version)
      const some = left.slice(0, most.areas)
      for (const { id, name } of some) stored.set(id, { ...stored.get(id)!, ...(name && { name }), atlas: version })
      return Promise.resolve({ done: some.length, left: left.length - some.length })
    },
    moveTo: ({ version }: AtlasVersion) => Promise.resolve(void Object.assign(inForce, { version })),
  }
  const call = (requestId: string) => ({
    actor: { _id: 'p-district-1', roles: [{ role: 'district', scope: root._id }] },
    ...{ now: 1_000, until: 20_000, requestId },
    ports: {
      atlases,
      hash: (text: string) => text,
      audits: { add: () => Promise.resolve() },
      reference: {
        read: () => Promise.resolve({ district: { root: root._id, name: root.name } }),
        shapes: () => Promise.resolve(shapes),
      },
    },
  })
  return {
    stored,
    inForce,
    list: () => atlasStories.list({}, call('list') as never),
    rename: (version: number, name: string, requestId: string) =>
      atlasStories.describe(
        { version, id: 'g1', name, code: areas.get('g1')!.code, population: null },
        call(requestId) as never,
      ),
  }
}
const nameIn = (view: unknown) =>
  (view as { areas: Area[] }).areas.find((area) => 'id' in area && area.id === 'g1')?.name

test('没有换完的一版：说还剩多少，不用再存；看的人看得到定下来的，下一次改要等它换完', async () => {
  const most = { areas: 0 }
  const { list, rename, inForce, stored } = district(most)
  const saved = {
    version: 2,
    text: expect.stringContaining('已经定为第 2 版，还有 1 块地方正在换上，几分钟内换完，不用再保存') as string,
  }
  expect(await rename(1, '站前网格', 'request-1')).toMatchObject(saved)
  expect(inForce.version).toBe(1)
  expect(stored.get('g1')).toEqual(areas.get('g1'))
  const view = await list()
  expect(view).toMatchObject({ version: 2, left: 1 })
  expect(nameIn(view)).toBe('站前网格')
  // The answer got lost: it is told again, not refused.
  expect(await rename(1, '站前网格', 'request-1')).toMatchObject(saved)
  expect(await rename(1, '广场网格', 'request-2')).toMatchObject({ code: 'atlas/moved-on' })
  expect(await rename(2, '广场网格', 'request-3')).toMatchObject({
    code: 'atlas/busy',
    message: '第 2 版还在换上，还剩 1 块地方，请过几分钟再保存',
  })

  most.areas = 10
  expect(await rename(2, '广场网格', 'request-4')).toMatchObject({ version: 3 })
  expect(inForce.version).toBe(3)
  expect(await list()).toMatchObject({ version: 3, left: 0 })
})
