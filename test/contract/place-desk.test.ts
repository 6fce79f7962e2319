import type { Input } from '../../cloudfunctions/contract/api'
import type { Place } from '../../cloudfunctions/domain/place'
import { organise, planFor } from '../support/activity'
import { type LocalCity, newRequestId, type Phone } from '../support/city'
import { cityOfThisFile } from '../support/of-this-file'
import { placeRow } from '../support/place-row'
import { Records } from '../support/records'
import { needInput } from '../support/need'
import { Rooms, SETTINGS, wish } from '../support/room'

// 在电脑上一个一个地管地点：新增，改名称、类别、地址和位置，停用和重新启用。

const COMMUNITY = '340202014002'
const GRID = `${COMMUNITY}005`
const STATION = `st-${GRID}`
const CENTRE = `ce-${COMMUNITY}`

let city: LocalCity
let records: Records
let clerk: Phone
let street: Phone
cityOfThisFile((opened) => {
  city = opened
  records = new Records(city)
  clerk = city.phone(`o-demo-community-${COMMUNITY}-1`)
  street = city.phone('o-demo-street-340202014-1')
})

const stored = (id: string) => records.one<Place>('places', id)
const revisionOf = (id: string) => stored(id).revision ?? 0
/** A few steps from the station's door, in the same grid. */
const beside = (steps = 1): [number, number] => {
  const [lng, lat] = stored(STATION).point
  return [Math.round((lng + steps * 0.0003) * 1e6) / 1e6, lat]
}
/** Of another street. */
const ELSEWHERE = (): [number, number] =>
  records.find<Place>('places', { kind: 'centre', street: '340202012' })[0]!.point

/** Of another community of the same street. */
const NEXT_DOOR = (): [number, number] => stored('ce-340202014001').point

const shop = (facts: Partial<Input<'place', 'add'>> = {}): Input<'place', 'add'> => ({
  ...{ class: '便利店', name: '手工新增的店', address: '示例路 8 号', point: beside(), phone: '', services: ['wifi'] },
  hours: [{ days: [1, 2, 3, 4, 5, 6, 7], spans: [['08:00', '21:00']] }],
  ...facts,
  ...{ class: codeOf(facts.class ?? '便利店') },
})
let classes: Array<{ code: string; name: string }> = []
const codeOf = (name: string) => classes.find((one) => one.name === name)?.code ?? name
beforeAll(async () => {
  classes = (await city.resident.ask('place', 'legend', {})).classes
})
const seenOnMap = async ([lng, lat]: [number, number]) => {
  const bounds = { west: lng - 0.0001, east: lng + 0.0001, south: lat - 0.0001, north: lat + 0.0001 }
  return (await city.resident.ask('place', 'around', { bounds })).items.map(({ id }) => id)
}

test('社区新增一个地点：属于哪里看位置，居民马上看得到；没等到回音再送，还是那一个', async () => {
  const requestId = newRequestId()
  const added = await clerk.ask('place', 'add', shop(), requestId)
  expect(added).toMatchObject({ name: '手工新增的店', area: GRID, form: { isDesk: true } })
  expect((await clerk.ask('place', 'add', shop(), requestId)).id).toBe(added.id)
  expect(await seenOnMap(beside())).toContain(added.id)
  expect(stored(added.id)).toMatchObject({ path: [...stored(STATION).path], community: COMMUNITY, photos: [] })
  expect(records.find('audits', { action: 'place.add', object: added.id })).toHaveLength(1)
})

test('写下以后断了、没来得及记的，再送一遍补上；别人做的不记在自己名下', async () => {
  const lines = (action: string, object: string) => records.find<{ _id: string }>('audits', { action, object })
  const lost = async (action: string, object: string, again: (who: Phone) => Promise<unknown>) => {
    for (const { _id } of lines(action, object)) await records.remove('audits', _id)
    expect(await again(street)).toMatchObject(action === 'place.close' ? { code: 'place/closed' } : { ok: true })
    expect(lines(action, object)).toEqual([])
    expect(await again(clerk)).toMatchObject({ ok: true })
    await city.passes({ minutes: 2 })
    expect(await again(clerk)).toMatchObject({ ok: true })
    expect(lines(action, object)).toMatchObject([{ by: (await clerk.me()).person }])
  }
  const facts = shop({ name: '断了网的店', point: beside(5) })
  const { id } = await clerk.ask('place', 'add', facts)
  await lost('place.add', id, (who) => who.call('place', 'add', facts))
  const revision = revisionOf(id)
  await clerk.ask('place', 'close', { id, revision, reason: '搬走了' })
  await lost('place.close', id, (who) => who.call('place', 'close', { id, revision, reason: '搬走了' }))
  await clerk.ask('place', 'reopen', { id, revision: revision + 1 })
  await lost('place.reopen', id, (who) => who.call('place', 'reopen', { id, revision: revision + 1 }))
})

test.each<{ what: string; facts: () => Partial<Input<'place', 'add'>>; code: string; message: string }>([
  {
    what: '别的街道里的',
    facts: () => ({ point: ELSEWHERE() }),
    code: 'place/not-your-area',
    message: '这个位置不在您管的地方，请在界线里面点',
  },
  {
    what: '区外的',
    facts: () => ({ point: [116.3, 39.9] }),
    code: 'place/outside',
    message: '这个位置不在本区的陆地上，请在地图上重新点',
  },
  { what: '没有的类别', facts: () => ({ class: 'temple' }), code: 'place/class', message: '没有这个类别，请重新选择' },
  {
    what: '没有的服务',
    facts: () => ({ services: ['sauna'] }),
    code: 'place/service',
    message: '没有这项基本服务，请重新选择',
  },
  {
    what: '已经有的',
    facts: () => ({ class: 'centre' }),
    code: 'place/twin',
    message: '这里已经有“车站社区党群服务中心”了，像是同一个地点',
  },
  { what: '没有名称的', facts: () => ({ name: ' ' }), code: 'request/invalid', message: '请填写名称' },
])('$what，不收', async ({ facts, code, message }) => {
  expect(await clerk.call('place', 'add', shop({ name: '不该有的店', ...facts() }))).toMatchObject({ code, message })
  expect(records.find('places', { name: '不该有的店' })).toEqual([])
})

describe('改名称、类别、地址和位置', () => {
  const edit = (who: Phone, id: string, change: Input<'place', 'edit'>['change']) =>
    who.call('place', 'edit', { id, revision: revisionOf(id), change })

  test('一次改完，属于哪里跟着位置走；改过的不再是示例', async () => {
    const { id } = await clerk.ask('place', 'add', shop({ name: '要搬的店' }))
    await records.change('places', id, { sample: true })
    const change = { name: '搬好的店', class: codeOf('药店'), address: '示例路 9 号', point: beside(2) }
    expect(await edit(clerk, id, change)).toMatchObject({ ok: true, data: { name: '搬好的店', className: '药店' } })
    expect(stored(id)).toMatchObject({
      address: '示例路 9 号',
      point: beside(2),
      location: expect.anything() as object,
    })
    expect(stored(id)).not.toHaveProperty('sample')
    expect(await seenOnMap(beside(2))).toContain(id)
  })

  test('改了名、挪了位置、重新启用，都不能和别的成了同一个', async () => {
    const one = await clerk.ask('place', 'add', shop({ name: '老王的店', point: beside(6) }))
    const other = await clerk.ask('place', 'add', shop({ name: '老李的店', point: beside(6) }))
    const twin = { code: 'place/twin', message: '这里已经有“老王的店”了，像是同一个地点' }
    expect(await edit(clerk, other.id, { name: '老王的店' })).toMatchObject({ ...twin, field: 'change.name' })
    const reason = '搬走了'
    await clerk.ask('place', 'close', { id: one.id, revision: revisionOf(one.id), reason })
    expect(await edit(clerk, other.id, { name: '老王的店' })).toMatchObject({ ok: true })
    expect(await clerk.call('place', 'reopen', { id: one.id, revision: revisionOf(one.id) })).toMatchObject(twin)
  })

  test.each<{ what: string; by: () => Phone; change: () => object; code: string; message: string }>([
    {
      what: '网格员',
      by: () => city.worker,
      change: () => ({ name: '换个名字' }),
      code: 'place/not-desk',
      message: '名称、类别、地址和位置由社区、街道或区里的工作人员来改',
    },
    {
      what: '搬出自己的地方',
      by: () => clerk,
      change: () => ({ point: ELSEWHERE() }),
      code: 'place/not-your-area',
      message: '这个位置不在您管的地方，请在界线里面点',
    },
    {
      what: '驿站改成便利店',
      by: () => clerk,
      change: () => ({ class: codeOf('便利店') }),
      code: 'place/other-kind',
      message: '驿站、党群服务中心和便民点不能互相改，请停用以后另外新增',
    },
    {
      what: '驿站挪到本街道别的社区',
      by: () => street,
      change: () => ({ point: NEXT_DOOR() }),
      code: 'place/other-community',
      message: '驿站和党群服务中心不能挪到别的社区，请停用以后在那里另外新增',
    },
    {
      what: '没有的类别',
      by: () => clerk,
      change: () => ({ class: 'temple' }),
      code: 'place/class',
      message: '没有这个类别，请重新选择',
    },
  ])('$what，不行', async ({ by, change, code, message }) => {
    const before = stored(STATION)
    expect(await edit(by(), STATION, change())).toMatchObject({ ok: false, code, message })
    expect(stored(STATION)).toEqual(before)
  })
})

describe('停用', () => {
  const close = (who: Phone, id: string, revision = revisionOf(id)) =>
    who.call('place', 'close', { id, revision, reason: '搬到新址' })

  test('地图、附近和名单里没有了，打开的人看到一句话；谁停的有记录；可以重新启用', async () => {
    const { id } = await clerk.ask('place', 'add', shop({ name: '要停用的店', point: beside(3) }))
    expect(await close(clerk, id)).toMatchObject({ ok: true, data: { isOpen: false, openText: '已停用' } })
    expect(await seenOnMap(beside(3))).not.toContain(id)
    const [lng, lat] = beside(3)
    const reach = await city.resident.ask('circle', 'reach', { from: { point: { lng, lat } }, minutes: 5 })
    expect(reach.items.map((one) => one.id)).not.toContain(id)
    expect(await city.resident.ask('place', 'get', { id })).toMatchObject({
      closedText: '这个地点2026年3月2日停用了：搬到新址',
      openText: '已停用',
    })
    const listed = (state: 'open' | 'closed') => clerk.ask('gazetteer', 'places', { state, words: '要停用的店' })
    expect((await listed('open')).items).toEqual([])
    expect((await listed('closed')).items).toMatchObject([{ id, isClosed: true, openText: '已停用' }])
    expect(stored(id).closed?.by).toBe((await clerk.me()).person)
    expect(await close(clerk, id)).toMatchObject({ ok: true })
    expect(await close(street, id)).toMatchObject({ code: 'place/closed', message: '这个地点已经停用了' })

    expect(await street.call('place', 'reopen', { id, revision: 0 })).toMatchObject({ code: 'place/changed' })
    expect(await street.call('place', 'reopen', { id, revision: revisionOf(id) })).toMatchObject({ ok: true })
    expect(await street.call('place', 'reopen', { id, revision: revisionOf(id) })).toMatchObject({ ok: true })
    expect(await seenOnMap(beside(3))).toContain(id)
    for (const action of ['place.close', 'place.reopen'])
      expect(records.find('audits', { action, object: id })).toHaveLength(1)
  })

  test('别人改过的，先看过再停；没有的、不归自己管的，停不了', async () => {
    const before = revisionOf(CENTRE)
    expect(await close(clerk, CENTRE, before + 1)).toMatchObject({
      code: 'place/changed',
      message: '刚才有人改过这里的资料，请看过最新的再改',
    })
    expect(await close(city.worker, STATION)).toMatchObject({
      code: 'place/not-desk',
      message: '只有社区、街道或区里管这个地方的工作人员可以停用和启用它',
    })
    const gone = { id: 'nowhere', revision: 0 }
    expect(await clerk.call('place', 'close', { ...gone, reason: '没有' })).toMatchObject({ code: 'place/unknown' })
    expect(await clerk.call('place', 'reopen', gone)).toMatchObject({ code: 'place/unknown' })
  })

  test('同名同地停用着的，不再加一个，请重新启用；导入的表也说一声，不会让它回来', async () => {
    const point = beside(4)
    const { id } = await clerk.ask('place', 'add', shop({ name: '停着的店', point }))
    await close(clerk, id)
    expect(await clerk.call('place', 'add', shop({ name: '停着的店', point, address: '别的写法' }))).toMatchObject({
      code: 'place/closed-twin',
      message: '这里已经有“停着的店”，停用着：请到“已停用”里重新启用它',
    })
    const rows = [
      placeRow({ id, name: '停着的店', phone: '0553-0001234', lng: String(point[0]), lat: String(point[1]) }),
    ]
    const report = await city.phone('o-demo-district-1').ask('place', 'importPlaces', { rows })
    expect(report.lines[0]).toMatchObject({
      result: 'change',
      notes: [{ column: 'name', text: '这个地点2026年3月2日停用了，导入不会让它重新启用' }],
    })
    expect(stored(id)).toMatchObject({ phone: '0553-0001234', closed: { reason: '搬到新址' } })
    const sheet = await city.phone('o-demo-district-1').ask('gazetteer', 'sheet', { cursor: '' })
    expect(sheet.rows.flat()).not.toContain(id)
  })
})

describe('停用了的驿站和中心', () => {
  test('还有活动、预约没有办完的，先不停', async () => {
    const { id } = await organise(clerk)
    const refused = await clerk.call('place', 'close', { id: STATION, revision: revisionOf(STATION), reason: '搬迁' })
    expect(refused).toMatchObject({
      code: 'place/in-use',
      message: '这里还有 1 场活动没有办完，请先办完或取消，再停用',
    })
    await clerk.ask('activity', 'callOff', { id, reason: '讲师有事' })
    const rooms = new Rooms(city)
    const room = await rooms.add({ place: CENTRE })
    await city.resident.ask('room', 'book', wish(room))
    expect(
      await clerk.call('place', 'close', { id: CENTRE, revision: revisionOf(CENTRE), reason: '搬迁' }),
    ).toMatchObject({ code: 'place/in-use', message: '这里还有 1 个活动室预约没有办完，请先办完或取消，再停用' })
  })

  test('不再办活动、借活动室、收意见、登记需求、排班；墙上的码还认得出网格', async () => {
    const room = await new Rooms(city).add({ place: STATION })
    await records.change('places', STATION, { closed: { at: 0, by: 'p-clerk', reason: '搬迁' } })
    const SLOT = { place: STATION, month: '2026-03' }
    const { person } = await city.worker.me()
    expect([
      await clerk.call('activity', 'organise', { place: STATION, kind: 'class', ...planFor() }),
      await city.resident.call('room', 'book', wish(room)),
      await clerk.call('room', 'save', { ...SETTINGS, name: '又一间' }),
      await city.resident.call('ticket', 'report', { words: '门口的灯不亮', box: STATION }),
      await city.resident.call('need', 'register', needInput()),
      await clerk.call('station', 'plan', {
        ...{ ...SLOT, person, dates: ['2026-03-20'], span: { from: '08:30', until: '12:00' } },
      }),
      await clerk.call('station', 'copy', { ...SLOT, from: 'lastMonth' }),
      await city.resident.call('place', 'poster', { id: STATION }),
      await city.resident.call('circle', 'route', {
        ...{ from: { point: { lng: beside()[0], lat: beside()[1] } }, to: STATION, pace: 'normal' },
      }),
      await city.resident.call('room', 'day', { room, date: '2026-03-03' }),
    ]).toMatchObject([
      { code: 'activity/closed', message: '这里已经停用，不能再办活动' },
      { code: 'room/closed', message: '这里已经停用，活动室不再借用' },
      { code: 'room/closed', message: '这里已经停用，活动室不再借用' },
      { code: 'ticket/box-closed', message: '这里已经停用，意见箱不再收信，请用“我要反映”' },
      { code: 'need/closed-place', message: '这里已经停用，不再登记，请换一个驿站或中心' },
      { code: 'duty/closed', message: '这里已经停用，不再排班' },
      { code: 'duty/closed' },
      { code: 'place/closed', message: '这个地点已经停用了' },
      { code: 'circle/no-place', message: '这个地点已经停用了，不再带路', field: 'to' },
      { ok: true, data: { closedText: '这里已经停用，活动室不再借用' } },
    ])
    expect((await city.resident.ask('room', 'list', { place: STATION })).items).toEqual([])
    const scene = await city.resident.ask('area', 'scene', { scene: `s=${STATION}` })
    expect(scene).toMatchObject({ id: GRID })
    expect(scene).not.toHaveProperty('station')
    expect((await city.worker.ask('area', 'code', { area: GRID })).stations).toEqual([])
  })
})
