import type * as Sdk from 'wx-server-sdk'
import type { DB } from 'wx-server-sdk'

/** What the tests of one cloud share. */
export interface Bench {
  sdk: typeof Sdk
  db: DB.Database
  _: DB.DatabaseCommand
  /** A kind, and codes, no other test uses. */
  fresh(): { kind: string; code: (n: number) => string }
  things(): DB.CollectionReference
  add(data: object): Promise<{ _id: string }>
  find(query: object): Promise<Array<Record<string, unknown>>>
  /** Documents of an answer: the SDK's typings still allow for its callback style (void) and for text. */
  dataOf(result: unknown): Array<Record<string, unknown>>
  /** How many documents an update says it changed. */
  updated(result: unknown): number
}

/** Every shape of query, update and file access in `cloudfunctions/adapters`, each by a test of its own. */
export function describeShapes(bench: () => Bench): void {
  /** Adds one document of a new kind; gives the ways to change it and to look at it. */
  const one = async (fields: object) => {
    const { add, find, fresh, things, updated } = bench()
    const { kind, code } = fresh()
    const { _id } = await add({ kind, code: code(1), ...fields })
    return {
      change: async (data: object, where: object = {}) =>
        updated(
          await things()
            .where({ _id, ...where })
            .update({ data }),
        ),
      stored: async () => (await find({ _id }))[0]!,
    }
  }
  /** Adds documents of a new kind, in the order given; their codes and ids are the kind and `n`. */
  const many = async (fields: Array<{ n: number; [name: string]: unknown }>) => {
    const { fresh, things } = bench()
    const { kind, code } = fresh()
    await things().add({ data: fields.map((each) => ({ _id: code(each.n), kind, code: code(each.n), ...each })) })
    return { kind, code }
  }
  const nsOf = (docs: Array<Record<string, unknown>>) => docs.map(({ n }) => n)
  /** The documents after one in a list by falling `at` and `_id`, as the adapters ask for a further page. */
  const older = (at: number, id: string, where: object): object => {
    const { _ } = bench()
    return _.and([{ ...where, at: _.lte(at) }, _.or([{ at: _.lt(at) }, { _id: _.lt(id) }])])
  }

  describe('updates as the adapters write them', () => {
    test('a list keeps its latest few, and what it holds already counts no second time', async () => {
      const { _ } = bench()
      const { change, stored } = await one({ left: 1, taps: ['a'] })
      const consent = (tap: string) =>
        change({ left: _.inc(1), taps: _.push({ each: [tap], slice: -2 }) }, { taps: _.nin([tap]) })
      expect([await consent('b'), await consent('b'), await consent('c'), await consent('c')]).toEqual([1, 0, 1, 0])
      expect(await stored()).toMatchObject({ left: 3, taps: ['b', 'c'] })
    })

    test('elements are taken out by a list of their ids, and the others stay as they are', async () => {
      const { _ } = bench()
      const { change, stored } = await one({ outbox: [{ id: 'a', to: 1 }, { id: 'b', to: 2 }, { id: 'c' }] })
      expect(await change({ outbox: _.pull({ id: _.in(['a', 'c', 'x']) }) })).toBe(1)
      expect((await stored())['outbox']).toEqual([{ id: 'b', to: 2 }])
      expect(await change({ outbox: _.pull({ id: _.in(['a']) }) })).toBe(0)
    })

    test('a condition on a list being empty holds for an empty list alone', async () => {
      const { _ } = bench()
      const { change, stored } = await one({ outbox: [{ id: 'a' }], alarm: 5 })
      const silence = () => change({ alarm: null }, { 'outbox.0': _.exists(false) })
      expect([await silence(), (await stored())['alarm']]).toEqual([0, 5])
      await change({ outbox: _.set([]) })
      expect([await silence(), (await stored())['alarm']]).toEqual([1, null])
    })

    test('one key of a map is put in whole, and its neighbours stay', async () => {
      const { _ } = bench()
      const { change, stored } = await one({ contents: { e0: { words: 'old', photos: ['p'] } } })
      await change({ 'contents.e1': _.set({ words: 'new', photos: [] }) })
      expect((await stored())['contents']).toEqual({
        e0: { words: 'old', photos: ['p'] },
        e1: { words: 'new', photos: [] },
      })
      await change({ 'contents.e0': _.set({ words: 'again' }), 'contents.e2': _.set('text') })
      expect((await stored())['contents']).toEqual({
        e0: { words: 'again' },
        e1: { words: 'new', photos: [] },
        e2: 'text',
      })
    })

    test('`set` replaces a whole object or list, where a plain object would be merged into it', async () => {
      const { _ } = bench()
      const { change, stored } = await one({ due: { accept: 1, finish: 2 }, path: ['a', 'b'], merged: { a: 1 } })
      await change({ due: _.set({ finish: 3 }), path: _.set(['c']), merged: { b: 2 } })
      expect(await stored()).toMatchObject({ due: { finish: 3 }, path: ['c'], merged: { a: 1, b: 2 } })
      expect((await stored())['due']).toEqual({ finish: 3 })
    })

    test('a number is counted up and down, from nothing too, by all who do so at once', async () => {
      const { _ } = bench()
      const { change, stored } = await one({ left: 1 })
      expect(await Promise.all([1, 2, 3].map(() => change({ seconds: _.inc(1) })))).toEqual([1, 1, 1])
      const spend = () => change({ left: _.inc(-1) }, { left: _.gt(0) })
      expect((await Promise.all([spend(), spend()])).sort()).toEqual([0, 1])
      expect(await stored()).toMatchObject({ seconds: 3, left: 0 })
    })

    test('one version becomes the next in a single write: fields, appended lists, keys of maps', async () => {
      const { _ } = bench()
      const { change, stored } = await one({ version: 1, status: 'new', timeline: [{ id: 'e0' }], contents: {} })
      const next = {
        version: 2,
        status: 'held',
        holder: null,
        due: _.set({ finish: 9 }),
        timeline: _.push([{ id: 'e1' }, { id: 'e2' }]),
        'contents.e1': _.set({ words: 'w' }),
      }
      expect([await change(next, { version: 1 }), await change(next, { version: 1 })]).toEqual([1, 0])
      expect(await stored()).toMatchObject({
        version: 2,
        status: 'held',
        holder: null,
        due: { finish: 9 },
        timeline: [{ id: 'e0' }, { id: 'e1' }, { id: 'e2' }],
        contents: { e1: { words: 'w' } },
      })
    })

    test('an id that is there already is known by E11000 in the error’s message', async () => {
      const { add, fresh } = bench()
      const { kind, code } = fresh()
      await add({ _id: kind, kind, code: code(1) })
      await expect(add({ _id: kind, kind, code: code(2) })).rejects.toMatchObject({
        message: expect.stringContaining('E11000') as string,
      })
    })
  })

  describe('queries as the adapters ask them', () => {
    test('named fields are left out, or are all that comes', async () => {
      const { dataOf, things } = bench()
      const { kind, code } = await many([{ n: 1, timeline: [1], outbox: [2], at: 1_700_000_000_123 }])
      const query = () => things().where({ kind }).limit(5)
      expect(dataOf(await query().field({ timeline: false, outbox: false }).get())).toEqual([
        { _id: code(1), kind, code: code(1), n: 1, at: 1_700_000_000_123 },
      ])
      expect(dataOf(await query().field({ _id: true }).get())).toEqual([{ _id: code(1) }])
    })

    test('pages by time and id miss nothing and repeat nothing, also within one moment', async () => {
      const { dataOf, things } = bench()
      const { kind } = await many([1, 2, 3, 4, 5].map((n) => ({ n, at: n === 5 ? 200 : 100 })))
      const page = async (at: number, id: string) =>
        dataOf(
          await things()
            .where(older(at, id, { kind }))
            .orderBy('at', 'desc')
            .orderBy('_id', 'desc')
            .limit(2)
            .get(),
        ) as Array<{ _id: string; n: number; at: number }>
      const seen: number[] = []
      for (let rows = await page(1e15, '~'); rows.length > 0;) {
        seen.push(...rows.map(({ n }) => n))
        const last = rows.at(-1)!
        rows = await page(last.at, last._id)
      }
      expect(seen).toEqual([5, 4, 3, 2, 1])
    })

    test('the same pages come from an aggregation, with what each document points to', async () => {
      const { db, things } = bench()
      const { kind: target, code } = await many([{ n: 1, words: 'pointed to' }])
      const { kind, code: id } = await many(
        [1, 2, 3, 4].map((n) => ({ n, at: 100, other: n === 2 ? 'nowhere' : code(1) })),
      )
      const { list } = (await things()
        .aggregate()
        .match(older(100, id(4), { kind }))
        .sort({ at: -1, _id: -1 })
        .limit(2)
        .lookup({ from: 'things', localField: 'other', foreignField: '_id', as: 'found' })
        .end()) as { list: Array<Record<string, unknown>> }
      expect(list).toEqual([
        expect.objectContaining({ n: 3, found: [expect.objectContaining({ kind: target, words: 'pointed to' })] }),
        expect.objectContaining({ n: 2, found: [] }),
      ])
      const person = await db.collection('things').aggregate().match({ _id: 'nobody' }).end()
      expect(person).toMatchObject({ list: [] })
    })

    test('either of two conditions, each on several fields, in order of a third', async () => {
      const { _, dataOf, things } = bench()
      const { kind } = await many([
        { n: 1, holder: 'me', isOpen: true, due: 30 },
        { n: 2, holder: 'me', isOpen: false, due: 10 },
        { n: 3, desk: 'a', status: 'dispatched', due: 20 },
        { n: 4, desk: 'b', status: 'dispatched', due: 5 },
        { n: 5, desk: 'c', status: 'dispatched', due: 40 },
        { n: 6, desk: 'a', status: 'held', due: 1 },
      ])
      const held = { kind, holder: 'me', isOpen: true }
      const waiting = { kind, desk: _.in(['a', 'c']), status: 'dispatched' }
      const query = things()
        .where(_.or([held, waiting]))
        .limit(9)
      expect(nsOf(dataOf(await query.orderBy('due', 'asc').get()))).toEqual([3, 1, 5])
    })

    test('nearest first among those of one category that are still fresh', async () => {
      const { _, db, dataOf, things } = bench()
      const point = (east: number) => new db.Geo.Point(118.48 + east / 100_000, 31.44)
      const { kind } = await many(
        [
          { n: 1, category: 'lamp', until: 900 },
          { n: 2, category: 'lamp', until: 100 },
          { n: 3, category: 'drain', until: 900 },
          { n: 4, category: 'lamp', until: 900 },
          { n: 5, category: 'lamp', until: 900 },
        ].map((each) => ({ ...each, place: point([0, 80, 10, 20, 40, 500][each.n]!) })),
      )
      const place = _.geoNear({ geometry: point(0), maxDistance: 100 })
      const where = { place, kind, category: 'lamp', until: _.gt(500) }
      const query = () => things().where(where).field({ place: false })
      expect(nsOf(dataOf(await query().limit(9).get()))).toEqual([4, 1])
      expect(nsOf(dataOf(await query().limit(1).get()))).toEqual([4])
    })

    test('what has fallen due, but for some ids; what is never due does not come', async () => {
      const { _, dataOf, things } = bench()
      const { kind, code } = await many([
        { n: 1, wakeAt: 300 },
        { n: 2, wakeAt: 100 },
        { n: 3, wakeAt: null },
        { n: 4, wakeAt: 200 },
        { n: 5 },
        { n: 6, wakeAt: 301 },
      ])
      const due = async (except: object) =>
        nsOf(
          dataOf(
            await things()
              .where({ kind, wakeAt: _.lte(300), ...except })
              .orderBy('wakeAt', 'asc')
              .limit(9)
              .get(),
          ),
        )
      expect(await due({})).toEqual([2, 4, 1])
      expect(await due({ _id: _.nin([code(2), code(1)]) })).toEqual([4])
    })

    test('by a list of ids, and on from one id', async () => {
      const { _, dataOf, find, things } = bench()
      const { kind, code } = await many([1, 2, 3, 4].map((n) => ({ n })))
      expect(nsOf(await find({ _id: _.in([code(3), code(1), 'nowhere']) })).sort()).toEqual([1, 3])
      const rest = await things()
        .where({ kind, _id: _.gt(code(2)) })
        .orderBy('_id', 'asc')
        .limit(9)
        .get()
      expect(nsOf(dataOf(rest))).toEqual([3, 4])
    })
  })

  describe('files as the adapters reach them', () => {
    const upload = async () => {
      const { fresh, sdk } = bench()
      const { kind } = fresh()
      const { fileID } = await sdk.uploadFile({ cloudPath: `tests/${kind}.bin`, fileContent: Buffer.from(kind) })
      return { kind, fileID }
    }

    test('an address is given for so many seconds; a file that is not there has none', async () => {
      const { sdk } = bench()
      const { kind, fileID } = await upload()
      const missing = fileID.replace(kind, `${kind}-missing`)
      const asked = [fileID, missing].map((each) => ({ fileID: each, maxAge: 7_200 }))
      const { fileList } = (await sdk.getTempFileURL({ fileList: asked })) as {
        fileList: Array<{ fileID: string; tempFileURL: string; status: number | string }>
      }
      expect(fileList.map((each) => each.fileID)).toEqual([fileID, missing])
      const [here, nowhere] = fileList
      expect(Number(here!.status)).toBe(0)
      expect(await (await fetch(here!.tempFileURL, { headers: { range: 'bytes=0-3' } })).text()).toBe(kind.slice(0, 4))
      expect([Number(nowhere!.status) === 0, nowhere!.tempFileURL]).toEqual([false, ''])
      await sdk.deleteFile({ fileList: [fileID] })
    })

    test('a file is downloaded byte for byte; one that is not there is an error', async () => {
      const { sdk } = bench()
      const { kind, fileID } = await upload()
      const { fileContent } = await sdk.downloadFile({ fileID })
      expect(fileContent).toBeInstanceOf(Uint8Array)
      expect(fileContent.toString()).toBe(kind)
      await sdk.deleteFile({ fileList: [fileID] })
      await expect(sdk.downloadFile({ fileID })).rejects.toHaveProperty('errMsg')
    })
  })
}
