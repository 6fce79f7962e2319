import type { Activity } from '../../cloudfunctions/domain/activity'
import { type LocalCity, newRequestId, openCity, type Phone } from '../support/city'
import { at } from '../support/city-facts'
import { COMMUNITY, crowd, organise, planFor, someoneNamed, STATION } from '../support/activity'
import { topUp } from '../support/quota'
import { Records } from '../support/records'

let city: LocalCity
let records: Records
let clerk: Phone
async function open(): Promise<void> {
  city = await openCity()
  records = new Records(city)
  clerk = city.phone(`o-demo-community-${COMMUNITY}-1`)
}
async function close(): Promise<void> {
  expect(city.defects()).toEqual([])
  await city.close()
}

const stored = (id: string) => records.one<Activity>('activities', id)
const join = (who: Phone, id: string) => who.ask('activity', 'join', { id })
const leave = (who: Phone, id: string) => who.ask('activity', 'leave', { id })

describe('报名和候补', () => {
  beforeAll(open)
  afterAll(close)

  test('社区发起一场义诊，居民看到、报名；满了排候补，有人取消就递补，马上知道', async () => {
    const { id } = await organise(clerk)
    const [first, second, third, fourth] = (await crowd(city, 4)) as [Phone, Phone, Phone, Phone]
    expect(await first.ask('activity', 'upcoming', { place: STATION })).toEqual({
      items: [{ id, title: '社区义诊', kindText: '活动', whenText: '周四 14:00—16:00', leftText: '还有 2 个名额' }],
    })
    expect(await join(first, id)).toMatchObject({
      mine: { state: 'seated', text: '您已报名', isIn: false },
      leftText: '还有 1 个名额',
      actions: [{ name: 'leave', text: '取消报名' }],
    })
    expect(await join(second, id)).toMatchObject({ leftText: '名额已满，可以候补' })
    expect((await third.ask('activity', 'get', { id })).actions).toEqual([
      { name: 'join', text: '排候补', tone: 'primary' },
    ])
    await topUp(third, 'activity')
    expect((await join(third, id)).mine).toEqual({
      state: 'waiting',
      text: '名额已满，您排在候补第 1 位',
      number: 1,
      isIn: false,
    })
    expect((await join(fourth, id)).mine).toMatchObject({ number: 2 })
    const listed = async (who: Phone) =>
      (await who.ask('activity', 'list', { place: STATION })).items.find((one) => one.id === id)?.mineText
    expect(await Promise.all([first, third, fourth, clerk].map((who) => listed(who)))).toEqual([
      ...['已报名', '候补第 1 位', '候补第 2 位'],
      undefined,
    ])
    expect((await fourth.ask('activity', 'mine', {})).items).toMatchObject([{ id, mineText: '候补第 2 位' }])

    expect((await leave(first, id)).mine).toBeUndefined()
    expect((await third.ask('activity', 'get', { id })).mine).toMatchObject({ state: 'seated' })
    expect((await fourth.ask('activity', 'get', { id })).mine).toMatchObject({ number: 1 })
    expect(await third.inbox()).toEqual(['您有名额了'])
    expect(await third.pushes()).toEqual([
      {
        title: '活动通知',
        values: [
          '社区义诊',
          '递补成功',
          '2026年3月5日 14:00',
          '车站社区第05网格先锋驿站 一楼大厅',
          '有人取消，您有名额了',
        ],
      },
    ])
    expect(await fourth.inbox()).toEqual([])
  })

  test('最后一个名额，三十个人同时点：恰好一个人得到，其余按次序候补，一个不多一个不少', async () => {
    const { id } = await organise(clerk, { capacity: 1 })
    const people = await crowd(city, 30)
    const views = await Promise.all(people.map((who) => join(who, id)))
    const seated = views.filter(({ mine }) => mine?.state === 'seated')
    const numbers = (await Promise.all(people.map((who) => who.ask('activity', 'get', { id })))).flatMap(
      ({ mine }) => mine?.number ?? [],
    )
    expect(seated).toHaveLength(1)
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 29 }, (_, i) => i + 1))
    expect(stored(id).tally).toMatchObject({ seated: 1, waiting: 29 })
    expect(new Set(stored(id).people).size).toBe(30)
  })

  test('一个人连点、回话丢了再点，都只报一次；取消之后迟到的那一次也不算', async () => {
    const { id } = await organise(clerk)
    const who = await someoneNamed(city, '赵大爷')
    const requestId = newRequestId()
    await Promise.all(Array.from({ length: 5 }, () => who.call('activity', 'join', { id }, requestId)))
    await join(who, id)
    expect(stored(id).signUps).toHaveLength(1)
    const cancel = newRequestId()
    await who.ask('activity', 'leave', { id }, cancel)
    await who.ask('activity', 'leave', { id }, cancel)
    await leave(who, id)
    expect((await who.ask('activity', 'join', { id }, requestId)).mine).toBeUndefined()
    expect((await join(who, id)).mine).toMatchObject({ state: 'seated' })
  })

  test('组织者加了名额，候补的依次递补；不能少于已经报上的', async () => {
    const { id } = await organise(clerk, { capacity: 1 })
    const [a, b, c] = (await crowd(city, 3)) as [Phone, Phone, Phone]
    for (const who of [a, b, c]) await join(who, id)
    await clerk.ask('activity', 'change', { id, ...planFor({ capacity: 2 }) })
    expect((await b.ask('activity', 'get', { id })).mine?.state).toBe('seated')
    expect((await c.ask('activity', 'get', { id })).mine?.number).toBe(1)
    expect((await b.inbox()).sort()).toEqual(['您报名的活动有变动', '您有名额了'])
    expect(await clerk.call('activity', 'change', { id, ...planFor({ capacity: 1 }) })).toMatchObject({
      code: 'activity/fewer-seats',
      message: '已有 2 人有名额，名额不能比这少',
      field: 'capacity',
    })
  })

  test('没有称呼的先留称呼，没同意指引的先同意', async () => {
    const { id } = await organise(clerk)
    const who = city.newcomer()
    expect(await who.call('activity', 'join', { id })).toMatchObject({ code: 'account/not-agreed' })
    await who.agrees()
    expect(await who.call('activity', 'join', { id })).toMatchObject({
      code: 'activity/name',
      message: '请留下称呼，组织者好核对',
      field: 'name',
    })
    expect(await who.call('activity', 'join', { id, name: '去死' })).toMatchObject({ code: 'content/risky' })
    expect(await who.call('activity', 'join', { id, name: '孙大妈' })).toMatchObject({ ok: true })
    expect((await who.me()).name).toBe('孙大妈')
  })

  test('只面向本社区的，别处的居民报不了；过了截止的、开始了的、已满的、已取消的，都说清楚', async () => {
    const { id } = await organise(clerk, { forWhom: 'community', signUpBy: at('2026-03-04 12:00') })
    const stranger = city.someone('三山里社区第03网格')
    expect(await stranger.call('activity', 'join', { id })).toMatchObject({
      code: 'activity/not-for-you',
      message: '这个活动只面向本社区的居民',
    })
    expect(await city.resident.call('activity', 'join', { id })).toMatchObject({ ok: true })
    await city.passes({ days: 2, hours: 4 })
    expect(await city.neighbour.call('activity', 'join', { id })).toMatchObject({
      code: 'activity/too-late',
      message: '报名已经截止',
    })
    await city.passes({ days: 1, hours: 1, minutes: 30 })
    expect(await city.resident.call('activity', 'leave', { id })).toMatchObject({
      code: 'activity/begun',
      message: '活动已经开始，不用取消了；没来也没关系',
    })
    await city.passes({ hours: 2 })
    expect(await city.neighbour.call('activity', 'join', { id })).toMatchObject({
      code: 'activity/closed',
      message: '这个活动已经结束了',
    })
    expect(await city.resident.call('activity', 'get', { id: 'nothing' })).toMatchObject({
      code: 'activity/not-found',
      message: '没有找到这个活动',
    })
  })
})

describe('变动和提醒', () => {
  // Each begins on Monday morning.
  beforeEach(open)
  afterEach(close)

  test('改了时间，报了名的和候补的都知道；只改了几个字，不打扰', async () => {
    const { id } = await organise(clerk, { capacity: 1 })
    const [a, b] = (await crowd(city, 2)) as [Phone, Phone]
    await join(a, id)
    await join(b, id)
    await clerk.ask('activity', 'change', { id, ...planFor({ capacity: 1, words: '量血压、测血糖' }) })
    expect(await a.inbox()).toEqual([])
    const later = { from: at('2026-03-06 09:00'), until: at('2026-03-06 11:00') }
    await clerk.ask('activity', 'change', { id, ...planFor({ capacity: 1, ...later }) })
    for (const who of [a, b]) expect(await who.inbox()).toEqual(['您报名的活动有变动'])
    expect((await a.ask('notice', 'list', {})).items[0]).toMatchObject({
      text: '现在是“社区义诊”，3月6日 09:00—11:00，车站社区第05网格先锋驿站 一楼大厅。来不了请取消报名',
      page: `packages/activity/activity/activity?id=${id}`,
    })
  })

  test('取消了，报了名的都知道原因；不能再报名', async () => {
    const { id } = await organise(clerk)
    await join(city.resident, id)
    await topUp(city.resident, 'activity')
    const reason = '医生临时有任务'
    expect(await clerk.ask('activity', 'callOff', { id, reason })).toMatchObject({ leftText: '已取消', reason })
    expect(await city.resident.inbox()).toContain('您报名的活动取消了')
    expect((await city.resident.pushes()).at(-1)?.values).toContain(reason)
    expect(await city.neighbour.call('activity', 'join', { id })).toMatchObject({
      code: 'activity/off',
      message: '这个活动已经取消了',
    })
    expect(records.find('audits', { action: 'activity.callOff', object: id })).toMatchObject([
      { scope: STATION.slice(3) },
    ])
  })

  test('前一天 18:00 提醒报了名的，候补的不提醒；之后才报名的，开始前 2 小时提醒；谁都只提醒一次', async () => {
    const { id } = await organise(clerk, { capacity: 2 })
    const [early, late, waiting] = (await crowd(city, 3)) as [Phone, Phone, Phone]
    await join(early, id)
    await topUp(early, 'activity', 2)
    await city.passes({ days: 2, hours: 8, minutes: 58 })
    expect(await early.pushes()).toEqual([])
    await city.passes({ minutes: 3 })
    expect((await early.pushes()).map(({ values }) => values)).toEqual([
      ['社区义诊', '即将开始', '2026年3月5日 14:00', expect.any(String), '联系人 黄振宇 0553-0000002'],
    ])
    await join(late, id)
    await join(waiting, id)
    await city.passes({ hours: 18 })
    expect(await late.inbox()).toEqual(['您报名的活动快开始了'])
    expect(await early.inbox()).toEqual(['您报名的活动快开始了'])
    expect(await early.pushes()).toHaveLength(1)
    expect(await waiting.inbox()).toEqual([])
  })

  test('时间改了，到新的时间再提醒一次', async () => {
    const { id } = await organise(clerk)
    await join(city.resident, id)
    await city.passes({ days: 2, hours: 10 })
    const later = { from: at('2026-03-08 09:00'), until: at('2026-03-08 11:00') }
    await clerk.ask('activity', 'change', { id, ...planFor(later) })
    await city.passes({ days: 3, hours: 12 })
    expect((await city.resident.inbox()).filter((title) => title === '您报名的活动快开始了')).toHaveLength(2)
  })
})

describe('谁可以', () => {
  beforeAll(open)
  afterAll(close)

  const PEOPLE = {
    居民: 'o-demo-resident-1',
    楼栋长: `o-demo-team-${COMMUNITY}005-1`,
    别的网格的网格员: `o-demo-worker-${COMMUNITY}003`,
    别的社区: 'o-demo-community-340202013001-1',
    别的街道: 'o-demo-street-340202012-1',
  }
  const RUNNERS = {
    网格员: `o-demo-worker-${COMMUNITY}005`,
    社区: `o-demo-community-${COMMUNITY}-1`,
    街道: 'o-demo-street-340202014-1',
    区: 'o-demo-district-1',
  }
  const refused = { ok: false, code: 'activity/not-yours', message: '只有管理这个地方的人可以这样做' }

  test('不管这个地方的，不能发起、改、取消、看名单、出签到码、登记、看用得怎么样', async () => {
    const { id } = await organise(clerk)
    await join(city.neighbour, id)
    const { person } = await city.neighbour.me()
    for (const openid of Object.values(PEOPLE)) {
      const who = await city.phone(openid).agrees()
      expect(await who.call('activity', 'organise', { place: STATION, kind: 'class', ...planFor() })).toMatchObject(
        refused,
      )
      expect(await who.call('activity', 'change', { id, ...planFor() })).toMatchObject(refused)
      expect(await who.call('activity', 'callOff', { id, reason: '不办了' })).toMatchObject(refused)
      expect(await who.call('activity', 'close', { id, words: '', photos: [] })).toMatchObject(refused)
      expect(await who.call('activity', 'people', { id })).toMatchObject(refused)
      expect(await who.call('activity', 'code', { id })).toMatchObject(refused)
      expect(await who.call('activity', 'tick', { id, person, isIn: true })).toMatchObject(refused)
      expect(await who.call('activity', 'credit', { id, person, minutes: 1, reason: '更正' })).toMatchObject(refused)
      expect(await who.call('activity', 'usage', { place: STATION })).toMatchObject(refused)
      const view = await who.ask('activity', 'get', { id })
      expect(view.actions.filter(({ name }) => name !== 'join' && name !== 'leave')).toEqual([])
      expect(JSON.stringify(view)).not.toContain(person)
    }
  })

  test('管这个地方的，都可以', async () => {
    for (const openid of Object.values(RUNNERS)) {
      const who = await city.phone(openid).agrees()
      const { id, actions } = await organise(who)
      expect(actions.map(({ name }) => name)).toEqual(['join', 'people', 'change', 'callOff'])
      expect(await who.call('activity', 'people', { id })).toMatchObject({ ok: true })
      expect(await who.call('activity', 'usage', { place: STATION })).toMatchObject({ ok: true })
    }
  })

  test('名单上是称呼和打了星号的电话', async () => {
    const { id } = await organise(clerk)
    const who = await someoneNamed(city, '吴阿姨')
    await who.ask('account', 'phone', { number: '13812345678' })
    await join(who, id)
    expect(await clerk.ask('activity', 'people', { id })).toMatchObject({
      countText: '已有 1 人报名，到场 0 人',
      mayTick: false,
      items: [{ name: '吴阿姨', phone: '138****5678', state: 'seated', stateText: '已报名', isIn: false }],
    })
  })
})
