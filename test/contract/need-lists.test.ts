import type { Stock } from '../../cloudfunctions/usecases/ports/need'
import type { Need } from '../../cloudfunctions/domain/need'
import type { Resource } from '../../cloudfunctions/domain/resource'
import { type LocalCity, newRequestId, type Phone } from '../support/city'
import { act, needInput, offer, register, resourceInput, STATION, tryTo, WEDNESDAY } from '../support/need'
import { cityOfThisFile } from '../support/of-this-file'
import { Records } from '../support/records'

// 清单谁看得到什么，匹配的先后，盘点，离任，注销，导出。

const COMMUNITY = '340202014002'
const GRID = `${COMMUNITY}005`

let city: LocalCity
let records: Records
let clerk: Phone
let helper: Phone
let street: Phone
let outsider: Phone
let helperId: string
cityOfThisFile(async (opened) => {
  city = opened
  records = new Records(city)
  clerk = city.phone(`o-demo-community-${COMMUNITY}-1`)
  helper = city.phone(`o-demo-team-${GRID}-1`)
  street = city.phone('o-demo-street-340202014-1')
  outsider = city.phone('o-demo-community-340202013001-1')
  helperId = (await helper.me()).person
})

const stored = (id: string) => records.one<Need>('needs', id)
const inDays = (days: number) => city.cloud.now() + days * 86_400_000
const plan = (owner: { person: string } | { unit: string } = { person: helperId }, facts: object = {}) =>
  ({ name: 'plan', list: 'service', owner, dueBy: inDays(7), note: '', ...facts }) as const

describe('匹配的先后', () => {
  test('同类先于相近，本社区先于街道和全区，碰得上时间的先于碰不上的，再看还剩多少', async () => {
    const given = async (title: string, facts: Parameters<typeof resourceInput>[0]) =>
      (await offer(clerk, { title, class: 'health', ...facts })).id
    const friday = { weekly: [{ days: [5 as const], from: '14:00', until: '17:00' }], dates: [] }
    const related = await given('相近', { class: 'elderly' })
    const district = await given('全区', { reach: 'district' })
    const streetWide = await given('街道', { reach: 'street' })
    const other = await given('周五', { times: friday })
    const few = await given('次数少', {})
    const many = await given('次数多', { limit: { per: 'month', count: 9 } })
    const unrelated = await given('不相干', { class: 'legal' })
    const need = await register(city.resident, { class: 'health', wished: WEDNESDAY })
    const { suggestions } = await clerk.ask('need', 'get', { id: need.id })
    expect(suggestions.map(({ resource }) => resource)).toEqual([many, few, other, streetWide, district, related])
    expect(suggestions.map(({ why }) => why)).toEqual([
      '同类 · 就在本社区 · 周三下午有空 · 3 月还可约 9 次',
      '同类 · 就在本社区 · 周三下午有空 · 3 月还可约 2 次',
      '同类 · 就在本社区 · 时间要再商量 · 3 月还可约 2 次',
      '同类 · 本街道都服务 · 周三下午有空 · 3 月还可约 2 次',
      '同类 · 全区都服务 · 周三下午有空 · 3 月还可约 2 次',
      '相近（助老） · 就在本社区 · 周三下午有空 · 3 月还可约 2 次',
    ])
    expect(suggestions.map(({ resource }) => resource)).not.toContain(unrelated)
    await records.change('resources', few, { area: '340202013001' })
    expect(await tryTo(clerk, need.id, plan(undefined, { resource: few }))).toMatchObject({
      code: 'resource/elsewhere',
      message: '这项资源不服务这里，请换一个',
    })
  })
})

describe('谁看得到', () => {
  test('居民看到在用的资源和办成多少；别的清单、别人的需求、联系方式都看不到', async () => {
    const secret = '母亲病历在抽屉里'
    const need = await register(city.resident, {
      title: '要人陪诊的秘密',
      words: secret,
      whom: { who: '周奶奶', phone: '13912345678' },
    })
    const given = await offer(city.resident, {
      title: '免费理发',
      contact: { who: '剃头的老李', phone: '13812345678' },
    })
    await clerk.ask('need', 'tend', { id: given.id, command: { name: 'approve' } })
    const asked = await Promise.all([
      city.neighbour.call('need', 'lists', { place: STATION, tab: 'resource' }),
      city.neighbour.call('need', 'lists', { place: STATION, tab: 'resource', filter: 'done' }),
      city.neighbour.call('need', 'lists', { place: STATION, tab: 'need' }),
      city.neighbour.call('need', 'get', { id: need.id }),
      city.neighbour.call('need', 'resource', { id: given.id }),
      city.neighbour.call('need', 'resources', { place: STATION }),
      city.neighbour.call('need', 'reveal', { need: need.id }),
      city.neighbour.call('need', 'reveal', { resource: given.id }),
      city.neighbour.call('need', 'stock', { place: STATION }),
      city.neighbour.call('need', 'mine', { tab: 'asked' }),
    ])
    const said = JSON.stringify(asked)
    for (const hidden of [
      '要人陪诊的秘密',
      secret,
      '周奶奶',
      '剃头的老李',
      '13912345678',
      '139****5678',
      '138****5678',
    ])
      expect(said).not.toContain(hidden)
    expect(asked.map((reply) => (reply.ok ? 'ok' : reply.code))).toEqual([
      'ok',
      'ok',
      'need/lists-closed',
      'need/not-found',
      'ok',
      'ok',
      'need/not-found',
      'need/contact-closed',
      'stock/not-yours',
      'ok',
    ])
    expect(asked[0]).toMatchObject({
      data: { mayServe: false, tabs: [{ tab: 'resource' }], doneText: '本月还没有办好的' },
    })
    expect(asked[2]).toMatchObject({ message: '这张清单只有在这里任职的人看得到' })
    expect(asked[3]).toMatchObject({ message: '没有找到这项需求' })
    expect(asked[7]).toMatchObject({ message: '联系方式只给承办人和管这个地方的人看' })
    expect(asked[8]).toMatchObject({ message: '只有在这里任职的人可以看盘点' })
  })

  test('在这里任职的看得到全部；外面的工作人员和居民一样', async () => {
    const need = await register(city.resident, { title: '看得到的' })
    for (const who of [city.worker, helper, clerk, street]) {
      const { mayServe, tabs } = await who.ask('need', 'lists', { place: STATION, tab: 'need' })
      expect(mayServe).toBe(true)
      expect(tabs.map(({ tab }) => tab)).toEqual(['resource', 'need', 'work', 'service'])
      expect((await who.ask('need', 'get', { id: need.id })).title).toBe('看得到的')
    }
    expect(await outsider.call('need', 'get', { id: need.id })).toMatchObject({ code: 'need/not-found' })
    expect(await outsider.call('need', 'lists', { place: STATION, tab: 'work' })).toMatchObject({
      code: 'need/lists-closed',
    })
  })

  test('清单上的数：在办的按清单数，办好的只数这个月，不办的不算办好', async () => {
    const place = 'st-340202014002010'
    const numbers = async () => {
      const { tabs, doneText } = await clerk.ask('need', 'lists', { place, tab: 'need' })
      return [...tabs.slice(1).map(({ count }) => count), doneText]
    }
    expect(await numbers()).toEqual(['0', '0', '0', '本月还没有办好的'])
    const [served, worked, declined] = [
      await register(clerk, { place }),
      await register(clerk, { place }),
      await register(clerk, { place }),
    ]
    const unit = { unit: '社区卫生服务中心' }
    await act(clerk, served.id, plan(unit))
    await act(clerk, worked.id, plan(unit, { list: 'work' }))
    expect(await numbers()).toEqual(['3', '1', '1', '本月还没有办好的'])
    await act(clerk, declined.id, { name: 'decline', note: '不归这里管' })
    await act(clerk, served.id, { name: 'close', note: '中心办好了', photos: [] })
    expect(await numbers()).toEqual(['1', '1', '0', '本月已办好 1 件'])
    const lastMonth = inDays(-32)
    await records.change('needs', served.id, { endedAt: lastMonth, openUntil: lastMonth })
    expect(await numbers()).toEqual(['1', '1', '0', '本月还没有办好的'])
  })

  test('安排、转交、不办归管这里的人；承办人自己销号；别人都不行', async () => {
    const need = await register(city.resident)
    for (const who of [helper, city.resident])
      expect(await tryTo(who, need.id, plan())).toMatchObject({ code: 'need/not-yours', message: '这件事不归您办' })
    const { person: asker } = await city.resident.me()
    const refusals: Array<[object, string, string]> = [
      [{ owner: { person: 'p-nobody' } }, 'need/owner-unknown', '请选择在这里任职的人'],
      [{ dueBy: inDays(-1) }, 'need/due-past', '日期已经过了，请选以后的日期'],
      [{ dueBy: inDays(94) }, 'need/due-far', '日期太远，请选 92 天以内的'],
    ]
    for (const [facts, code, message] of refusals)
      expect(await tryTo(clerk, need.id, { ...plan(), ...facts })).toMatchObject({ code, message })
    expect(await tryTo(clerk, need.id, plan({ person: asker }))).toMatchObject({ code: 'need/owner-unknown' })
    const own = await register(helper)
    expect(await tryTo(clerk, own.id, plan())).toMatchObject({
      code: 'need/own',
      message: '不能交给登记的人自己办',
      field: 'command.owner',
    })
    await act(clerk, need.id, plan())
    expect(await tryTo(clerk, need.id, { name: 'close', note: '代办', photos: [] })).toMatchObject({
      code: 'need/owner-closes',
      message: '由承办人自己销号；办的人有变动请先转交',
    })
    expect(await tryTo(clerk, need.id, { name: 'handOver', owner: { person: helperId }, note: '不变' })).toMatchObject({
      code: 'need/same-owner',
      message: '现在就是由他来办',
    })
    for (const note of [' ', '.', '。。。', '1'])
      expect(await tryTo(helper, need.id, { name: 'close', note, photos: [] })).toMatchObject({
        code: 'request/invalid',
        message: '销号要有照片或者文字作凭据',
        field: 'command.note',
      })
    await act(helper, need.id, { name: 'handOver', owner: { unit: '社区卫生服务中心' }, note: '要专业的人' })
    expect(await tryTo(helper, need.id, { name: 'close', note: '好了', photos: [] })).toMatchObject({
      code: 'need/not-yours',
    })
    expect(await act(clerk, need.id, { name: 'close', note: '中心回话办好了', photos: [] })).toMatchObject({
      status: 'done',
      ownerText: '社区卫生服务中心',
    })
    expect((await city.resident.ask('need', 'get', { id: need.id })).timeline.map(({ text }) => text)).not.toContain(
      '要专业的人',
    )
    expect(await tryTo(clerk, 'no-such-need', { name: 'withdraw', note: '' })).toMatchObject({ code: 'need/not-found' })
  })

  test('联系方式：管这里的人和承办人点开才看到，每次留痕；办完就不给看了', async () => {
    const need = await register(city.resident, { whom: { who: '周奶奶', phone: '13912345678' } })
    const bare = await register(city.resident)
    expect(await helper.call('need', 'reveal', { need: need.id })).toMatchObject({ code: 'need/contact-closed' })
    expect(await clerk.call('need', 'reveal', { need: bare.id })).toMatchObject({ code: 'need/contact-closed' })
    const given = await offer(clerk, { contact: { who: '张护士', phone: '0553-1234567' } })
    const bareGiven = await offer(clerk)
    await act(clerk, need.id, plan(undefined, { resource: given.id }))
    for (const who of [clerk, helper])
      expect(await who.ask('need', 'reveal', { need: need.id })).toEqual({ who: '周奶奶', phone: '13912345678' })
    expect(await helper.ask('need', 'resource', { id: given.id })).toMatchObject({ mayReveal: true })
    expect(await helper.ask('need', 'reveal', { resource: given.id })).toEqual({ who: '张护士', phone: '0553-1234567' })
    expect(await clerk.call('need', 'reveal', { resource: bareGiven.id })).toMatchObject({
      code: 'need/no-contact',
      message: '没有留下联系方式',
    })
    const lines = records.find<{ action: string; scope: string }>('audits', { object: need.id })
    expect(lines.map(({ action, scope }) => [action, scope])).toEqual([
      ['need.reveal', GRID],
      ['need.reveal', GRID],
    ])
    expect(records.find('audits', { object: given.id })).toMatchObject([
      { action: 'need.revealResource', by: helperId, scope: GRID },
    ])
    await act(helper, need.id, { name: 'close', note: '办好了', photos: [] })
    expect(await clerk.call('need', 'reveal', { need: need.id })).toMatchObject({ code: 'need/contact-closed' })
  })

  test('没有的地方、分类，说不得的话，没同意指引的，都不收', async () => {
    const send = (facts: object) => city.resident.call('need', 'register', { ...needInput(), ...facts })
    expect(await send({ place: 'no-such-place' })).toMatchObject({
      code: 'need/unknown-place',
      message: '没有找到这个驿站或中心',
    })
    expect(await send({ class: 'no-such-class' })).toMatchObject({
      code: 'need/unknown-class',
      message: '没有这个分类，请重新选择',
    })
    expect(await send({ source: 'visit' })).toMatchObject({
      code: 'need/not-serving',
      message: '只有在这里任职的人可以这样登记',
      field: 'source',
    })
    expect(await send({ words: '去死' })).toMatchObject({ code: 'content/risky' })
    expect(await city.newcomer().call('need', 'register', needInput())).toMatchObject({ code: 'account/not-agreed' })
    const offered = (facts: object) => clerk.call('need', 'offer', { ...resourceInput(), ...facts })
    expect(await offered({ class: 'no-such-class' })).toMatchObject({ code: 'need/unknown-class' })
    expect(await offered({ validUntil: '2026-03-01' })).toMatchObject({
      code: 'resource/past',
      message: '有效期要在今天以后',
      field: 'validUntil',
    })
    expect(await offered({ validUntil: '2026-02-30' })).toMatchObject({
      code: 'request/invalid',
      message: '没有这一天',
    })
    expect(
      await offered({ times: { weekly: [{ days: [1], from: '17:00', until: '14:00' }], dates: [] } }),
    ).toMatchObject({ code: 'request/invalid', message: '结束要晚于开始' })
    expect(await offered({ limit: { per: 'month', count: 61 } })).toMatchObject({ message: '最多 60 次' })
  })
})

describe('一个人的数', () => {
  test('没办完的需求、在用的资源都有个数，满了说清楚；办掉、撤掉就又可以；在岗的替人登记不算', async () => {
    const who = await city.phone('o-many-wishes').agrees()
    const input = (facts: object = {}) => needInput({ source: 'resident', ...facts })
    const needs = []
    for (let i = 0; i < 10; i += 1) needs.push(await who.ask('need', 'register', input()))
    expect(await who.call('need', 'register', input())).toMatchObject({
      code: 'need/too-many',
      message: '您已经有 10 件需求在办，办好一些再登记',
    })
    expect(await city.worker.call('need', 'register', input({ source: 'visit' }))).toMatchObject({ ok: true })
    await act(who, needs[0]!.id, { name: 'withdraw', note: '' })
    expect(await who.call('need', 'register', input())).toMatchObject({ ok: true })

    const resources = []
    for (let i = 0; i < 10; i += 1) resources.push(await offer(who))
    expect(await who.call('need', 'offer', resourceInput())).toMatchObject({
      code: 'resource/too-many',
      message: '您已经提供了 10 项，不再提供一些再登记',
    })
    await who.ask('need', 'tend', { id: resources[0]!.id, command: { name: 'end', note: '' } })
    expect(await who.call('need', 'offer', resourceInput())).toMatchObject({ ok: true })
  })

  test('早就不提供的，过了保存期限，谁留下的都抹去', async () => {
    const who = await city.phone('o-once-offered').agrees()
    const { id } = await offer(who, { words: '住在三楼东户', contact: { who: '老李', phone: '13900001111' } })
    await who.ask('need', 'tend', { id, command: { name: 'end', note: '搬走了' } })
    const stored = () => records.one<Resource>('resources', id)
    expect(stored().endedAt).not.toBeNull()
    await records.change('resources', id, { endedAt: city.cloud.now() - 1_100 * 86_400_000 })
    await city.passes({ days: 1, hours: 1 })
    await city.passes({ minutes: 2 })
    expect(stored()).toMatchObject({ isErased: true, words: '', contact: null, status: 'ended' })
    expect(JSON.stringify(stored())).not.toMatch(/老李|三楼|搬走/)
  })
})

describe('我的', () => {
  test('登记的、提供的、交给我的，各在各的一栏；家门口的驿站也在', async () => {
    const asked = await register(city.neighbour, { title: '我的事' })
    const offered = await offer(city.neighbour, { title: '我的手艺' })
    await act(clerk, asked.id, plan())
    const mine = await city.neighbour.ask('need', 'mine', { tab: 'asked' })
    expect(mine.items[0]).toMatchObject({ id: asked.id, kind: 'need', title: '我的事' })
    expect(mine.places).toContainEqual({ id: STATION, name: '车站社区第05网格先锋驿站' })
    expect((await city.neighbour.ask('need', 'mine', { tab: 'offered' })).items).toMatchObject([{ id: offered.id }])
    expect((await helper.ask('need', 'mine', { tab: 'entrusted' })).items.map(({ id }) => id)).toContain(asked.id)
    expect((await city.neighbour.ask('need', 'mine', { tab: 'entrusted' })).items).toEqual([])
  })

  test('长清单一页一页看，不重不漏', async () => {
    for (let i = 0; i < 22; i += 1)
      await register(city.worker, { source: 'visit', class: 'goods', title: `第 ${i} 件` })
    const seen: string[] = []
    let cursor: string | undefined = ''
    while (cursor !== undefined) {
      const page: { items: Array<{ id: string }>; next?: string } = await clerk.ask('need', 'lists', {
        place: STATION,
        tab: 'need',
        cursor,
      })
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.next
    }
    const open = records.find<Need>('needs', { place: STATION, isOpen: true })
    expect([...seen].sort()).toEqual(open.map(({ _id }) => _id).sort())
    expect(new Set(seen).size).toBe(seen.length)
  })
})

describe('盘点', () => {
  test('结转加新增等于办成、不办和剩下；盘点留下当时的数，之后的变化另外看得到', async () => {
    await city.passes({ days: 40 })
    const { stock: march } = { stock: await clerk.ask('need', 'stock', { place: STATION, month: '2026-03' }) }
    const april = await clerk.ask('need', 'stock', { place: STATION })
    expect(april.month).toBe('2026-04')
    for (const { figures, byClass } of [march, april]) {
      const { carried, opened, onTime, late, declined, left } = figures
      expect(carried + opened).toBe(onTime + late + declined + left)
      const sum = (key: keyof typeof figures) => byClass.reduce((total, row) => total + row[key], 0)
      for (const key of Object.keys(figures) as Array<keyof typeof figures>) expect(sum(key)).toBe(figures[key])
    }
    expect(march.figures.carried).toBe(0)
    expect(april.figures).toMatchObject({ carried: march.figures.left, opened: 0 })
    expect(april.onTimeShare).toBe('—')
    expect(april.matchedShare).toBe('—')
    expect(march.left).toHaveLength(march.figures.left)
    for (const { days } of march.left) expect(days).toBeLessThan(31)
    expect(april.left[0]!.days).toBeGreaterThan(march.left[0]!.days)
    expect(april.left.map(({ days }) => days)).toEqual(april.left.map(({ days }) => days).sort((a, b) => b - a))
    expect(april.unused.length).toBeGreaterThan(0)

    const confirmed = await clerk.ask('need', 'confirm', { place: STATION, month: '2026-04', note: '剩下的下月办' })
    expect(confirmed.confirmed).toMatchObject({ note: '剩下的下月办', differences: [] })
    const one = records.find<Need>('needs', { place: STATION, isOpen: true, status: 'planned' })[0]!
    await act(helper, one._id, { name: 'close', note: '补办了', photos: [] })
    const later = await street.ask('need', 'stock', { place: STATION, month: '2026-04' })
    expect(later.confirmed?.differences).toContain('超时办结 0 → 1')
    const frozen = records.one<Stock>('stocks', `${STATION}:2026-04`)
    expect(frozen.versions).toHaveLength(1)
    expect(frozen.versions[0]?.figures).toEqual(april.figures)

    const again = newRequestId()
    await clerk.ask('need', 'confirm', { place: STATION, month: '2026-04', note: '' }, again)
    await clerk.ask('need', 'confirm', { place: STATION, month: '2026-04', note: '' }, again)
    expect(records.one<Stock>('stocks', `${STATION}:2026-04`).versions).toHaveLength(2)
    expect((await clerk.ask('need', 'stock', { place: STATION, month: '2026-04' })).confirmed?.differences).toEqual([])
  })

  test('由管这里的人盘点；还没到的月份盘不了', async () => {
    const confirm = (who: Phone, month: string) => who.call('need', 'confirm', { place: STATION, month, note: '' })
    expect(await confirm(helper, '2026-04')).toMatchObject({
      code: 'stock/not-runner',
      message: '由管这个地方的人来盘点',
    })
    expect(await confirm(clerk, '2026-05')).toMatchObject({ code: 'stock/future', message: '这个月还没有到' })
    expect(await clerk.call('need', 'stock', { place: STATION, month: '2026-05' })).toMatchObject({
      code: 'stock/future',
    })
  })
})

describe('走了的人', () => {
  test('承办人离任，手上的事回到管这里的人手上，告诉他们；可以再转交', async () => {
    const one = city.phone(`o-demo-team-${GRID}-5`)
    const { person } = await one.me()
    const need = await register(city.neighbour)
    await act(clerk, need.id, plan({ person }))
    await clerk.ask('account', 'dismiss', { person, role: 'team', scope: GRID })
    await city.passes({ minutes: 2 })
    expect(stored(need.id)).toMatchObject({ status: 'planned', owner: null, ownerPerson: null })
    expect(await clerk.inbox()).toContain('一件事没有人办了')
    expect(await tryTo(one, need.id, { name: 'close', note: '我来', photos: [] })).toMatchObject({
      code: 'need/not-found',
    })
    expect(await tryTo(clerk, need.id, { name: 'close', note: '我来', photos: [] })).toMatchObject({
      code: 'need/no-owner',
      message: '还没有承办人，请先转交给一个人或单位',
    })
    expect((await city.neighbour.ask('need', 'get', { id: need.id })).statusText).toContain('正在重新安排人来办')
    await act(clerk, need.id, { name: 'handOver', owner: { person: helperId }, note: '他离任了' })
    expect(stored(need.id).ownerPerson).toBe(helperId)
  })

  test('导出里有登记的需求和提供的资源；注销以后，说过的、联系方式都没了，经过还在', async () => {
    const who = await city.newcomer().agrees()
    const need = await register(who, {
      title: '独一无二的需求',
      words: '独一无二的说明',
      whom: { who: '独一无二的人', phone: '13912345678' },
    })
    const given = await offer(who, {
      title: '独一无二的手艺',
      giver: { kind: 'person', name: '独一无二的师傅' },
      contact: { who: '独一无二', phone: '13812345678' },
    })
    await act(clerk, need.id, plan())
    const { content } = await who.ask('account', 'export', {})
    for (const said of ['我登记的需求', '独一无二的需求', '独一无二的说明', '我提供的资源', '独一无二的手艺'])
      expect(content).toContain(said)
    const waiting = await register(who, { title: '独一无二，还没有人办' })
    const steps = stored(need.id).timeline
    await who.ask('account', 'erase', { confirm: '注销' })
    await city.passes({ minutes: 2 })
    const kept = JSON.stringify([
      stored(need.id),
      records.one<Resource>('resources', given.id),
      records.find('notices'),
    ])
    expect(['独一无二', '139****5678', '138****5678'].filter((gone) => kept.includes(gone))).toEqual([])
    expect(stored(need.id)).toMatchObject({ timeline: steps, isOpen: true, ownerPerson: helperId, erased: 'asker' })
    expect(stored(waiting.id)).toMatchObject({ status: 'declined', isOpen: false, title: '（已删除）' })
    expect(records.one('resources', given.id)).toMatchObject({ status: 'ended' })
    await act(helper, need.id, { name: 'close', note: '照样办好', photos: [] })
    expect(records.find('notices', { person: stored(need.id).by })).toEqual([])
    for (let years = 0; years < 3; years += 1) await city.passes({ days: 366 })
    await city.passes({ days: 2 })
    expect(stored(need.id)).toMatchObject({ erased: 'all', contents: {} })
  })
})
