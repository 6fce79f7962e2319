import type { Cells } from '../../../cloudfunctions/contract/reference'
import { TABLES } from '../../../cloudfunctions/domain/reference-tables'
import { referenceStories } from '../../../cloudfunctions/usecases/reference'
import { departments } from '../data/district'

/** 总有人抢先：every write loses. */
const call = {
  actor: { _id: 'p-district-1', roles: [{ role: 'district', scope: 'root' }] },
  now: 0,
  requestId: 'request-1',
  ports: {
    reference: { read: () => Promise.resolve({ district: { root: 'root' } }) },
    tables: {
      read: () =>
        Promise.resolve({
          document: { _id: 'district', version: 1, charter: [{ title: '谁来办', text: '网格员' }] },
          ground: {},
        }),
      uses: () => Promise.resolve([]),
      replace: () => Promise.resolve(false),
    },
  },
} as unknown as Parameters<typeof referenceStories.save>[1]

test('总有人抢先，就请人再试，什么也没有改', async () => {
  const before = { order: '1', title: '谁来办', text: '网格员' }
  const input = { table: 'charter' as const, before, after: { ...before, text: '社区' }, note: '试' }
  expect(await referenceStories.save(input, call)).toMatchObject({
    code: 'reference/busy',
    message: '好几个人正在改同一张表，请再试一次',
  })
})

const [kept, given] = departments.slice(0, 2)

test.each([
  ['停用', (row: Cells): Cells => ({ ...row, state: '停用' })],
  ['删除', () => undefined],
])('问过以后、写下以前又给了它事情的，%s的人听得到', async (_what, after) => {
  const before = { _id: 'departments' as const, version: 3, items: [kept!, given!] }
  const lists = [before, { ...before, version: 4 }]
  const row = TABLES.departments.rowsOf(before)[1]!
  const wanted = after(row)
  const tables = {
    read: () => Promise.resolve({ document: lists[0], ground: {} }),
    uses: () => Promise.resolve([]),
    replace: () => Promise.resolve(lists.shift() !== undefined),
  }
  const input = { table: 'departments' as const, before: row, ...(wanted && { after: wanted }), note: '撤并' }
  expect(
    await referenceStories.save(input, { ...call, ports: { ...call.ports, tables } } as unknown as typeof call),
  ).toMatchObject({
    code: 'reference/used-again',
    message: `刚刚又有别处用上了“${given!.name}”，没有停用，也没有删，请再看一遍`,
  })
})
