import type { Input } from '../../cloudfunctions/contract/api'
import { type LocalCity, newRequestId } from '../support/city'
import { Desk } from '../support/desk'
import { cityOfThisFile } from '../support/of-this-file'
import { PEOPLE } from '../support/permission-row'

// 公告：按地方看得到，发布以后不能改，只能更正或撤回。

const STREET = '340202014'
const COMMUNITY = `${STREET}002`
const GRID = `${COMMUNITY}005`
const OTHER_GRID = `${COMMUNITY}009`
const ELSEWHERE = '340202013001'
const DAY = 86_400_000

let city: LocalCity
let desk: Desk
let street: Desk
cityOfThisFile(
  async (opened) => {
    city = opened
    ;[desk, street] = ['chezhan', 'zhelu'].map((username) => new Desk(city.url, username)) as [Desk, Desk]
    await city.phone(PEOPLE.居民).ask('account', 'settle', { grid: GRID })
  },
  // 定时器占着的时候会另开一个实例，它记着的要过几秒才算旧.
  { ticking: false },
)

const draft = (change: Partial<Input<'announcement', 'draft'>> = {}): Input<'announcement', 'draft'> => ({
  ...{ areas: [COMMUNITY], kind: 'outage', title: '明天停水', text: '请提前储水', isPinned: false, isUrgent: false },
  ...{ from: city.cloud.now() - 1000, until: city.cloud.now() + DAY },
  ...change,
})
async function publish(change: Partial<Input<'announcement', 'draft'>> = {}, who = desk) {
  const { id, desk: own } = await who.ask('announcement', 'draft', draft(change))
  return who.ask('announcement', 'publish', { id, revision: own!.revision })
}
const titlesAt = async (area: string) =>
  (await city.phone(PEOPLE.居民).ask('announcement', 'board', { area })).items.map(({ title }) => title)

test('社区发布的，本社区每个网格的居民看得到，别的社区看不到；草稿谁也看不到', async () => {
  const { id, desk: own } = await desk.ask('announcement', 'draft', draft({ title: '只是草稿' }))
  expect(own).toMatchObject({ actions: ['edit', 'publish', 'discard'], grids: expect.any(Number) as number })
  const hidden = { code: 'announcement/not-found', message: '没有找到这条公告' }
  expect(await city.phone(PEOPLE.居民).call('announcement', 'get', { id })).toMatchObject(hidden)
  const { title } = await publish({ title: '周三停水' })
  expect(await titlesAt(GRID)).toContain(title)
  expect(await titlesAt(OTHER_GRID)).toContain(title)
  expect(await titlesAt(ELSEWHERE)).not.toContain(title)
  expect(await titlesAt(GRID)).not.toContain('只是草稿')
})

test('只发给一个网格的，隔壁网格看不到；不说哪里，就是自己的网格', async () => {
  await publish({ areas: [GRID], title: '五网格楼道清理' })
  expect(await titlesAt(OTHER_GRID)).not.toContain('五网格楼道清理')
  const { text, items } = await city.phone(PEOPLE.居民).ask('announcement', 'board', {})
  expect(text).toBe('车站社区第05网格')
  expect(items.map(({ title }) => title)).toContain('五网格楼道清理')
})

test('选了社区，就不用再选它的网格；数得出有多少个网格', async () => {
  const { grids, text } = await desk.ask('announcement', 'reach', { areas: [COMMUNITY, GRID] })
  expect(text).toBe('车站社区')
  expect(grids).toBeGreaterThan(5)
  expect(await desk.ask('announcement', 'reach', { areas: [GRID] })).toEqual({ grids: 1, text: '车站社区第05网格' })
})

test('只能发给自己辖区；没有的地方、没有的类别，说清楚', async () => {
  expect(await desk.call('announcement', 'draft', draft({ areas: [ELSEWHERE] }))).toMatchObject({
    code: 'announcement/elsewhere',
    message: '只能发给自己辖区的居民',
  })
  expect(await desk.call('announcement', 'draft', draft({ areas: ['no-such'] }))).toMatchObject({
    code: 'announcement/no-area',
    message: '没有找到这个地方，请重新选择',
  })
  expect(await desk.call('announcement', 'draft', draft({ kind: 'no-such' }))).toMatchObject({
    code: 'announcement/no-kind',
    message: '没有这种公告，请重新选择类别',
    field: 'kind',
  })
  expect(await city.phone(PEOPLE.居民).call('announcement', 'draft', draft())).toMatchObject({
    code: 'announcement/not-staff',
    message: '公告由社区、街道和区里发布',
  })
})

test('标题、正文要写，不能太长；时间要说得通', async () => {
  for (const wrong of [{ title: ' ' }, { text: '' }, { title: '长'.repeat(41) }, { areas: [] }])
    expect(await desk.call('announcement', 'draft', draft(wrong))).toMatchObject({ code: 'request/invalid' })
  const now = city.cloud.now()
  expect(await desk.call('announcement', 'draft', draft({ until: now - DAY, from: now }))).toMatchObject({
    code: 'announcement/backwards',
  })
})

test('发布以后不能改，更正是另一版，居民看到更正了什么', async () => {
  const { id, desk: own } = await publish({ title: '周四停水' })
  const existing = { id, revision: own!.revision }
  expect(await desk.call('announcement', 'draft', { ...draft(), existing })).toMatchObject({
    code: 'announcement/not-draft',
  })
  const { areas: _areas, ...content } = draft({ title: '周五停水' })
  const after = await desk.ask('announcement', 'correct', { ...existing, ...content, note: '改到周五' })
  expect(after.desk).toMatchObject({ versions: [{ title: '周四停水' }], actions: ['correct', 'withdraw'] })
  const seen = await city.phone(PEOPLE.居民).ask('announcement', 'get', { id })
  expect(seen).toMatchObject({ title: '周五停水', isCorrected: true, correction: { note: '改到周五' } })
  expect(seen).not.toHaveProperty('desk')
})

test('撤回的不在眼下的公告里，在过去的里面，写着原因', async () => {
  const { id, desk: own } = await publish({ title: '周六停电' })
  await desk.ask('announcement', 'withdraw', { id, revision: own!.revision, reason: '供电局通知不停了' })
  expect(await titlesAt(GRID)).not.toContain('周六停电')
  await city.passes({ minutes: 1 })
  const resident = city.phone(PEOPLE.居民)
  const { items } = await resident.ask('announcement', 'past', {})
  expect(items.map(({ title, statusText }) => [title, statusText])).toContainEqual(['周六停电', '已撤回'])
  expect(await resident.ask('announcement', 'get', { id })).toMatchObject({ withdrawn: { reason: '供电局通知不停了' } })
})

test('两个人同时改，后来的听到有人改过，什么也没覆盖', async () => {
  const { id, desk: own } = await desk.ask('announcement', 'draft', draft({ title: '原来的' }))
  const existing = { id, revision: own!.revision }
  const colleague = city.someone('车站社区工作人员')
  await colleague.ask('announcement', 'draft', { ...draft({ title: '同事改的' }), existing })
  expect(await desk.call('announcement', 'draft', { ...draft({ title: '社区改的' }), existing })).toMatchObject({
    code: 'announcement/changed',
    field: 'revision',
  })
  expect(await desk.ask('announcement', 'get', { id })).toMatchObject({ title: '同事改的' })
})

test('街道改过、发给全街道的草稿是街道的：由街道署名，社区不能再拿去发', async () => {
  const { id, desk: own } = await desk.ask('announcement', 'draft', draft({ title: '社区起的头' }))
  const existing = { id, revision: own!.revision }
  const widened = await street.ask('announcement', 'draft', { ...draft({ areas: [STREET] }), existing })
  expect(widened).toMatchObject({ officeText: '赭麓街道', areasText: '赭麓街道' })
  const publishing = { id, revision: widened.desk!.revision }
  expect(await desk.call('announcement', 'publish', publishing)).toMatchObject({ code: 'announcement/not-yours' })
  expect(await street.ask('announcement', 'publish', publishing)).toMatchObject({ status: 'published' })
})

test('居民看到过的，更正推不到以后去，撤回了还看得到原因；以前的一版整个留着', async () => {
  const resident = city.phone(PEOPLE.居民)
  const { id, desk: own } = await publish({ title: '已经看到了', isUrgent: true })
  expect(own).toMatchObject({ hasBegun: true })
  const { areas: _areas, ...content } = draft({ title: '已经看到了', until: city.cloud.now() + 3 * DAY })
  const correcting = { id, revision: own!.revision, ...content, note: '推迟' }
  const from = city.cloud.now() + DAY
  expect(await desk.call('announcement', 'correct', { ...correcting, from })).toMatchObject({
    code: 'announcement/begun',
    field: 'from',
  })
  const after = await desk.ask('announcement', 'correct', correcting)
  expect(after.desk!.versions).toMatchObject([
    { kindText: '停水停电', isUrgent: true, until: expect.any(Number) as number },
  ])
  expect(await titlesAt(GRID)).toContain('已经看到了')
  await desk.ask('announcement', 'withdraw', { id, revision: after.desk!.revision, reason: '发错了' })
  expect(await resident.ask('announcement', 'get', { id })).toMatchObject({ withdrawn: { reason: '发错了' } })
})

test('同一次提交发两遍，只有一条；同一个编号换了内容，不算', async () => {
  const input = draft({ title: '只有一条' })
  const first = await desk.ask('announcement', 'draft', input, 'request-one-0001')
  const second = await desk.ask('announcement', 'draft', input, 'request-one-0001')
  expect(second.id).toBe(first.id)
  expect(await desk.call('announcement', 'draft', { ...input, title: '换了' }, 'request-one-0001')).toMatchObject({
    code: 'request/reused',
    message: '这次提交刚才已经成功，请回去看最新的',
  })
  const publishing = { id: first.id, revision: first.desk!.revision }
  await desk.ask('announcement', 'publish', publishing, 'request-one-0002')
  expect(await desk.ask('announcement', 'publish', publishing, 'request-one-0002')).toMatchObject({
    status: 'published',
    desk: { revision: 2 },
  })
})

test('清单按现状查，作废的不在；各管各的', async () => {
  const { id, desk: own } = await desk.ask('announcement', 'draft', draft({ title: '不要了的' }))
  await desk.ask('announcement', 'discard', { id, revision: own!.revision })
  const all = await desk.ask('announcement', 'manage', {})
  expect(all.text).toContain('车站社区')
  expect(all.items.map(({ title }) => title)).not.toContain('不要了的')
  const drafts = await street.ask('announcement', 'manage', { status: 'draft', area: COMMUNITY })
  expect(new Set(drafts.items.map(({ status }) => status))).toEqual(new Set(['draft']))
  expect(await desk.call('announcement', 'manage', { area: ELSEWHERE })).toMatchObject({ code: 'search/not-yours' })
})

test('还没到展示时间的，居民看不到；到了就看得到，过了就不在', async () => {
  const now = city.cloud.now()
  const { id } = await publish({ title: '明天起展示', from: now + DAY, until: now + 2 * DAY })
  expect(await titlesAt(GRID)).not.toContain('明天起展示')
  expect(await city.phone(PEOPLE.居民).call('announcement', 'get', { id })).toMatchObject({
    code: 'announcement/not-found',
  })
  await city.passes({ hours: 25 })
  expect(await titlesAt(GRID)).toContain('明天起展示')
  await city.passes({ hours: 25 })
  expect(await titlesAt(GRID)).not.toContain('明天起展示')
})

test('打开首页看公告，几秒里只问数据库一次；刚发布、刚撤回的马上算数', async () => {
  const { openid } = city.phone(PEOPLE.居民)
  const look = () =>
    city.cloud.callAs(openid, 'announcement', { action: 'board', input: {}, requestId: newRequestId() })
  await look()
  const { requestID } = await look()
  const asked = city.cloud.trace(requestID)!.roundTrips.map(({ target }) => target)
  expect(asked.filter((target) => ['areas', 'announcements'].includes(target))).toEqual([])
  const { id, desk: own } = await publish({ title: '刚刚发布' })
  expect(await titlesAt(GRID)).toContain('刚刚发布')
  await desk.ask('announcement', 'withdraw', { id, revision: own!.revision, reason: '发错了' })
  expect(await titlesAt(GRID)).not.toContain('刚刚发布')
})

test('发布、更正、撤回都留痕', async () => {
  const { items } = await new Desk(city.url, 'quzhongxin').ask('oversight', 'audits', { action: 'announcement' })
  expect(new Set(items.map(({ actionText }) => actionText))).toEqual(new Set(['发布公告', '更正公告', '撤回公告']))
})
