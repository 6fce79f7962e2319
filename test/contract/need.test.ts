import type { Need } from '../../cloudfunctions/domain/need'
import type { Resource } from '../../cloudfunctions/domain/resource'
import { type LocalCity, newRequestId, type Phone } from '../support/city'
import { at } from '../support/city-facts'
import { act, needInput, offer, register, resourceInput, STATION, tryTo } from '../support/need'
import { cityOfThisFile } from '../support/of-this-file'
import { topUp } from '../support/quota'
import { Records } from '../support/records'

// 四张清单：登记、上线、匹配、列入清单、销号，经过真的网关。

let city: LocalCity
let records: Records
let clerk: Phone
let worker: Phone
let helper: Phone
let ids: Record<'worker' | 'helper' | 'clerk', string>
cityOfThisFile(async (opened) => {
  city = opened
  records = new Records(city)
  worker = city.worker
  clerk = city.phone('o-demo-community-340202014002-1')
  helper = city.phone('o-demo-team-340202014002005-1')
  ids = {
    worker: (await worker.me()).person,
    helper: (await helper.me()).person,
    clerk: (await clerk.me()).person,
  }
})

const stored = (id: string) => records.one<Need>('needs', id)
const resource = (id: string) => records.one<Resource>('resources', id)
const holds = (id: string) => resource(id).holds.map(({ need }) => need)
const FRIDAY = at('2026-03-06 18:00')
const plan = (owner: string, facts: object = {}) =>
  ({ name: 'plan', list: 'service', owner: { person: owner }, dueBy: FRIDAY, note: '', ...facts }) as const

describe('一项需求从登记到销号', () => {
  test('居民登记，驿站安排，承办人带照片销号；每一步都告诉登记的人', async () => {
    const given = await offer(worker)
    await topUp(city.resident, 'activity', 3)
    const need = await register(city.resident, {
      whom: { who: '母亲', phone: '13912345678' },
      title: '陪母亲复查',
    })
    expect(need).toMatchObject({
      status: 'registered',
      statusText: '已登记，等车站社区第05网格先锋驿站安排',
      hasContact: true,
      mayReveal: false,
      suggestions: [],
      actions: [{ name: 'withdraw' }],
    })
    expect(await worker.inbox()).toContain('有新的需求')
    expect(await clerk.inbox()).toContain('有新的需求')

    const seen = await worker.ask('need', 'get', { id: need.id })
    expect(seen.suggestions).toMatchObject([
      { resource: given.id, giver: '银龄志愿队', why: '同类 · 就在本社区 · 周三下午有空 · 3 月还可约 2 次' },
    ])
    expect(seen.actions.map(({ name }) => name)).toEqual(['plan', 'decline'])
    const [planning] = seen.actions
    expect(planning?.needs.owner?.options.map(({ value }) => value)).toContain(ids.helper)

    const planned = await act(worker, need.id, plan(ids.helper, { resource: given.id, note: '记得带轮椅' }))
    expect(planned).toMatchObject({
      status: 'planned',
      listText: '服务清单',
      ownerText: '许凤霞',
      resource: { id: given.id, title: '周三陪诊' },
      statusText: '许凤霞 正在办，3月6日 18:00前办好',
    })
    expect(holds(given.id)).toEqual([need.id])
    expect(await helper.inbox()).toContain('交给您一件事')
    expect(await city.resident.inbox()).toContain('您的需求安排好了')

    await act(helper, need.id, { name: 'progress', note: '已经约好周三', photos: [] })
    const closed = await act(helper, need.id, {
      name: 'close',
      note: '陪着看完了',
      photos: [await helper.upload()],
    })
    expect(closed).toMatchObject({ status: 'done', statusText: '已办好' })
    expect(holds(given.id)).toEqual([need.id])

    const mine = await city.resident.ask('need', 'get', { id: need.id })
    expect(mine.timeline.map(({ title }) => title)).toEqual([
      '楼栋长 许凤霞 销号',
      '楼栋长 许凤霞 记了进展',
      '列入服务清单，由 许凤霞 办，3月6日 18:00前；用上一项资源',
      '登记',
    ])
    expect(mine.timeline[0]?.photos).toHaveLength(1)
    expect(JSON.stringify(mine)).not.toContain('记得带轮椅')
    expect((await city.resident.inbox()).slice(0, 3)).toEqual(['您的需求办好了', '您的需求有进展', '您的需求安排好了'])
    const pushes = await city.resident.pushes()
    expect(pushes.map(({ values }) => values[1])).toEqual(['已安排', '有进展', '已办好'])
  })

  test('答复丢了再发一次，还是那一件；同一个编号换了内容，不算', async () => {
    const requestId = newRequestId()
    const first = await register(city.resident, {}, requestId)
    expect((await register(city.resident, {}, requestId)).id).toBe(first.id)
    expect(await city.resident.call('need', 'register', needInput({ title: '别的事' }), requestId)).toMatchObject({
      code: 'request/reused',
      message: '这次提交刚才已经成功，请回到清单查看',
    })
    const step = newRequestId()
    await act(worker, first.id, plan(ids.helper), step)
    await act(worker, first.id, plan(ids.helper), step)
    expect(stored(first.id).timeline).toHaveLength(2)
    expect(await tryTo(worker, first.id, plan(ids.clerk), step)).toMatchObject({ code: 'request/reused' })
    const again = newRequestId()
    expect((await offer(worker, {}, again)).id).toBe((await offer(worker, {}, again)).id)
    expect(await worker.call('need', 'offer', resourceInput({ title: '别的' }), again)).toMatchObject({
      code: 'request/reused',
    })
  })

  test('不办要说原因，占着的次数还回去；要求重新办，又回到驿站手上', async () => {
    const given = await offer(worker, { limit: { per: 'all', count: 1 } })
    const need = await register(city.neighbour)
    await act(worker, need.id, plan(ids.helper, { resource: given.id }))
    expect(holds(given.id)).toEqual([need.id])
    await act(clerk, need.id, { name: 'decline', note: '已经由医院接送' })
    expect(holds(given.id)).toEqual([])
    expect(await city.neighbour.inbox()).toContain('您的需求没有办')
    const again = await act(city.neighbour, need.id, { name: 'reopen', note: '医院说不接送' })
    expect(again).toMatchObject({ status: 'registered', ownerText: '' })
    expect(await worker.inbox()).toContain('一项需求要重新办')
    await act(worker, need.id, plan(ids.helper, { resource: given.id }))
    await act(helper, need.id, { name: 'close', note: '办好了', photos: [] })
    expect(holds(given.id)).toEqual([need.id])
    await act(city.neighbour, need.id, { name: 'reopen', note: '还要再去一次' })
    // 办好时用过的那一次，重新办也不还.
    expect(holds(given.id)).toEqual([need.id])
    await act(city.neighbour, need.id, { name: 'withdraw', note: '' })
    expect(await worker.inbox()).toContain('一项需求不用办了')
    expect(await tryTo(city.neighbour, need.id, { name: 'withdraw', note: '' })).toMatchObject({
      code: 'need/not-now',
      message: '这件事现在是“没有办”，不能这样做',
    })
    await city.passes({ days: 16 })
    expect(await tryTo(city.neighbour, need.id, { name: 'reopen', note: '又要了' })).toMatchObject({
      code: 'need/too-late',
      message: '已经超过 15 天，如有需要请重新登记',
    })
  })
})

test('办事时同意的提醒，记到本人名下，每次弹窗一条；没办成的、再发一次的都不差', async () => {
  const { neighbour } = city
  const quota = async (who: Phone, template: 'activity' | 'task') => (await who.me()).quota[template]
  const yes = (template: 'activity' | 'task') => ({ templates: [template], tap: newRequestId() })
  const asked = await quota(neighbour, 'activity')
  const requestId = newRequestId()
  const consent = yes('activity')
  const need = await register(neighbour, { consent }, requestId)
  expect((await register(neighbour, { consent: yes('activity') }, requestId)).id).toBe(need.id)
  const given = await offer(neighbour, { consent: yes('activity') })
  const { place: _, ...facts } = resourceInput()
  await neighbour.ask('need', 'amend', { id: given.id, ...facts, consent: yes('activity') })
  expect(await quota(neighbour, 'activity')).toBe(asked + 4)
  const served = await quota(worker, 'task')
  await worker.ask('need', 'tend', { id: given.id, command: { name: 'approve' }, consent: yes('task') })
  await worker.call('need', 'act', { id: need.id, command: { name: 'reopen', note: '早' }, consent: yes('task') })
  expect(await quota(worker, 'task')).toBe(served + 2)
})

describe('资源', () => {
  test('居民提供的，管这里的人看过才上线；改了内容再看一次；不再提供的约不到', async () => {
    const given = await offer(city.resident, {
      title: '帮忙修水龙头',
      class: 'repair',
      giver: { kind: 'person', name: '李师傅' },
      contact: { who: '李桂英', phone: '13812345678' },
    })
    expect(given.status).toBe('offered')
    expect(await worker.inbox()).toContain('有人愿意提供资源')
    expect((await city.neighbour.ask('need', 'resources', { place: STATION })).items.map(({ id }) => id)).not.toContain(
      given.id,
    )
    expect(await city.neighbour.call('need', 'resource', { id: given.id })).toMatchObject({
      code: 'resource/unknown',
      message: '没有找到这项资源',
    })
    expect(await city.neighbour.call('need', 'tend', { id: given.id, command: { name: 'approve' } })).toMatchObject({
      code: 'resource/not-yours',
      message: '这项资源不归您管',
    })
    await worker.ask('need', 'tend', { id: given.id, command: { name: 'approve' } })
    expect(await city.resident.inbox()).toContain('您提供的资源上线了')
    expect((await city.neighbour.ask('need', 'resources', { place: STATION })).items[0]).toMatchObject({
      id: given.id,
      title: '帮忙修水龙头',
      kindText: '维修',
      whenText: '每周三 14:00—17:00',
    })
    const { place: _, ...facts } = resourceInput({ class: 'repair', title: '修水龙头、换灯泡' })
    expect(await city.resident.ask('need', 'amend', { id: given.id, ...facts })).toMatchObject({
      status: 'offered',
      hasContact: true,
    })
    await clerk.ask('need', 'tend', { id: given.id, command: { name: 'refuse', note: '要有证才行' } })
    expect(await city.resident.ask('need', 'resource', { id: given.id })).toMatchObject({ status: 'refused' })
    expect(await clerk.call('need', 'tend', { id: given.id, command: { name: 'approve' } })).toMatchObject({
      code: 'resource/not-now',
      message: '这项资源现在不能这样做',
    })
  })

  test('暂停的、用完的、到期的都不推荐；换资源，旧的还回去', async () => {
    const [paused, used, old, good] = await Promise.all(
      ['paused', 'used', 'old', 'good'].map((title) =>
        offer(worker, { class: 'legal', title, limit: { per: 'month', count: 1 } }),
      ),
    )
    if (!paused || !used || !old || !good) throw new Error('four were offered')
    await worker.ask('need', 'tend', { id: paused.id, command: { name: 'pause' } })
    await records.change('resources', old.id, { validUntil: '2026-03-01' })
    const [one, other] = [
      await register(city.resident, { class: 'legal' }),
      await register(city.neighbour, { class: 'legal' }),
    ]
    const due = { dueBy: at('2026-03-28 18:00') }
    await act(worker, one.id, plan(ids.helper, { resource: used.id, ...due }))
    const seen = await worker.ask('need', 'get', { id: other.id })
    expect(seen.suggestions.map(({ resource: id }) => id)).toEqual([good.id])
    const refused = async (resource: string) => tryTo(worker, other.id, plan(ids.helper, { resource, ...due }))
    expect(await refused(paused.id)).toMatchObject({
      code: 'resource/not-offered',
      message: '这个资源现在不提供了，请换一个',
      field: 'command.resource',
    })
    expect(await refused(old.id)).toMatchObject({ code: 'resource/expired', message: '这个资源已经到期，请换一个' })
    expect(await refused(used.id)).toMatchObject({
      code: 'resource/full',
      message: '“used”这个月已经约满，请换一个资源或者换个日期',
    })
    expect(await refused('no-such')).toMatchObject({ code: 'resource/unknown', message: '没有找到这项资源，请换一个' })
    await act(worker, one.id, { name: 'match', resource: good.id })
    expect([holds(used.id), holds(good.id)]).toEqual([[], [one.id]])
    expect(await tryTo(worker, one.id, { name: 'match', resource: good.id })).toMatchObject({
      code: 'need/same-resource',
      message: '用的就是这个资源',
    })
    await act(worker, one.id, { name: 'match' })
    expect(holds(good.id)).toEqual([])
    expect(stored(one.id).claim).toBeNull()
  })

  test('延期到下个月，占的就是下个月的次数', async () => {
    const given = await offer(worker, { class: 'jobs', limit: { per: 'month', count: 1 } })
    const need = await register(city.resident, { class: 'jobs' })
    await act(worker, need.id, plan(ids.helper, { resource: given.id, dueBy: at('2026-03-28 18:00') }))
    await act(helper, need.id, { name: 'postpone', dueBy: at('2026-04-02 18:00'), note: '机构放假' })
    expect(resource(given.id).holds).toMatchObject([{ need: need.id, month: '2026-04' }])
    expect(await worker.ask('need', 'get', { id: need.id })).toMatchObject({
      dueText: '4月2日 18:00',
      firstDueText: '3月28日 18:00',
    })
    expect(
      await tryTo(helper, need.id, { name: 'postpone', dueBy: at('2026-03-30 18:00'), note: '提前' }),
    ).toMatchObject({
      code: 'need/not-later',
      message: '延期要比现在的日期晚',
      field: 'command.dueBy',
    })
  })

  test('两个人同时约最后一次，只有一个约到，次数不会多算', async () => {
    const given = await offer(worker, { class: 'venue', limit: { per: 'month', count: 1 } })
    const needs = await Promise.all([1, 2, 3].map(() => register(city.resident, { class: 'venue' })))
    const due = { dueBy: at('2026-03-28 18:00') }
    const replies = await Promise.all(
      needs.map(({ id }, i) => tryTo(i === 1 ? clerk : worker, id, plan(ids.helper, { resource: given.id, ...due }))),
    )
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    expect(replies.filter((reply) => !reply.ok && reply.code === 'resource/full')).toHaveLength(2)
    expect(holds(given.id)).toHaveLength(1)
  })

  test('占了次数、需求却没写成的，过一会儿还回去；写成的留着', async () => {
    const given = await offer(worker, { class: 'goods' })
    const need = await register(city.resident, { class: 'goods' })
    await act(worker, need.id, plan(ids.helper, { resource: given.id, dueBy: at('2026-03-28 18:00') }))
    const { holds: held } = resource(given.id)
    const orphan = { id: 'no-such-claim', need: need.id, month: '2026-03', at: city.cloud.now() }
    await records.change('resources', given.id, { holds: [...held, orphan], checkAt: city.cloud.now() })
    await city.passes({ minutes: 3 })
    expect(resource(given.id)).toMatchObject({ holds: held, checkAt: null })
  })
})

describe('超期', () => {
  test('过了日子没销号，承办人和管这里的人各听到一次；改了日子，再超再说', async () => {
    const need = await register(city.resident, { class: 'culture', title: '想学书法' })
    const dueBy = city.cloud.now() + 2 * 86_400_000
    await act(worker, need.id, plan(ids.helper, { dueBy }))
    const told = async () => [
      (await helper.inbox()).filter((title) => title === '交给您的事超期了').length,
      (await clerk.inbox()).filter((title) => title === '有一件事超期了').length,
    ]
    const before = await told()
    await city.passes({ days: 3 })
    await city.passes({ hours: 5 })
    const after = await told()
    expect([after[0]! - before[0]!, after[1]! - before[1]!]).toEqual([1, 1])
    const { items } = await worker.ask('need', 'lists', { place: STATION, tab: 'service', filter: 'overdue' })
    expect(items.map(({ id }) => id)).toContain(need.id)
    await act(worker, need.id, { name: 'postpone', dueBy: city.cloud.now() + 86_400_000, note: '老师请假' })
    await city.passes({ days: 2 })
    expect((await told())[0]! - after[0]!).toBe(1)
    const late = await act(helper, need.id, { name: 'close', note: '学上了', photos: [] })
    expect(late.statusText).toBe('已办好（晚了）')
  })

  test('没来得及说的，时钟补上；说过的不再说', async () => {
    const need = await register(city.neighbour)
    const titles = async () => (await clerk.inbox()).filter((title) => title === '有新的需求').length
    const before = await titles()
    await records.change('needs', need.id, { told: 0, tellAt: city.cloud.now() })
    await city.passes({ minutes: 2 })
    expect(stored(need.id)).toMatchObject({ told: 1, tellAt: null })
    expect(await titles()).toBe(before)
    const given = await offer(city.neighbour)
    await records.change('resources', given.id, { told: 0, tellAt: city.cloud.now() })
    await city.passes({ minutes: 2 })
    expect(resource(given.id)).toMatchObject({ told: 1, tellAt: null })
  })
})
