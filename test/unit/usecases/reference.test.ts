import { referenceStories } from '../../../cloudfunctions/usecases/reference'

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
