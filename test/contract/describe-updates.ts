import { addMany, addOne, type Bench } from './bench'

/** Every shape of update in `cloudfunctions/adapters`, each by a test of its own. */
export function describeUpdates(bench: () => Bench): void {
  const one = (fields: object) => addOne(bench(), fields)

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

    test('words are taken out of one entry of a map, on condition that they are there', async () => {
      const { _ } = bench()
      const { change, stored } = await one({
        behalf: { who: 'x', phone: 'p' },
        contents: { e0: { words: 'w', answers: [1] } },
      })
      const erase = (entry: string) =>
        change(
          { [`contents.${entry}.words`]: '', [`contents.${entry}.answers`]: _.remove(), 'behalf.who': 'y' },
          { [`contents.${entry}.words`]: _.exists(true) },
        )
      expect([await erase('e0'), await erase('e1')]).toEqual([1, 0])
      expect(await stored()).toMatchObject({ behalf: { who: 'y', phone: 'p' } })
      expect((await stored())['contents']).toEqual({ e0: { words: '' } })
    })

    test('a whole picture is replaced only by one that is as new, field by field', async () => {
      const { _ } = bench()
      const { change, stored } = await one({ at: 5, figures: { total: 1, late: 1 }, items: [{ id: 1 }], name: 'old' })
      const put = (at: number, name: string) =>
        change({ at: _.set(at), figures: _.set({ total: 2 }), items: _.set([]), name: _.set(name) }, { at: _.lte(at) })
      expect([await put(4, 'older'), await put(6, 'newer')]).toEqual([0, 1])
      expect(await stored()).toMatchObject({ at: 6, figures: { total: 2 }, items: [], name: 'newer' })
      expect((await stored())['figures']).toEqual({ total: 2 })
    })

    test('all that match are changed at once and counted; those that have moved on stay', async () => {
      const { _, dataOf, things, updated } = bench()
      const { kind } = await addMany(bench(), [
        { n: 1, push: 'held', sendAt: 100 },
        { n: 2, push: 'held', sendAt: 200 },
        { n: 3, push: 'held', sendAt: 201 },
        { n: 4, push: 'sent', sendAt: null },
      ])
      const gather = () =>
        things()
          .where({ kind, push: 'held', sendAt: _.lte(200) })
          .update({ data: { push: 'sending', digest: 'd', sendAt: 500 } })
      expect([updated(await gather()), updated(await gather())]).toEqual([2, 0])
      const gone = dataOf(await things().where({ kind, push: 'sending', digest: 'd' }).limit(9).get())
      expect(gone.map(({ n, sendAt }) => [n, sendAt]).sort()).toEqual([
        [1, 500],
        [2, 500],
      ])
    })

    test('a condition on null holds for null', async () => {
      const { change, stored } = await one({ push: 'failed', sendAt: null, message: { values: { no: '1' } } })
      const settle = (sendAt: number | null) => change({ push: 'dropped', message: null }, { push: 'failed', sendAt })
      expect([await settle(5), await settle(null), await settle(null)]).toEqual([0, 1, 0])
      expect(await stored()).toMatchObject({ push: 'dropped', sendAt: null, message: null })
    })

    test('of several documents added at once one is there already: E11000, and that one stays as it was', async () => {
      const { add, find, fresh, things } = bench()
      const { kind, code } = fresh()
      await add({ _id: code(2), kind, code: code(2), n: 0 })
      const documents = [1, 2, 3].map((n) => ({ _id: code(n), kind, code: code(n), n }))
      await expect(things().add({ data: documents })).rejects.toMatchObject({
        message: expect.stringContaining('E11000') as string,
      })
      expect((await find({ _id: code(2) }))[0]).toMatchObject({ n: 0 })
    })

    test('all that match are removed and counted', async () => {
      const { _, find, things } = bench()
      const { kind } = await addMany(
        bench(),
        [1, 2, 3].map((n) => ({ n, at: n * 100 })),
      )
      const removed = await things()
        .where({ kind, at: _.lt(300) })
        .remove()
      expect(removed).toMatchObject({ stats: { removed: 2 } })
      expect((await find({ kind })).map(({ n }) => n)).toEqual([3])
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
}
