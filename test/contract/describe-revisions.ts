import { addMany, addOne, type Bench } from './bench'

/** How rosters, codes and jobs are read and changed by many at once, as `cloudfunctions/adapters` does it. */
export function describeRevisions(bench: () => Bench): void {
  describe('documents that several change at once', () => {
    test('the first revision is written while there is none, each further one upon the one before', async () => {
      const { _ } = bench()
      const { change, stored } = await addOne(bench(), { worker: { person: 'a' }, team: [{ person: 'b' }] })
      const first = () => change({ worker: _.remove(), team: _.set([]), revision: 1 }, { revision: _.exists(false) })
      expect((await Promise.all([first(), first()])).sort()).toEqual([0, 1])
      expect(await stored()).toMatchObject({ team: [], revision: 1 })
      expect(await stored()).not.toHaveProperty('worker')
      const next = () => change({ worker: _.set({ person: 'c' }), revision: 2 }, { revision: 1 })
      expect([await next(), await next()]).toEqual([1, 0])
      expect(await stored()).toMatchObject({ worker: { person: 'c' }, revision: 2 })
    })

    test('an area is brought to a version once, by however many; whoever revises it meanwhile begins again', async () => {
      const { _ } = bench()
      const { change, stored } = await addOne(bench(), { name: '第05网格', population: 800, revision: 3 })
      const words = { name: '站前网格', population: _.remove(), codes: [{ code: '1', until: 5 }] }
      const bring = () => change({ ...words, atlas: 2, revision: _.inc(1) }, { atlas: _.exists(false) })
      expect((await Promise.all([bring(), bring()])).sort()).toEqual([0, 1])
      expect(await change({ team: _.set([]), revision: 4 }, { revision: 3 })).toBe(0)
      expect(await stored()).toMatchObject({
        name: '站前网格',
        atlas: 2,
        revision: 4,
        codes: [{ code: '1', until: 5 }],
      })
      expect(await stored()).not.toHaveProperty('population')
      expect(await change({ name: '广场网格', atlas: 3, revision: _.inc(1) }, { atlas: 2 })).toBe(1)
    })

    test('those within a place are read by code, page after page; those that had a code are found by it', async () => {
      const { _, dataOf, things } = bench()
      const { kind, code } = await addMany(bench(), [
        { n: 3, path: ['d', 'g3'] },
        { n: 1, path: ['d', 'g1'], codes: [{ code: 'old', until: 5 }] },
        { n: 2, path: ['e', 'g2'] },
        { n: 4, path: ['d', 'g4'] },
      ])
      const page = async (after: string) =>
        dataOf(
          await things()
            .where({ kind, path: 'd', code: _.gt(after) })
            .orderBy('code', 'asc')
            .limit(2)
            .get(),
        )
      expect((await page('')).map(({ n }) => n)).toEqual([1, 3])
      expect((await page(code(3))).map(({ n }) => n)).toEqual([4])
      const wanted = ['old', code(4)]
      const coded = things().where(_.and([{ kind }, _.or([{ code: _.in(wanted) }, { 'codes.code': _.in(wanted) }])]))
      expect(
        dataOf(await coded.limit(2).get())
          .map(({ n }) => n)
          .sort(),
      ).toEqual([1, 4])
    })

    test('an area is found by what it is or was called; a line by whatever it is about, or its object', async () => {
      const { _, dataOf, things } = bench()
      const { kind } = await addMany(bench(), [
        { n: 1, name: '站前网格', names: [{ name: '第05网格', until: 5 }] },
        { n: 2, name: '第05网格' },
        { n: 3, name: '第06网格' },
        { n: 4, object: 'v2', about: ['g1', 'g2'], path: ['d', 'g1', 'g2'] },
        { n: 5, object: 'g2', path: ['d', 'g2'] },
        { n: 6, object: 'v3', about: ['g3'], path: ['d', 'g3'] },
      ])
      const found = async (condition: object) =>
        dataOf(
          await things()
            .where(_.and([{ kind }, condition]))
            .limit(9)
            .get(),
        )
          .map(({ n }) => n)
          .sort()
      expect(await found(_.or([{ name: '第05网格' }, { 'names.name': '第05网格' }]))).toEqual([1, 2])
      const wanted = _.in(['第05网格', 'g2'])
      expect(await found(_.and([{ path: 'd' }, _.or([{ object: wanted }, { about: wanted }])]))).toEqual([4, 5])
    })

    test('of a code for two, two get in however many come, and nobody counts twice', async () => {
      const { _ } = bench()
      const { change, stored } = await addOne(bench(), { usedBy: [] })
      const use = (person: string) =>
        change({ usedBy: _.push([person]) }, { usedBy: _.nin([person]), 'usedBy.1': _.exists(false) })
      expect([await use('a'), await use('a')]).toEqual([1, 0])
      const rest = await Promise.all(['b', 'c', 'd'].map(use))
      expect(rest.sort()).toEqual([0, 0, 1])
      expect((await stored())['usedBy']).toHaveLength(2)
    })

    test('a job is moved on by one alone, from the cursor it stood at', async () => {
      const { _ } = bench()
      const { change, stored } = await addOne(bench(), { cursor: '', state: 'waiting', facts: { gone: 1 } })
      const move = () => change({ cursor: 't1', state: 'done', facts: _.set({ days: 2 }) }, { cursor: '' })
      expect([await move(), await move()]).toEqual([1, 0])
      expect((await stored())['facts']).toEqual({ days: 2 })
    })

    test('several are joined to one by the ids in its list; without a list, or with an empty one, none', async () => {
      const { _, things } = bench()
      const { code } = await addMany(bench(), [
        { n: 1, open: 3 },
        { n: 2, open: 5 },
      ])
      const { kind } = await addMany(bench(), [
        { n: 1, roster: [code(2), code(1), 'nobody'] },
        { n: 2, roster: [] },
        { n: 3 },
      ])
      const { list } = (await things()
        .aggregate()
        .match({ kind, n: _.in([1, 2, 3]) })
        .lookup({ from: 'things', localField: 'roster', foreignField: '_id', as: 'loads' })
        .end()) as { list: Array<{ n: number; loads: Array<{ open: number }> }> }
      const loads = Object.fromEntries(list.map(({ n, loads: found }) => [n, found.map(({ open }) => open).sort()]))
      expect(loads).toEqual({ 1: [3, 5], 2: [], 3: [] })
    })

    test('those held within a place, by id after one; and all of one kind are taken away, and counted', async () => {
      const { _, dataOf, things } = bench()
      const { kind, code } = await addMany(bench(), [
        { n: 1, holder: 'me', isOpen: true, path: ['d', 'g'], desk: 'g' },
        { n: 2, holder: 'me', isOpen: true, path: ['d', 'g'], desk: 'c' },
        { n: 3, holder: 'me', isOpen: true, path: ['d', 'h'], desk: 'h' },
        { n: 4, holder: 'me', isOpen: false, path: ['d', 'g'], desk: 'g' },
      ])
      const held = things().where({ kind, holder: 'me', isOpen: true, path: 'g', _id: _.gt(code(1)) })
      const found = dataOf(await held.orderBy('_id', 'asc').limit(9).field({ desk: true }).get())
      expect(found).toEqual([{ _id: code(2), desk: 'c' }])
      expect(await things().where({ kind, holder: 'me' }).remove()).toMatchObject({ stats: { removed: 4 } })
    })
  })
}
