import { addMany, type Bench } from './bench'

/** Every shape of query in `cloudfunctions/adapters`, each by a test of its own. */
export function describeQueries(bench: () => Bench): void {
  const many = (fields: Parameters<typeof addMany>[1]) => addMany(bench(), fields)
  const nsOf = (docs: Array<Record<string, unknown>>) => docs.map(({ n }) => n)
  /** The documents after one in a list by falling `at` and `_id`, as the adapters ask for a further page. */
  const older = (at: number, id: string, where: object): object => {
    const { _ } = bench()
    return _.and([{ ...where, at: _.lte(at) }, _.or([{ at: _.lt(at) }, { _id: _.lt(id) }])])
  }

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

    test('a list that holds any of these values is found once, with a span of time beside it', async () => {
      const { _, dataOf, things } = bench()
      const { kind } = await many([
        { n: 1, areas: ['a', 'b'], from: 100, until: 300 },
        { n: 2, areas: ['b'], from: 100, until: 400 },
        { n: 3, areas: ['c'], from: 100, until: 400 },
        { n: 4, areas: ['a'], from: 100, until: 150 },
        { n: 5, areas: ['a'], from: 250, until: 400 },
      ])
      const where = { kind, areas: _.in(['a', 'b']), until: _.gt(200), from: _.lte(200) }
      const query = things().where(where).orderBy('until', 'desc').orderBy('_id', 'desc').limit(5)
      expect(nsOf(dataOf(await query.field({ areas: false }).get()))).toEqual([2, 1])
    })

    test('a field inside a list of documents is there when any of them has it; pages by id', async () => {
      const { _, dataOf, things } = bench()
      const { kind, code } = await many([
        { n: 1, team: [{ name: 'a' }, { name: 'b', classes: ['x'] }] },
        { n: 2, team: [{ name: 'a' }] },
        { n: 3 },
        { n: 4, team: [{ name: 'a', classes: [] }] },
      ])
      const after = (id: string) =>
        things()
          .where({ kind, 'team.classes': _.exists(true), _id: _.gt(id) })
          .orderBy('_id', 'asc')
          .limit(1)
          .get()
      expect(nsOf(dataOf(await after('')))).toEqual([1])
      expect(nsOf(dataOf(await after(code(1))))).toEqual([4])
      expect(nsOf(dataOf(await after(code(4))))).toEqual([])
    })

    test('a document that has a field is left out, nearest first and by id', async () => {
      const { _, db, dataOf, things } = bench()
      const point = (east: number) => db.Geo.Point(118.38 + east / 100_000, 31.34)
      const { kind, code } = await many([
        { n: 1, place: point(30) },
        { n: 2, place: point(10), closed: { at: 1 } },
        { n: 3, place: point(20) },
      ])
      const near = _.geoNear({ geometry: point(0), maxDistance: 120, minDistance: 0 })
      const inUse = things().where({ kind, place: near, closed: _.exists(false) })
      expect(nsOf(dataOf(await inUse.limit(5).get()))).toEqual([3, 1])
      for (const [isClosed, ns] of [
        [true, [2]],
        [false, [3]],
      ] as const)
        expect(
          nsOf(
            dataOf(
              await things()
                .where({ kind, closed: _.exists(isClosed), _id: _.gt(code(1)) })
                .orderBy('_id', 'asc')
                .limit(5)
                .get(),
            ),
          ),
        ).toEqual(ns)
    })

    test('a field of an object, or of the objects of a list, is one of several', async () => {
      const { _, dataOf, things } = bench()
      const { kind } = await many([
        { n: 1, plan: { lead: { _id: 'a' }, assists: [{ _id: 'b' }, { _id: 'c' }] } },
        { n: 2, plan: { lead: { _id: 'c' }, assists: [] } },
        { n: 3, plan: null },
      ])
      const of = async (field: string) =>
        nsOf(
          dataOf(
            await things()
              .where({ kind, [field]: _.in(['c', 'd']) })
              .orderBy('_id', 'asc')
              .limit(5)
              .get(),
          ),
        )
      expect(await of('plan.lead._id')).toEqual([2])
      expect(await of('plan.assists._id')).toEqual([1])
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

    test('of a list inside only the items that are wanted, and some fields not at all', async () => {
      const { things } = bench()
      const items = [
        { person: 'a', state: 'seated' },
        { person: 'b', state: 'waiting' },
        { person: 'c', state: 'seated' },
      ]
      const { kind } = await many([{ n: 1, items, words: 'long', outbox: [1] }])
      const cond = { $or: [{ $eq: ['$$one.person', 'a'] }, { $eq: ['$$one.state', 'waiting'] }] }
      const { list } = (await things()
        .aggregate()
        .match({ kind })
        .sort({ n: -1, _id: -1 })
        .limit(5)
        .addFields({ items: { $filter: { input: '$items', as: 'one', cond } } })
        .project({ words: 0, outbox: 0 })
        .end()) as { list: Array<Record<string, unknown>> }
      expect(list).toMatchObject([{ n: 1, items: items.slice(0, 2) }])
      expect(Object.keys(list[0]!)).not.toEqual(expect.arrayContaining(['words', 'outbox']))
    })

    test('a field within a field that is one of these, or a list of such; page by page in order of `_id`', async () => {
      const { _, dataOf, things } = bench()
      const { kind, code } = await many([
        { n: 1, isOpen: true, plan: { lead: { id: 'a' }, assists: [] }, called: ['a'], ended: 50 },
        { n: 2, isOpen: true, plan: { lead: { id: 'b' }, assists: [{ id: 'a' }, { id: 'c' }] }, called: ['c', 'a'] },
        { n: 3, isOpen: false, plan: { lead: { id: 'a' }, assists: [{ id: 'c' }] }, called: ['a', 'b'], ended: 90 },
        { n: 4, isOpen: true, plan: null, called: ['b'], ended: 95 },
      ])
      const found = async (where: object) =>
        nsOf(
          dataOf(
            await things()
              .where({ kind, ...where })
              .orderBy('_id', 'asc')
              .limit(9)
              .get(),
          ),
        )
      const named = _.in(['a', 'c'])
      expect(await found({ isOpen: true, 'plan.lead.id': named })).toEqual([1])
      expect(await found({ isOpen: true, 'plan.assists.id': named })).toEqual([2])
      expect(await found({ called: named, ended: _.gte(50) })).toEqual([1, 3])
      expect(await found({ called: named, ended: _.gte(50), _id: _.gt(code(1)) })).toEqual([3])
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

    test('further pages of what one of several fields says, on top of other conditions', async () => {
      const { _, dataOf, things } = bench()
      const { kind, code } = await many([
        { n: 1, at: 100, by: 'me', path: ['d', 's'], action: 'a' },
        { n: 2, at: 100, by: 'you', object: 'me', path: ['d', 's'], action: 'b' },
        { n: 3, at: 100, by: 'you', object: 'it', path: ['d', 's'], action: 'a' },
        { n: 4, at: 90, by: 'you', object: 'it', ip: 'me', path: ['d', 's'], action: 'a' },
        { n: 5, at: 80, by: 'me', path: ['d'], action: 'a' },
        { n: 6, at: 70, by: 'me', path: ['d', 's'], action: 'c' },
        { n: 7, at: 60, by: 'me', path: ['d', 's'], action: 'a' },
      ])
      const found = _.or([{ by: _.in(['me', '']) }, { object: _.in(['me', 'you']) }, { ip: 'me' }])
      const page = older(100, code(2), { kind, path: 's' })
      const where = _.and([page, { action: _.in(['a', 'b']) }, found, { at: _.gte(70) }, { at: _.lt(1_000) }])
      const query = things().where(where).orderBy('at', 'desc').orderBy('_id', 'desc')
      expect(nsOf(dataOf(await query.limit(9).get()))).toEqual([1, 4])
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

    test('oldest first and on from one, where a list holds a word, with what each points to', async () => {
      const { _, things } = bench()
      const { code } = await many([{ n: 1, words: 'pointed to' }])
      const { kind, code: id } = await many([
        { n: 1, at: 100, path: ['d', 's'], other: code(1) },
        { n: 2, at: 200, path: ['d', 's', 'c'], other: 'nowhere' },
        { n: 3, at: 200, path: ['d', 's', 'c'], other: code(1) },
        { n: 4, at: 200, path: ['d', 'x'], other: code(1) },
        { n: 5, at: 300, path: ['d', 's'], state: 'done', other: code(1) },
        { n: 6, at: 300, path: ['d', 's'], other: code(1) },
      ])
      const newer = (at: number, after: string) =>
        _.and([
          { kind, state: _.exists(false), path: 's', at: _.gte(at) },
          _.or([{ at: _.gt(at) }, { _id: _.gt(after) }]),
        ])
      const page = async (at: number, after: string) => {
        const found = things().aggregate().match(newer(at, after)).sort({ at: 1, _id: 1 }).limit(2)
        const lookup = { from: 'things', localField: 'other', foreignField: '_id', as: 'found' }
        return ((await found.lookup(lookup).end()) as { list: Array<{ n: number; found: unknown[] }> }).list
      }
      expect((await page(0, '')).map(({ n, found }) => [n, found.length])).toEqual([
        [1, 1],
        [2, 0],
      ])
      expect((await page(200, id(2))).map(({ n }) => n)).toEqual([3, 6])
    })

    test('an entry of a list that meets several conditions at once, a page in the order of a deadline', async () => {
      const { _, dataOf, things } = bench()
      const lead = (status: string, late: boolean) => ({ role: 'lead', status, told: { late } })
      const assist = { role: 'assist', status: 'called', told: { late: true } }
      const { kind, code } = await many([
        { n: 1, at: 100, path: ['d', 's'], parts: [lead('called', true)] },
        { n: 2, at: 100, path: ['d', 's'], parts: [lead('called', false), assist] },
        { n: 3, at: 200, path: ['d', 's'], parts: [lead('gone', true), lead('called', false)] },
        { n: 4, at: 200, path: ['d', 's'], parts: [lead('gone', true), lead('called', true)] },
        { n: 5, at: 300, path: ['d', 'x'], parts: [lead('called', true)] },
        { n: 6, at: 300, path: ['d', 's'], parts: [] },
      ])
      const late = _.elemMatch({ role: 'lead', status: _.nin(['gone']), 'told.late': true })
      const page = async (at: number, after: string) => {
        const newer = _.and([{ kind, path: 's', at: _.gte(at) }, _.or([{ at: _.gt(at) }, { _id: _.gt(after) }])])
        const found = things()
          .where(_.and([newer, { parts: late }]))
          .orderBy('at', 'asc')
          .orderBy('_id', 'asc')
        return nsOf(dataOf(await found.limit(9).get()))
      }
      expect(await page(0, '')).toEqual([1, 4])
      expect(await page(100, code(1))).toEqual([4])
    })

    test('an entry of a list that is nobody’s or mine, and has a moment or none; either of several such', async () => {
      const { _, dataOf, things } = bench()
      const part = (status: string, officer: string | null, by: number | null) => ({ of: 'd', status, officer, by })
      const { kind } = await many([
        { n: 1, at: 400, desks: ['s'], parts: [part('answered', null, 9)] },
        { n: 2, at: 300, desks: ['s', 't'], parts: [part('answered', 'me', null)] },
        { n: 3, at: 200, desks: ['s'], parts: [part('answered', 'you', 9), { ...part('called', null, 9), of: 'e' }] },
        { n: 4, at: 100, desks: ['t'], parts: [part('called', 'me', 9)] },
        { n: 5, at: 50, desks: [], parts: [] },
      ])
      const mine = (facts: object) => ({ parts: _.elemMatch({ of: 'd', officer: _.in([null, 'me']), ...facts }) })
      const found = async (...and: unknown[]) => {
        const query = things().where(_.and([{ kind, at: _.gte(0) }, ...and]))
        return nsOf(dataOf(await query.orderBy('at', 'asc').orderBy('_id', 'asc').limit(9).get()))
      }
      expect(await found(mine({ status: 'answered', by: _.neq(null) }))).toEqual([1])
      expect(await found(mine({ status: 'answered', by: null }))).toEqual([2])
      expect(await found(_.or([mine({ status: 'answered', by: null }), mine({ status: 'called' })]))).toEqual([4, 2])
      expect(await found(_.or([mine({ status: 'called' })]))).toEqual([4])
      const any = _.or([mine({ status: 'answered', by: _.neq(null) }), mine({ status: 'called' })])
      const first = things()
        .where(_.and([{ kind }, any]))
        .field({ n: true })
      expect(nsOf(dataOf(await first.orderBy('at', 'asc').orderBy('_id', 'asc').limit(1).get()))).toEqual([4])
      expect(await found({ desks: 's' }, { parts: _.elemMatch({ status: _.in(['answered', 'x']) }) })).toEqual([
        3, 2, 1,
      ])
    })

    test('counted all in one, each figure on a condition of its own; nothing for none', async () => {
      const { things } = bench()
      const { kind } = await many(
        Array.from({ length: 30 }, (_one, i) => ({ n: i, isOpen: i > 0, at: i, state: i % 2 ? 'a' : 'b' })),
      )
      const when = (condition: object) => ({ $sum: { $cond: [condition, 1, 0] } })
      const counted = async (isOpen: boolean | null) => {
        const { list } = (await things()
          .aggregate()
          .match({ kind, isOpen })
          .group({
            _id: null,
            all: { $sum: 1 },
            late: when({ $and: [{ $lte: ['$at', 3] }, { $ne: ['$state', 'b'] }] }),
          })
          .end()) as { list: object[] }
        return list
      }
      expect(await counted(true)).toEqual([{ _id: null, all: 29, late: 2 }])
      expect(await counted(false)).toEqual([{ _id: null, all: 1, late: 0 }])
      expect(await counted(null)).toEqual([])
    })

    test('those in a place where something is left, in whatever order they come', async () => {
      const { _, things, dataOf } = bench()
      const { kind } = await many([
        { n: 1, path: ['d', 's'], open: 2 },
        { n: 2, path: ['d', 't'], open: 0 },
        { n: 3, path: ['e'], open: 1 },
        { n: 4, path: ['d'], open: 1 },
      ])
      const found = await things()
        .where({ kind, path: 'd', open: _.gt(0) })
        .limit(1_000)
        .get()
      expect(
        dataOf(found)
          .map(({ n }) => n)
          .sort(),
      ).toEqual([1, 4])
    })

    test('how many are due at all, and by a moment', async () => {
      const { _, things } = bench()
      const { kind } = await many([{ n: 1, at: 100 }, { n: 2, at: 300 }, { n: 3, at: null }, { n: 4 }])
      const due = _.and([{ kind, at: _.gt(0) }, { at: _.lte(200) }])
      expect((await things().where(due).count()) as unknown).toMatchObject({ total: 1 })
    })

    test('what is marked at all, the longest first; days between two, the latest mark first', async () => {
      const { _, dataOf, things } = bench()
      const { kind, code } = await many([
        { n: 1, area: 'g', day: '2026-02-28', markedAt: 50 },
        { n: 2, area: 'g', day: '2026-03-01', markedAt: 300 },
        { n: 3, area: 'g', day: '2026-03-31', markedAt: 400 },
        { n: 4, area: 'g', day: '2026-04-01', markedAt: 500 },
        { n: 5, area: 'g', day: '2026-03-15', markedAt: null },
        { n: 6, area: 'h', day: '2026-03-15', markedAt: 100 },
      ])
      const marked = things().where({ kind, markedAt: _.gt(0), _id: _.nin([code(4)]) })
      expect(nsOf(dataOf(await marked.orderBy('markedAt', 'asc').limit(3).get()))).toEqual([1, 6, 2])
      const within = things().where(
        _.and([{ kind, area: 'g', markedAt: _.gt(0) }, { day: _.gt('2026-03') }, { day: _.lte('2026-03-31') }]),
      )
      expect(nsOf(dataOf(await within.orderBy('markedAt', 'desc').limit(9).get()))).toEqual([3, 2])
      const next = things().where({ kind, day: _.gt('2026-03-01') })
      expect(dataOf(await next.orderBy('day', 'asc').limit(1).field({ day: true }).get())).toEqual([
        expect.objectContaining({ day: '2026-03-15' }),
      ])
    })
  })
}
