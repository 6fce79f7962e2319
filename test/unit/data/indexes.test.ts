import { COLLECTIONS } from '../../../cloudfunctions/adapters/collections'

/** The most the platform allows of one collection. */
const MOST = 20

/** Names of fields an index begins with, so many of them. */
const beginnings = (collection: string, length: number): string[][] =>
  COLLECTIONS[collection]!.indexes.map(({ keys }) => keys.slice(0, length).map(([path]) => path))

test('一个集合的索引不超过平台的上限', () => {
  const over = Object.entries(COLLECTIONS).filter(([, { indexes }]) => indexes.length > MOST)
  expect(over.map(([name]) => name)).toEqual([])
})

test.each([
  ['whistles', ['departments', 'isOpen']],
  ['whistles', ['departments', 'endedAt']],
  ['whistles', ['plan.lead._id', 'isOpen']],
  ['whistles', ['plan.assists._id', 'isOpen']],
  ['invitations', ['scope', 'role']],
  ['exercises', ['department']],
  ['audits', ['path']],
])('谁还指着一个部门，不必翻遍 %s：%j', (collection, fields) => {
  expect(beginnings(collection, fields.length)).toContainEqual(fields)
})
