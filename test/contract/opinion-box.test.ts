import type { Area } from '../../cloudfunctions/domain/area'
import type { Place } from '../../cloudfunctions/domain/place'
import type { Ticket } from '../../cloudfunctions/domain/ticket'
import { LAMP, type LocalCity, type Phone } from '../support/city'
import { cityOfThisFile } from '../support/of-this-file'
import { Records } from '../support/records'

const STATION = 'st-340202014002005'
const NAME = '车站社区第05网格先锋驿站'

let city: LocalCity
let records: Records
let clerk: Phone
cityOfThisFile((opened) => {
  city = opened
  records = new Records(city)
  clerk = city.phone('o-demo-community-340202014002-1')
})

const WORDS = '建议驿站中午多开一会儿门'
const put = (phone: Phone, facts: object = {}) =>
  phone.call('ticket', 'report', { words: WORDS, box: STATION, ...facts })
const stored = (id: string) => records.one<Ticket>('tickets', id)

describe('居民投意见箱', () => {
  test('只写一句话：来源是意见箱，地点就是驿站，类别是意见建议，由网格员办', async () => {
    const { resident, worker } = city
    const mine = await resident.ask('ticket', 'report', { words: WORDS, box: STATION })
    const { area, point } = records.one<Place>('places', STATION)
    expect(stored(mine.id)).toMatchObject({
      ...{ source: 'opinion-box', area, point, address: NAME, categoryName: '意见建议' },
      box: { place: STATION, name: NAME, isOwn: true },
    })
    expect(mine).toMatchObject({ relation: 'author', sourceText: `意见箱 · ${NAME}`, isBoxed: true })
    expect(mine.timeline.at(-1)?.title).toBe('您提交了诉求')
    const seen = await worker.ticket(mine.id)
    expect(seen).toMatchObject({ relation: 'handler', sourceText: `意见箱 · ${NAME}`, words: WORDS })
    expect(seen.timeline.at(-1)?.title).toBe('意见箱来信人提交了诉求')
    expect((await resident.ask('ticket', 'mine', {})).items.map(({ id }) => id)).toContain(mine.id)
  })

  test('还是本人的诉求：自己评价，自己撤回，注销时抹得去，导出时带得走', async () => {
    const { resident, worker } = city
    const mine = await resident.ask('ticket', 'report', { words: '建议添一副象棋', box: STATION })
    await worker.act(mine.id, { name: 'accept' })
    await worker.act(mine.id, { name: 'resolve', closing: 'solved', note: '已添置', photos: [await worker.upload()] })
    const done = await resident.ticket(mine.id)
    expect(done.actions.map(({ name }) => name)).toContain('rate')
    expect((await resident.act(mine.id, { name: 'rate', score: 'satisfied', note: '' })).status).toBe('closed')
    const newcomer = await city.newcomer().agrees()
    const own = await newcomer.ask('ticket', 'report', { words: '建议装个电风扇', box: STATION })
    expect((await newcomer.ask('account', 'export', {})).content).toContain('建议装个电风扇')
    await newcomer.ask('account', 'erase', { confirm: '注销' })
    await city.passes({ minutes: 2 })
    expect(JSON.stringify(stored(own.id))).not.toContain('电风扇')
  })

  test('从话里听得出是哪一类的，就是那一类；先要回答问题的不猜；自己选的听自己的', async () => {
    const category = async (facts: object) => {
      const reply = await put(city.resident, facts)
      return reply.ok ? reply.data.categoryText : reply.message
    }
    expect(await category({ words: '楼下垃圾桶满了好几天没人清' })).toBe('暴露垃圾')
    expect(await category({ words: '电梯坏了' })).not.toBe('电梯故障')
    expect(await category({ words: '门口坐坐挺好' })).toBe('意见建议')
    expect(await category({ category: LAMP })).toContain('照明')
  })

  test('匿名的，团队成员、网格员和社区都看不到是谁，也不能看电话；街道看得到', async () => {
    const { resident, worker } = city
    const mine = await resident.ask('ticket', 'report', { words: WORDS, box: STATION, isAnonymous: true })
    expect(mine.isAnonymous).toBe(true)
    await worker.act(mine.id, { name: 'accept' })
    const { name } = await resident.me()
    const handled = await worker.ticket(mine.id)
    expect(handled.author).toEqual({ name: '匿名反映人', isAnonymous: true, isWithheld: true, canReveal: false })
    expect(JSON.stringify(handled)).not.toContain(name)
    const { team } = records.one<Area>('areas', '340202014002005')
    const { person } = team![0]!
    await worker.act(mine.id, { name: 'hand', to: person, note: '请看看' })
    const [identity] = records.find<{ _id: string }>('identities', { person })
    const seen = await city.phone(identity!._id.slice('wx:'.length)).ticket(mine.id)
    expect(seen.author).toMatchObject({ name: '匿名反映人', isWithheld: true })
    expect(JSON.stringify(seen)).not.toContain(name)
    const known = await clerk.ticket(mine.id)
    expect(known.author).toMatchObject({ name: '匿名反映人', isWithheld: true })
    expect(JSON.stringify(known)).not.toContain(name)
    const street = city.someone('赭麓街道工作人员')
    expect((await street.ticket(mine.id)).author).toMatchObject({ isAnonymous: true, isWithheld: false })
  })

  test('附议的人只知道是意见箱，不知道是哪里的', async () => {
    const mine = await city.resident.ask('ticket', 'report', { words: WORDS, box: STATION })
    const seen = await city.newcomer().ask('ticket', 'second', { id: mine.id })
    expect(seen.sourceText).toBe('意见箱')
    expect(JSON.stringify(seen)).not.toContain(NAME)
  })

  test('重发一次还是那一件', async () => {
    const once = () => city.resident.ask('ticket', 'report', { words: WORDS, box: STATION }, 'opinion-request-1')
    expect((await once()).id).toBe((await once()).id)
  })

  test.each([
    ['没有这个驿站', { box: 'nowhere' }, 'ticket/no-box', '没有找到这个意见箱，请重新选择', 'box'],
    ['巡查发现的不是意见箱里的', { source: 'patrol' }, 'ticket/not-box', '这样登记的，不是意见箱里的', 'box'],
    ['编的类别', { category: 'nothing' }, 'ticket/unknown-category', '没有这个类别，请重新选择', 'category'],
  ])('%s', async (_, facts, code, message, field) => {
    expect(await put(city.worker, facts)).toMatchObject({ ok: false, code, message, field })
  })

  test('不投意见箱的，地点和类别都要选', async () => {
    expect(await city.resident.call('ticket', 'report', { words: WORDS, category: LAMP })).toMatchObject({
      code: 'request/invalid',
      message: '请选择位置',
      field: 'place',
    })
    const place = { area: '340202014002005' }
    expect(await city.resident.call('ticket', 'report', { words: WORDS, place })).toMatchObject({
      code: 'ticket/unknown-category',
      field: 'category',
    })
  })
})

describe('工作人员开箱登记', () => {
  test('是替人登记的：不由工作人员评价；地点可以另选，是哪个箱子也留着', async () => {
    const words = '桥头的栏杆松了'
    const place = { area: '340202014002006', address: '桥头' }
    const filed = await city.worker.call('ticket', 'report', { words, source: 'opinion-box', box: STATION, place })
    expect(filed).toMatchObject({ code: 'ticket/not-yours' })
    const own = await clerk.ask('ticket', 'report', { words, source: 'opinion-box', box: STATION, place })
    expect(stored(own.id)).toMatchObject({
      ...{ source: 'opinion-box', area: '340202014002006' },
      box: { place: STATION, name: NAME },
    })
    expect(stored(own.id).box).not.toHaveProperty('isOwn')
    expect(own.timeline.at(-1)?.title).toBe('社区 黄振宇 登记了诉求')
  })

  test('居民不能说是开箱登记', async () => {
    expect(await put(city.resident, { source: 'opinion-box' })).toMatchObject({
      code: 'ticket/not-yours',
      message: '只有所在辖区的工作人员可以这样登记',
    })
  })
})
