import type * as Sdk from 'wx-server-sdk'
import type { DB } from 'wx-server-sdk'
import { describeFiles } from './describe-files'
import { describeQueries } from './describe-queries'
import { describeRevisions } from './describe-revisions'
import { describeUpdates } from './describe-updates'

/** A cloud the suite can run against, with a collection `things` that is the suite's own: it is emptied. */
export interface CloudUnderTest {
  /** Environment in which the SDK reaches it, as one WeChat user. */
  env: Record<string, string>
  close(): Promise<void>
}

/** The indexes `things` must have: `code` unique, `place` 2dsphere. */
export const THINGS = {
  things: {
    indexes: [
      { name: 'code', keys: [['code', 1]] as Array<[string, 1]>, unique: true },
      { name: 'place', keys: [['place', '2dsphere']] as Array<[string, '2dsphere']> },
      {
        name: 'kind',
        keys: [
          ['kind', 1],
          ['n', 1],
        ] as Array<[string, 1]>,
      },
    ],
  },
}

/** What product code relies on of a CloudBase environment, asked through the unmodified wx-server-sdk. */
export function describeCloud(name: string, open: () => Promise<CloudUnderTest>): void {
  describe(name, () => {
    let cloud: CloudUnderTest
    let sdk: typeof Sdk
    let db: DB.Database
    let _: DB.DatabaseCommand
    const kept = { ...process.env }

    beforeAll(async () => {
      cloud = await open()
      Object.assign(process.env, cloud.env)
      sdk = await import('wx-server-sdk')
      sdk.init({ env: sdk.DYNAMIC_CURRENT_ENV as unknown as string })
      db = sdk.database()
      _ = db.command
      await things()
        .where({ _id: _.exists(true) })
        .remove()
    })
    afterAll(async () => {
      process.env = kept
      await cloud.close()
    })

    let count = 0
    /** A kind and codes no other test uses. */
    const fresh = () => {
      const kind = `kind-${++count}`
      return { kind, code: (n: number) => `${kind}-${n}` }
    }
    const things = () => db.collection('things')
    const add = (data: object) => things().add({ data }) as Promise<{ _id: string }>
    // The SDK's typings still allow for its callback style (void) and for text.
    const dataOf = (result: unknown) => (result as { data: Array<Record<string, unknown>> }).data
    const find = async (query: object) => dataOf(await things().where(query).get())
    const updated = (result: unknown) => (result as { stats: { updated: number } }).stats.updated

    test('a document comes back as it went in: dates, nested fields, numbers, null', async () => {
      const { kind, code } = fresh()
      const data = {
        kind,
        code: code(1),
        at: new Date(1_700_000_000_123),
        deep: { list: [1, 2.5, 'x', null] },
        yes: true,
      }
      const { _id } = await add(data)
      const got = dataOf(await things().doc(_id).get())
      expect(got).toEqual({ _id, ...data })
    })

    test('a missing document is an error that says so', async () => {
      await expect(things().doc('not-there').get()).rejects.toMatchObject({
        errMsg: expect.stringContaining('does not exist') as string,
      })
    })

    test('a collection that was never made is named in the refusal', async () => {
      await expect(db.collection('never-made').get()).rejects.toMatchObject({ errCode: -502005 })
    })

    test('of two conditional updates of one version exactly one wins', async () => {
      const { kind, code } = fresh()
      const { _id } = await add({ kind, code: code(1), version: 1, log: [] })
      const attempt = (who: string) =>
        things()
          .where({ _id, version: 1 })
          .update({ data: { version: _.inc(1), holder: who, log: _.push([{ who }]) } })
      const results = await Promise.all([attempt('a'), attempt('b'), attempt('c')])
      expect(results.map(updated).sort()).toEqual([0, 0, 1])
      const [stored] = await find({ _id })
      expect(stored).toMatchObject({ version: 2, log: [{ who: stored!['holder'] }] })
    })

    test('a unique index refuses the second, and a missing field counts as null', async () => {
      const { kind, code } = fresh()
      await add({ kind, code: code(1) })
      const duplicate = { errCode: -502001, errMsg: expect.stringContaining('E11000') as string }
      await expect(add({ kind, code: code(1) })).rejects.toMatchObject(duplicate)
      const { _id } = await add({ kind, code: null })
      await expect(add({ kind })).rejects.toMatchObject(duplicate)
      await expect(
        things()
          .doc(_id)
          .update({ data: { code: code(1) } }),
      ).rejects.toMatchObject(duplicate)
      await things().doc(_id).remove()
      expect(await find({ kind })).toHaveLength(1)
    })

    test('the same _id twice is refused; set replaces or makes', async () => {
      const { kind, code } = fresh()
      await add({ _id: kind, kind, code: code(1) })
      await expect(add({ _id: kind, code: code(2) })).rejects.toMatchObject({
        errMsg: expect.stringContaining('E11000') as string,
      })
      await things()
        .doc(kind)
        .set({ data: { kind, code: code(3) } })
      await things()
        .doc(`${kind}-new`)
        .set({ data: { kind, code: code(4) } })
      expect(await find({ kind })).toEqual([
        { _id: kind, kind, code: code(3) },
        { _id: `${kind}-new`, kind, code: code(4) },
      ])
    })

    test('without a limit 100 come, and never more than 1,000', async () => {
      const { kind, code } = fresh()
      for (let from = 0; from < 1100; from += 100) {
        await things().add({
          data: Array.from({ length: 100 }, (_v, i) => ({ kind, code: code(from + i), n: from + i })),
        })
      }
      expect(await find({ kind })).toHaveLength(100)
      expect(dataOf(await things().where({ kind }).limit(5000).get())).toHaveLength(1000)
      const page = await things()
        .where({ kind })
        .orderBy('n', 'desc')
        .skip(5)
        .limit(3)
        .field({ n: true, _id: false })
        .get()
      expect(dataOf(page)).toEqual([{ n: 1094 }, { n: 1093 }, { n: 1092 }])
      const counted: unknown = await things()
        .where({ kind, n: _.gte(1000) })
        .count()
      expect(counted).toMatchObject({ total: 100 })
      await things().where({ kind }).remove()
      expect(await find({ kind })).toEqual([])
    })

    test('queries: comparison, lists, logic, existence, patterns, elements of arrays', async () => {
      const { kind, code } = fresh()
      const docs = [
        { kind, code: code(1), n: 1, tags: ['a', 'b'], at: new Date(10), note: 'Alpha' },
        { kind, code: code(2), n: 2, tags: ['b'], at: new Date(20), deep: { x: 1 } },
        { kind, code: code(3), n: 3, tags: [], at: new Date(30), done: true },
      ]
      await things().add({ data: docs })
      const ns = async (query: object) => (await find({ kind, ...query })).map(({ n }) => n)
      expect(await ns({ n: _.gt(1).and(_.lt(3)) })).toEqual([2])
      expect(await ns({ n: _.in([1, 3]) })).toEqual([1, 3])
      expect(await ns({ n: _.nin([1]) })).toEqual([2, 3])
      expect(await ns({ tags: 'b' })).toEqual([1, 2])
      expect(await ns({ tags: _.all(['a', 'b']) })).toEqual([1])
      expect(await ns({ at: _.lte(new Date(20)) })).toEqual([1, 2])
      expect(await ns({ done: _.exists(false) })).toEqual([1, 2])
      expect(await ns({ done: _.neq(true) })).toEqual([1, 2])
      expect(await ns({ 'deep.x': 1 })).toEqual([2])
      expect(await ns({ deep: { x: 1 } })).toEqual([2])
      expect(await ns({ note: db.RegExp({ regexp: '^al', options: 'i' }) })).toEqual([1])
      expect(
        dataOf(
          await things()
            .where(
              _.or([
                { kind, n: 1 },
                { kind, done: true },
              ]),
            )
            .get(),
        ),
      ).toHaveLength(2)
    })

    test('updates: every command changes what it says and nothing else', async () => {
      const { kind, code } = fresh()
      const { _id } = await add({ kind, code: code(1), n: 2, list: [1, 2, 3], gone: 1, deep: { a: 1 }, low: 5, at: 0 })
      await things()
        .doc(_id)
        .update({
          data: {
            n: _.mul(3),
            list: _.push({ each: [9, 8], position: 0, slice: 4 }),
            gone: _.remove(),
            deep: { b: 2 },
            low: _.min(4),
            at: db.serverDate(),
          },
        })
      const [doc] = await find({ _id })
      const { at, ...rest } = doc!
      expect(rest).toEqual({ _id, kind, code: code(1), n: 6, list: [9, 8, 1, 2], deep: { a: 1, b: 2 }, low: 4 })
      expect(at).toBeInstanceOf(Date)
      await things()
        .doc(_id)
        .update({ data: { list: _.pull(_.gt(5)), deep: _.set({ c: 3 }) } })
      expect((await find({ _id }))[0]).toMatchObject({ list: [1, 2], deep: { c: 3 } })
      await things()
        .doc(_id)
        .update({ data: { list: _.addToSet({ $each: [2, 4] }) } })
      expect((await find({ _id }))[0]).toMatchObject({ list: [1, 2, 4] })
    })

    test('an update that changes nothing counts as none; one of several documents counts each', async () => {
      const { kind, code } = fresh()
      await things().add({ data: [1, 2].map((n) => ({ kind, code: code(n), n })) })
      expect(
        updated(
          await things()
            .where({ kind })
            .update({ data: { seen: true } }),
        ),
      ).toBe(2)
      expect(
        updated(
          await things()
            .where({ kind })
            .update({ data: { seen: true } }),
        ),
      ).toBe(0)
      expect(
        updated(
          await things()
            .where({ kind, n: 7 })
            .update({ data: { seen: false } }),
        ),
      ).toBe(0)
    })

    test('places: nearest first within a distance, and inside a circle or a polygon', async () => {
      const { kind, code } = fresh()
      const point = (east: number) => db.Geo.Point(118.38 + east / 100_000, 31.34)
      await things().add({
        data: [300, 10, 100].map((east) => ({ kind, code: code(east), n: east, place: point(east) })),
      })
      const ns = async (condition: object) => (await find({ kind, place: condition })).map(({ n }) => n)
      expect(await ns(_.geoNear({ geometry: point(0), maxDistance: 120, minDistance: 0 }))).toEqual([10, 100])
      expect((await ns(_.geoWithin({ centerSphere: [point(0), 0.12 / 6378.1] } as never))).sort()).toEqual([10, 100])
      const ring = [
        [118.3805, 31.3],
        [118.39, 31.3],
        [118.39, 31.4],
        [118.3805, 31.4],
        [118.3805, 31.3],
      ] as const
      const polygon = db.Geo.Polygon([db.Geo.LineString(ring.map(([lng, lat]) => db.Geo.Point(lng, lat)))])
      expect((await ns(_.geoWithin({ geometry: polygon }))).sort()).toEqual([100, 300])
      await expect(
        find({ kind, spot: _.geoNear({ geometry: point(0), maxDistance: 9, minDistance: 0 }) }),
      ).rejects.toMatchObject({
        errMsg: expect.stringContaining('unable to find index') as string,
      })
    })

    test('aggregation: match, group, sort, look up', async () => {
      const { kind, code } = fresh()
      await things().add({ data: [1, 2, 3].map((n) => ({ kind, code: code(n), n, odd: n % 2 === 1, other: code(1) })) })
      const $ = _.aggregate
      const grouped = await things()
        .aggregate()
        .match({ kind })
        .group({ _id: '$odd', sum: $.sum('$n') })
        .sort({ sum: -1 })
        .end()
      expect(grouped).toMatchObject({
        list: [
          { _id: true, sum: 4 },
          { _id: false, sum: 2 },
        ],
      })
      const looked = await things()
        .aggregate()
        .match({ kind, n: 3 })
        .lookup({ from: 'things', localField: 'other', foreignField: 'code', as: 'found' })
        .end()
      expect(looked).toMatchObject({ list: [{ n: 3, found: [{ n: 1 }] }] })
    })

    test('an operator nobody knows is refused by name', async () => {
      await expect(find({ n: { $resembles: 3 } })).rejects.toMatchObject({
        errMsg: expect.stringContaining('$resembles') as string,
      })
    })

    test('a file is kept, fetched by its temporary address, and removed', async () => {
      const { kind } = fresh()
      const fileContent = Buffer.from(`bytes of ${kind}`)
      const { fileID } = await sdk.uploadFile({ cloudPath: `tests/${kind} 图.txt`, fileContent })
      const { fileContent: back } = await sdk.downloadFile({ fileID })
      expect(back.toString()).toBe(fileContent.toString())
      const links = await sdk.getTempFileURL({ fileList: [fileID] })
      const url = encodeURI((links as { fileList: Array<{ tempFileURL: string }> }).fileList[0]!.tempFileURL)
      const part = await fetch(url, { headers: { range: 'bytes=6-7' } })
      expect([part.status, await part.text()]).toEqual([206, 'of'])
      expect(await sdk.deleteFile({ fileList: [fileID] })).toMatchObject({ fileList: [{ fileID, status: 0 }] })
      expect((await fetch(url)).status).toBe(404)
    })

    const bench = () => ({ sdk, db, _, fresh, things, add, find, dataOf, updated })
    describeUpdates(bench)
    describeRevisions(bench)
    describeQueries(bench)
    describeFiles(bench)
  })
}
