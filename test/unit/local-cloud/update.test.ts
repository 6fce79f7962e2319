import { applyUpdate } from '../../../local/cloud/store/update'
import { compareValues } from '../../../local/cloud/store/compare'
import type { Doc } from '../../../local/cloud/store/value'

const DOC: Doc = {
  _id: 'd',
  n: 2,
  text: 'x',
  none: null,
  list: [1, 2, 3],
  rows: [{ k: 'a' }, { k: 'b' }],
  deep: { a: 1 },
  at: new Date(5),
}

test.each<[string, Doc, Doc]>([
  ['sets through objects that are not there', { $set: { 'new.deep.x': 1 } }, { new: { deep: { x: 1 } } }],
  ['sets an element of an array', { $set: { 'list.1': 9, 'list.4': 5 } }, { list: [1, 9, 3, null, 5] }],
  ['removes a field', { $unset: { 'deep.a': '', gone: '' } }, { deep: {} }],
  ['adds to a field that is not there', { $inc: { 'count.day': 2 } }, { count: { day: 2 } }],
  ['multiplies', { $mul: { n: 4 } }, { n: 8 }],
  [
    'keeps the smaller, the larger',
    { $min: { n: 1, at: new Date(9) }, $max: { 'deep.a': 7, fresh: 1 } },
    { n: 1, deep: { a: 7 }, fresh: 1 },
  ],
  ['renames', { $rename: { text: 'deep.text' } }, { text: undefined, deep: { a: 1, text: 'x' } }],
  [
    'pushes several at a place and keeps the last',
    { $push: { list: { $each: [8, 9], $position: 1, $slice: -3 } } },
    { list: [9, 2, 3] },
  ],
  ['pushes one', { $push: { list: [4] } }, { list: [1, 2, 3, [4]] }],
  ['takes from the ends', { $pop: { list: 1 } }, { list: [1, 2] }],
  ['takes the first', { $pop: { list: -1 } }, { list: [2, 3] }],
  ['pulls by value', { $pull: { list: 2 } }, { list: [1, 3] }],
  ['pulls by condition', { $pull: { list: { $gte: 2 } } }, { list: [1] }],
  ['pulls documents by their fields', { $pull: { rows: { k: 'a' } } }, { rows: [{ k: 'b' }] }],
  ['pulls all of a list', { $pullAll: { list: [1, 3] } }, { list: [2] }],
  ['adds to a set what is new', { $addToSet: { rows: { k: 'a' }, list: { $each: [3, 4] } } }, { list: [1, 2, 3, 4] }],
])('%s', (_name, update, expected) => {
  const before = JSON.stringify(DOC)
  expect(applyUpdate(DOC, update)).toEqual({ ...DOC, ...expected })
  expect(JSON.stringify(DOC)).toBe(before)
})

test.each<[string, Doc, string]>([
  ['an unknown operator', { $dance: { n: 1 } }, '$dance'],
  ['another _id', { $set: { _id: 'x' } }, 'immutable'],
  ['two changes of one path', { $set: { deep: {} }, $inc: { 'deep.a': 1 } }, 'conflict'],
  ['a way through a text', { $set: { 'text.x': 1 } }, 'Cannot create field'],
  ['a way through null', { $set: { 'none.x': 1 } }, 'Cannot create field'],
  ['adding to a text', { $inc: { text: 1 } }, 'non-numeric'],
  ['adding a text', { $inc: { n: '1' } }, '$inc needs a number'],
  ['pushing onto a number', { $push: { n: 1 } }, 'must be an array'],
  ['a positional path', { $set: { 'rows.$.k': 1 } }, 'rows.$.k'],
  ['a field name with a dollar', { $set: { deep: { $x: 1 } } }, '$x'],
  ['an unknown modifier', { $push: { list: { $each: [1], $sort: 1 } } }, '$sort'],
])('%s is refused in words', (_name, update, words) => {
  expect(() => applyUpdate(DOC, update)).toThrow(words)
})

test('values are ordered by kind, then within it', () => {
  const ordered = [
    null,
    -1,
    0,
    2.5,
    '',
    'a',
    'b',
    '中',
    '😀',
    { a: 1 },
    { a: 2 },
    [],
    [1],
    [1, 2],
    false,
    true,
    new Date(1),
    new Date(2),
  ]
  ordered.forEach((a, i) => {
    ordered.forEach((b, j) => expect(Math.sign(compareValues(a, b))).toBe(Math.sign(i - j)))
  })
})
