import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Libsql from 'libsql'
import { Query } from 'mingo'
import { Collection } from '../../../local/cloud/store/collection'
import { Database } from '../../../local/cloud/store/database'
import { Store } from '../../../local/cloud/store/store'
import type { Order } from '../../../local/cloud/store/query-sql'
import { aggregate } from '../../../local/cloud/store/aggregate'
import type { Doc } from '../../../local/cloud/store/value'

/** A small repeatable source of chance. */
function chance(seed: number) {
  let state = seed
  return (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

let dir: string
let database: Database
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'query-sql-'))
  database = Database.open(join(dir, 'cloud.db'))
  // Makes the tables every collection needs.
  new Store(database, {})
})
afterAll(() => {
  database.close()
  rmSync(dir, { recursive: true })
})

const INDEXES = [
  { name: 'a', keys: [['a', 1]] as Order },
  {
    name: 'ab',
    keys: [
      ['a', 1],
      ['b.c', -1],
    ] as Order,
  },
]

/**
 * Values of every kind that SQL and MongoDB see differently. An array directly in an array is left out: there the yardstick
 * (mingo) looks one level deeper than MongoDB.
 */
const MIXED: unknown[] = [
  0,
  1,
  2,
  -1.5,
  '',
  '1',
  'x',
  'xy',
  '{"c":1}',
  true,
  false,
  null,
  undefined,
  new Date(1),
  new Date(5),
]
const NESTED: unknown[] = [...MIXED, [1, 'x'], [], { c: 1 }, { c: 'x' }, [{ c: 1 }, { c: 2 }]]
const NUMBERS: unknown[] = [0, 1, 2, 3, 4, undefined]

function documents(next: (below: number) => number, values: unknown[]): Doc[] {
  const pick = () => values[next(values.length)]
  return Array.from({ length: 60 }, (_v, i) => {
    const doc: Doc = { _id: `d${String(i).padStart(2, '0')}` }
    for (const name of ['a', 'd']) {
      const value = pick()
      if (value !== undefined) doc[name] = value
    }
    const inner = pick()
    if (next(3) > 0) doc['b'] = inner === undefined ? {} : { c: inner }
    return doc
  })
}

function condition(next: (below: number) => number, values: unknown[]): unknown {
  const given = values.filter((value) => value !== undefined)
  const pick = () => given[next(given.length)]
  const scalar = () => {
    const scalars = given.filter((value) => typeof value !== 'object' || value === null || value instanceof Date)
    return scalars[next(scalars.length)]
  }
  switch (next(9)) {
    case 0:
      return pick()
    case 1:
      return { $ne: scalar() }
    case 2:
      return { $in: [scalar(), scalar(), scalar()] }
    case 3:
      return { $nin: [scalar(), scalar()] }
    case 4:
      return { $exists: next(2) === 1 }
    case 5:
      return { $gt: scalar(), $lte: scalar() }
    case 6:
      return { $not: { $lt: scalar() } }
    default:
      return { [['$gt', '$gte', '$lt', '$lte', '$eq'][next(5)]!]: scalar() }
  }
}

function query(next: (below: number) => number, values: unknown[], depth = 0): Doc {
  const path = ['a', 'd', 'b.c', '_id'][next(depth ? 3 : 4)]!
  const plain = path === '_id' ? { _id: { $gt: `d${next(60)}` } } : { [path]: condition(next, values) }
  if (depth > 1) return plain
  const parts = () => [query(next, values, depth + 1), query(next, values, depth + 1)]
  switch (next(5)) {
    case 0:
      return { $or: parts() }
    case 1:
      return { $and: parts() }
    case 2:
      return { ...plain, $nor: parts() }
    default:
      return { ...plain, a: condition(next, values) }
  }
}

describe.each([
  ['one kind of value', NUMBERS, 1],
  ['every scalar', MIXED, 2],
  ['arrays and objects too', NESTED, 3],
])('a collection of %s', (_name, values, seed) => {
  const next = chance(seed)
  const docs = documents(next, values)
  let collection: Collection
  beforeAll(() => {
    collection = new Collection(database, `random${seed}`, INDEXES)
    collection.insert(docs)
  })

  test('finds by SQL and second look just what MongoDB’s rules find, and counts them', () => {
    for (let i = 0; i < 500; i++) {
      const asked = query(next, values)
      const expected = new Query(asked).find<Doc>(docs).all()
      const found = collection.find({ query: asked, order: [['_id', 1]] })
      try {
        expect(found).toEqual(expected)
        expect(collection.count(asked)).toBe(expected.length)
      } catch (error) {
        throw new Error(`${JSON.stringify(asked)}\n${(error as Error).message}`)
      }
    }
  })

  test('sorts and pages as MongoDB does', () => {
    for (let i = 0; i < 150; i++) {
      const order: Order = [
        [['a', 'd', 'b.c'][next(3)]!, next(2) ? 1 : -1],
        ['_id', 1],
      ]
      const asked = query(next, values)
      const expected = new Query(asked).find<Doc>(docs).sort(Object.fromEntries(order)).all()
      const [offset, limit] = [next(10), 1 + next(10)]
      const found = collection.find({ query: asked, order, offset, limit })
      const ids = (list: Doc[]) => list.map(({ _id }) => _id)
      try {
        expect(ids(found)).toEqual(ids(expected.slice(offset, offset + limit)))
      } catch (error) {
        throw new Error(`${JSON.stringify({ asked, order, offset, limit })}\n${(error as Error).message}`)
      }
    }
  })
})

/** How SQLite goes about what `ask` makes the store ask for last. */
function planOf(ask: () => void): string[] {
  const asked = jest.spyOn(database, 'all')
  ask()
  const [sql, ...params] = asked.mock.calls.at(-1)!
  asked.mockRestore()
  // EXPLAIN keeps its statement open in libsql, so it gets a connection of its own.
  const explaining = new Libsql(join(dir, 'cloud.db'))
  const plan = explaining.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(params) as Array<{ detail: string }>
  explaining.close()
  return plan.map(({ detail }) => detail)
}

test('a list by an index is read in its order: no sorting, no scan', () => {
  const collection = new Collection(database, 'planned', [
    {
      name: 'desk',
      keys: [
        ['desk', 1],
        ['isOpen', 1],
        ['dueBy', 1],
      ] as Order,
    },
  ])
  collection.insert([{ desk: 'x', isOpen: true, dueBy: 5 }])
  const plan = planOf(() => collection.find({ query: { desk: 'x', isOpen: true }, order: [['dueBy', -1]], limit: 20 }))
  expect(plan).toEqual([expect.stringContaining('USING INDEX c_planned/desk') as unknown])
})

test('a page of a list by moment and id reads what it gives, however long the list', () => {
  const newest = [
    ['at', -1],
    ['_id', -1],
  ] as Order
  const collection = new Collection(database, 'paged', [{ name: 'person', keys: [['person', 1], ...newest] }])
  collection.insert(Array.from({ length: 300 }, (_v, i) => ({ _id: `n${i}`, person: 'p', at: i >> 1 })))
  const before = { $or: [{ at: { $lt: 100 } }, { _id: { $lt: 'n200' } }] }
  const query = { $and: [{ person: 'p', at: { $lte: 100 } }, before] }
  const read = database.reads.documents
  const plan = planOf(() => expect(collection.find({ query, order: newest, limit: 21 })).toHaveLength(21))
  expect(database.reads.documents - read).toBe(21)
  expect(plan).toEqual([expect.stringContaining('USING INDEX c_paged/person') as unknown])
})

describe('an index that leads with a list', () => {
  const byPath: Order = [
    ['path', 1],
    ['isOpen', 1],
    ['dueBy', 1],
    ['_id', 1],
  ]
  const specs = [{ name: 'open', keys: byPath }]
  const due: Order = [
    ['dueBy', 1],
    ['_id', 1],
  ]
  const tablesOf = (name: string) =>
    database.all(`SELECT name FROM sqlite_master WHERE type = 'table' AND name GLOB 'c_${name}/*'`)

  test('is walked in its order: a page reads what it gives, however many lie below one name', () => {
    const collection = new Collection(database, 'below', specs)
    collection.insert(
      Array.from({ length: 600 }, (_v, i) => ({
        _id: `t${i}`,
        path: ['district', `street${i % 3}`],
        isOpen: i % 2 === 0,
        dueBy: i >> 2,
      })),
    )
    const after = { $or: [{ dueBy: { $gt: 30 } }, { _id: { $gt: 't120' } }] }
    const query = { $and: [{ path: 'district', isOpen: true, dueBy: { $gte: 30 } }, after] }
    const read = database.reads.documents
    const plan = planOf(() => expect(collection.find({ query, order: due, limit: 51 })).toHaveLength(51))
    expect(database.reads.documents - read).toBe(51)
    expect(plan.filter((line) => /SCAN e|SCAN c_below|B-TREE/.test(line))).toEqual([])
    expect(plan[0]).toContain('SEARCH e USING PRIMARY KEY (k0=? AND k1=? AND k2>?)')
  })

  test('leaves a closer index its right', () => {
    const collection = new Collection(database, 'closer', [...specs, { name: 'no', keys: [['no', 1]], unique: true }])
    collection.insert([{ path: ['a', 'b'], no: 'x', isOpen: true, dueBy: 1 }])
    const plan = planOf(() => collection.find({ query: { $and: [{ path: 'a' }, { no: 'x' }] }, order: due }))
    expect(plan[0]).toContain('USING INDEX c_closer/no')
  })

  test('follows every write, a refused one too, and is built over what an older folder holds', () => {
    const next = chance(11)
    const names = ['a', 'b', 'c']
    const docs = new Map<string, Doc>()
    const draw = (): Doc => ({
      ...(next(6) > 0 && { path: next(8) === 0 ? names[next(3)] : names.filter(() => next(2) > 0) }),
      isOpen: [true, false, null][next(3)],
      ...(next(4) > 0 && { dueBy: next(5) }),
    })
    let collection = new Collection(database, 'followed', [])
    const agree = () => {
      for (const name of names) {
        const query = { path: name, isOpen: true }
        const expected = new Query(query)
          .find<Doc>([...docs.values()])
          .sort(Object.fromEntries(due))
          .all()
        expect(collection.find({ query, order: due })).toEqual(expected)
        expect(collection.count(query)).toBe(expected.length)
      }
    }
    for (let i = 0; i < 40; i++) {
      const doc = { _id: `d${i}`, ...draw() }
      docs.set(doc._id, doc)
    }
    collection.insert([...docs.values()])
    collection = new Collection(database, 'followed', specs)
    agree()
    for (let i = 0; i < 150; i++) {
      const id = `d${next(50)}`
      const doc = { _id: id, ...draw() }
      if (next(4) === 0) {
        collection.remove({ _id: id }, false)
        docs.delete(id)
      } else {
        collection.put({ _id: id }, doc, true)
        docs.set(id, doc)
      }
      if (i % 10 === 0) agree()
    }
    const refuse = () => collection.modify({}, { $set: { path: ['z'] }, $inc: { isOpen: 1 } }, true)
    expect(refuse).toThrow('$inc')
    agree()
    collection.clear()
    docs.clear()
    agree()
    expect(database.all(`SELECT count(*) AS n FROM "c_followed/open/entries"`)).toEqual([{ n: 0 }])
  })

  test('is made anew when a program that knew nothing of it has written', () => {
    new Collection(database, 'older', specs).insert([{ path: ['a'], isOpen: true, dueBy: 1 }])
    database.exec('DROP TRIGGER "c_older/open/entries insert"')
    database.run('INSERT INTO c_older (id, doc) VALUES (?, ?)', 'x', '{"_id":"x","path":["a"],"isOpen":true,"dueBy":2}')
    const later = new Collection(database, 'older', specs)
    expect(later.find({ query: { path: 'a' }, order: due })).toHaveLength(2)
    expect(later.count({ path: 'a' })).toBe(2)
  })

  test('goes with the write around it that was taken back', () => {
    const collection = new Collection(database, 'around', specs)
    const refuse = () =>
      database.transaction(() => {
        collection.insert([{ path: ['a'], isOpen: true, dueBy: 1 }])
        throw new Error('refused')
      })
    expect(refuse).toThrow('refused')
    expect(collection.find({ query: { path: 'a' }, order: due })).toEqual([])
    collection.insert([{ path: ['a'], isOpen: true, dueBy: 2 }])
    expect(collection.find({ query: { path: 'a' }, order: due }).map(({ dueBy }) => dueBy)).toEqual([2])
  })

  test('comes with the first list there and goes with its index', () => {
    const collection = new Collection(database, 'first', specs)
    collection.insert([{ path: 'a', isOpen: true, dueBy: 1 }])
    expect(tablesOf('first')).toEqual([])
    collection.insert([{ path: ['a', 'a', null], isOpen: true, dueBy: 2 }])
    expect(tablesOf('first')).toEqual([{ name: 'c_first/open/entries' }])
    expect(collection.find({ query: { path: 'a' }, order: due }).map(({ dueBy }) => dueBy)).toEqual([1, 2])
    expect(collection.find({ query: { path: null }, order: due }).map(({ dueBy }) => dueBy)).toEqual([2])
    new Collection(database, 'first', [])
    expect(tablesOf('first')).toEqual([])
  })
})

test('a kind first seen in a refused write is not taken as seen', () => {
  const collection = new Collection(database, 'refused', [{ name: 'no', keys: [['no', 1]] as Order, unique: true }])
  collection.insert([{ no: 1, x: 1 }])
  expect(() => collection.modify({ no: 1 }, { $set: { x: true }, $inc: { y: 'no number' } }, false)).toThrow('$inc')
  expect(() => collection.insert([{ no: 1, x: true }])).toThrow('E11000')
  collection.insert([{ no: 2, x: true }])
  const reopened = new Collection(database, 'refused', [{ name: 'no', keys: [['no', 1]] as Order, unique: true }])
  for (const each of [collection, reopened]) expect(each.count({ x: 1 })).toBe(1)
})

describe('an index table that changes', () => {
  test('new indexes are built over what is there, old ones dropped', () => {
    const at = (lng: number) => ({ type: 'Point', coordinates: [lng, 31] })
    new Collection(database, 'moving', [{ name: 'old', keys: [['n', 1]] as Order }]).insert([{ n: 1, place: at(118) }])
    const later = new Collection(database, 'moving', [{ name: 'place', keys: [['place', '2dsphere']] }])
    const near = { $nearSphere: { $geometry: at(118.001), $maxDistance: 200 } }
    expect(later.find({ query: { place: near } })).toHaveLength(1)
    const names = database.all(
      `SELECT name FROM sqlite_master WHERE tbl_name = 'c_moving' AND type = 'index' AND sql NOT NULL`,
    )
    expect(names).toEqual([])
  })

  test('a unique index over duplicates is a clear refusal', () => {
    new Collection(database, 'doubled', []).insert([{ n: 1 }, { n: 1 }])
    const make = () => new Collection(database, 'doubled', [{ name: 'n', keys: [['n', 1]], unique: true }])
    expect(make).toThrow('唯一索引')
  })
})

describe('aggregation', () => {
  let store: Store
  beforeAll(() => {
    store = new Store(database, { left: { indexes: [] }, right: { indexes: [{ name: 'key', keys: [['key', 1]] }] } })
    store.collection('left').insert([1, 2, 3].map((n) => ({ n, wants: n % 2 ? 'odd' : ['even', 'none'] })))
    store.collection('right').insert([{ key: 'odd' }, { key: 'even' }])
  })

  test('looks up by value, each element of an array', () => {
    const found = aggregate(store, 'left', [
      { name: '$lookup', value: { from: 'right', localField: 'wants', foreignField: 'key', as: 'got' } },
      { name: '$sort', value: { n: -1 } },
      { name: '$limit', value: '2' },
      { name: '$project', value: { _id: 0, n: 1, 'got.key': 1 } },
    ])
    expect(found).toEqual([
      { n: 3, got: [{ key: 'odd' }] },
      { n: 2, got: [{ key: 'even' }] },
    ])
  })

  test.each([
    ['$out', { name: '$out', value: 'x' }],
    ['$week', { name: '$project', value: { w: { $week: '$at' } } }],
    ['$lookup', { name: '$lookup', value: { from: 'right', let: {}, pipeline: [], as: 'x' } }],
    ['$mystery', { name: '$mystery', value: {} }],
    ['$substr', { name: '$project', value: { s: { $substr: ['$n', -1, 2] } } }],
  ])('%s is refused by name', (name, stage) => {
    expect(() => aggregate(store, 'left', [stage])).toThrow(name)
  })
})
