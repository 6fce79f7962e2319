import { type LocalCity, newRequestId, type Phone } from '../support/city'
import { invite, join, rosterOf } from '../support/invite'
import { cityOfThisFile } from '../support/of-this-file'

const COMMUNITY = '340202014002'
const grid = (n: number) => `${COMMUNITY}${String(n).padStart(3, '0')}`

let city: LocalCity
let clerk: Phone
cityOfThisFile((opened) => {
  city = opened
  clerk = city.phone(`o-demo-community-${COMMUNITY}-1`)
})

test('只给这里和上级的工作人员看，团队成员也算', async () => {
  expect(await city.resident.call('account', 'roster', { area: grid(5) })).toMatchObject({
    code: 'account/not-allowed',
    message: '只有这里和上级的工作人员可以看名单',
  })
  expect(await city.worker.call('account', 'roster', { area: grid(9) })).toMatchObject({
    code: 'account/not-allowed',
    message: '只有这里和上级的工作人员可以看名单',
  })
  expect(await clerk.call('account', 'roster', { area: 'nowhere' })).toMatchObject({
    code: 'area/unknown',
    message: '没有找到这个地方，请重新选择',
  })
  const people = await rosterOf(city.phone('o-demo-district-1'), grid(5))
  expect(people.map(({ text }) => text)).toEqual(expect.arrayContaining(['网格员', '代班', '楼栋长']))
  expect(people.every(({ canDismiss }) => !canDismiss)).toBe(true)
})

test('上级看到谁可以请走，自己和同级不行', async () => {
  const byWorker = await rosterOf(city.worker, grid(5))
  expect(byWorker.filter(({ canDismiss }) => canDismiss).every(({ role }) => role === 'team')).toBe(true)
  expect(byWorker.find(({ role }) => role === 'worker')?.canDismiss).toBe(false)
  expect((await rosterOf(clerk, grid(5))).every(({ canDismiss }) => canDismiss)).toBe(true)
  expect((await rosterOf(clerk, COMMUNITY)).every(({ canDismiss }) => !canDismiss)).toBe(true)
})

test.each([
  {
    why: '请走自己',
    input: { person: 'clerk', role: 'community', scope: COMMUNITY },
    code: 'account/own',
    message: '自己离任请用“不再担任”',
  },
  {
    why: '请走居民',
    input: { person: 'p-demo-resident-1', role: 'resident', scope: grid(5) },
    code: 'account/not-superior',
    message: '只有上一级可以请人离任',
  },
  {
    why: '请走同事',
    input: { person: `p-community-${COMMUNITY}-2`, role: 'community', scope: COMMUNITY },
    code: 'account/not-superior',
    message: '只有上一级可以请人离任',
  },
  {
    why: '请走不在这里的人',
    input: { person: 'p-nobody', role: 'worker', scope: grid(5) },
    code: 'account/not-serving',
    message: '这个人已经不在这里了',
  },
  {
    why: '请走不知哪里的人',
    input: { person: 'p-nobody', role: 'worker', scope: 'nowhere' },
    code: 'area/unknown',
    message: '没有找到这个地方，请重新选择',
  },
] as const)('$why，不行：$message', async ({ input, code, message }) => {
  const person = input.person === 'clerk' ? (await clerk.me()).person : input.person
  expect(await clerk.call('account', 'dismiss', { ...input, person })).toMatchObject({ ok: false, code, message })
})

test('请走一位的回话丢了再点一次，还是那一位；拿它去请另一位，不算数', async () => {
  const [one, other] = [await city.newcomer().agrees(), await city.newcomer().agrees()]
  for (const who of [one, other]) await join(who, (await invite(clerk, { role: 'team', scope: grid(3) })).code)
  const [first, second] = [(await one.me()).person, (await other.me()).person]
  const requestId = newRequestId()
  const input = { role: 'team', scope: grid(3) } as const
  for (let i = 0; i < 2; i += 1) await clerk.ask('account', 'dismiss', { ...input, person: first }, requestId)
  expect(await clerk.call('account', 'dismiss', { ...input, person: second }, requestId)).toMatchObject({
    code: 'request/reused',
    message: '这次操作刚才已经成功；要请别的人离任，请重新操作',
  })
  expect((await other.me()).roles).toHaveLength(2)
})

test('没有的身份、居民身份都不能离任', async () => {
  expect(await city.resident.call('account', 'quit', { role: 'worker', scope: grid(5) })).toMatchObject({
    code: 'account/not-serving',
    message: '您不担任这个身份',
  })
  expect(await city.resident.call('account', 'quit', { role: 'resident', scope: '340202' })).toMatchObject({
    code: 'account/resident',
    message: '居民身份不用离任；要删除自己的数据，请用“注销”',
  })
})
