import type { Area } from '../../cloudfunctions/domain/area'
import type { Ticket } from '../../cloudfunctions/domain/ticket'
import type { District } from '../../cloudfunctions/usecases/ports/reference'
import type { LocalCity, Phone } from '../support/city'
import { readCode } from '../support/code'
import { cityOfThisFile } from '../support/of-this-file'
import { Records } from '../support/records'

const COMMUNITY = '340202014002'
const grid = (n: number) => `${COMMUNITY}${String(n).padStart(3, '0')}`
const GROUP = 'group-station-05'
const OTHER_GROUP = 'group-station-02'

let city: LocalCity
let records: Records
let clerk: Phone
let otherWorker: Phone
cityOfThisFile((opened) => {
  city = opened
  records = new Records(city)
  clerk = city.phone(`o-demo-community-${COMMUNITY}-1`)
  otherWorker = city.phone(`o-demo-worker-${grid(2)}`)
})

/** What WeChat gives a phone that came from a card in the group. */
function cloudIdOf(phone: Phone, group = GROUP): string {
  const entry = city.cloud.enterGroup(phone.openid, group)
  if (!('cloudID' in entry)) throw new Error(entry.errMsg)
  return entry.cloudID
}
const bind = (by: Phone, area: string, group = GROUP, name = '五号格的群') =>
  by.call('area', 'bindGroup', { grid: area, cloudId: cloudIdOf(by, group), name })
const enter = (phone: Phone, group = GROUP) => phone.ask('area', 'enter', { cloudId: cloudIdOf(phone, group) })

describe('网格的微信群', () => {
  test('还没有绑定的群，进来不落在任何网格', async () => {
    expect(await enter(city.resident)).toEqual({})
  })

  test('网格员绑定之后，从群里的卡片进来就是这个网格；没选过网格的居民从此住在这里', async () => {
    expect(await bind(city.worker, grid(5))).toMatchObject({ ok: true, data: { group: { name: '五号格的群' } } })
    const newcomer = city.phone('o-demo-resident-17')
    await records.unset('people', (await newcomer.me()).person, 'homeGrid')
    expect((await enter(newcomer)).grid).toMatchObject({ id: grid(5), group: { name: '五号格的群' } })
    expect((await newcomer.me()).home?.id).toBe(grid(5))
    expect(await city.resident.ask('area', 'card', { area: grid(5) })).toMatchObject({ group: { name: '五号格的群' } })
  })

  test('已经选过网格的居民，进别的群不搬家', async () => {
    const { resident } = city
    await resident.ask('account', 'settle', { grid: grid(9) })
    expect((await enter(resident)).grid?.id).toBe(grid(5))
    expect((await resident.me()).home?.id).toBe(grid(9))
  })

  test('再绑一次同一个群，改的是群名', async () => {
    expect(await bind(city.worker, grid(5), GROUP, '')).toMatchObject({
      ok: true,
      data: { group: { name: '网格微信群' } },
    })
  })

  test('群名是公开的，说不得的不收', async () => {
    expect(await bind(city.worker, grid(5), GROUP, '去死群')).toMatchObject({
      code: 'content/risky',
      message: '内容里有不适合发布的文字，请修改后再提交',
      field: 'name',
    })
    expect(areaOf(grid(5)).group?.name).toBe('网格微信群')
  })

  test('一个网格一个群，一个群一个网格', async () => {
    const standIn = city.phone(`o-demo-worker-${grid(6)}`)
    expect(
      await city.worker.call('area', 'bindGroup', { grid: grid(4), cloudId: cloudIdOf(city.worker) }),
    ).toMatchObject({
      code: 'area/group-taken',
      message: '这个群已经绑定到别的网格',
    })
    expect(areaOf(grid(4)).group).toBeUndefined()
    expect(await bind(otherWorker, grid(2), OTHER_GROUP)).toMatchObject({ ok: true })
    await records.change('areas', grid(2), { group: { opengid: 'Gsomething-else' } })
    expect(await bind(otherWorker, grid(2), OTHER_GROUP)).toMatchObject({
      code: 'area/has-group',
      message: '这个网格已经绑定“五号格的群”，请先解除',
    })
    expect(await enter(otherWorker, OTHER_GROUP)).toEqual({})
    expect(await standIn.call('area', 'bindGroup', { grid: grid(5), cloudId: 'made-up-cloud-id' })).toMatchObject({
      code: 'area/group-unknown',
      message: '没有认出这个群，请从群聊里的卡片重新进来',
    })
  })

  test.each([
    { who: '居民', by: () => city.resident },
    { who: '社区工作人员', by: () => clerk },
    { who: '别的网格的网格员', by: () => otherWorker },
  ])('$who不能绑定也不能解除', async ({ by }) => {
    const input = { grid: grid(5), cloudId: 'made-up-cloud-id' }
    expect(await by().call('area', 'bindGroup', input)).toMatchObject({
      code: 'area/not-worker',
      message: '只有这个网格的网格员可以绑定或解除微信群',
    })
    expect(await by().call('area', 'unbindGroup', { grid: grid(5) })).toMatchObject({
      code: 'area/not-worker',
      message: '只有这个网格的网格员可以绑定或解除微信群',
    })
  })

  test('别人的、过期的、编造的凭证都认不出群；不是网格的地方不能绑', async () => {
    const stolen = { cloudId: cloudIdOf(city.worker) }
    expect(await city.resident.call('area', 'enter', stolen)).toMatchObject({
      code: 'area/group-unknown',
      message: '没有认出这个群，请从群聊里的卡片重新进来',
    })
    expect(await city.resident.call('area', 'enter', { cloudId: 'made-up-cloud-id' })).toMatchObject({
      code: 'area/group-unknown',
      message: '没有认出这个群，请从群聊里的卡片重新进来',
    })
    const stale = { cloudId: cloudIdOf(city.resident) }
    await city.passes({ minutes: 6 })
    expect(await city.resident.call('area', 'enter', stale)).toMatchObject({
      code: 'area/group-unknown',
      message: '没有认出这个群，请从群聊里的卡片重新进来',
    })
    expect(await bind(city.worker, COMMUNITY)).toMatchObject({
      code: 'area/unknown',
      message: '没有找到这个网格，请重新选择',
    })
  })

  test('解除之后，进来又不落在任何网格；没有绑定就没有可解除的', async () => {
    const card = await city.worker.ask('area', 'unbindGroup', { grid: grid(5) })
    expect(card.group).toBeUndefined()
    expect(await enter(city.resident)).toEqual({})
    expect(await city.worker.call('area', 'unbindGroup', { grid: grid(5) })).toMatchObject({
      code: 'area/no-group',
      message: '这个网格还没有绑定微信群',
    })
    expect(await bind(city.worker, grid(5))).toMatchObject({ ok: true })
  })

  test('绑定到一半断了，再绑一次就好', async () => {
    await records.unset('areas', grid(5), 'group')
    expect(await enter(city.resident)).toEqual({})
    expect(await bind(city.worker, grid(5))).toMatchObject({ ok: true })
    expect((await enter(city.resident)).grid?.id).toBe(grid(5))
  })
})

const areaOf = (id: string) => records.one<Area>('areas', id)

describe('网格的码', () => {
  test('网格和上级的工作人员取得到，扫了就知道在哪个网格、归谁管；再取一次还是同一张', async () => {
    const { url, text } = await city.worker.ask('area', 'code', { area: grid(5) })
    expect(text).toBe('车站社区第05网格')
    const bytes = Buffer.from(await (await fetch(url)).arrayBuffer())
    expect(bytes.subarray(1, 4).toString()).toBe('PNG')
    city.cloud.disturb('wxacode.getUnlimited', -1, 1)
    const again = await clerk.ask('area', 'code', { area: grid(5) })
    expect(Buffer.from(await (await fetch(again.url)).arrayBuffer()).equals(bytes)).toBe(true)
    city.cloud.disturb('wxacode.getUnlimited', -1, 0)
    const here = await city.resident.ask('area', 'scene', { scene: `g=${grid(5)}` })
    expect(here).toMatchObject({ id: grid(5), text: '赭麓街道 · 车站社区 · 第05网格', takenBy: '网格员 王秀兰' })
  })

  test.each([
    {
      why: '居民',
      by: () => city.resident,
      area: grid(5),
      code: 'area/not-allowed',
      message: '只有这个网格和上级的工作人员可以取码',
    },
    {
      why: '别的网格的网格员',
      by: () => otherWorker,
      area: grid(5),
      code: 'area/not-allowed',
      message: '只有这个网格和上级的工作人员可以取码',
    },
    {
      why: '社区没有码',
      by: () => clerk,
      area: COMMUNITY,
      code: 'area/unknown',
      message: '没有找到这个网格，请重新选择',
    },
    {
      why: '没有这个网格',
      by: () => clerk,
      area: 'nowhere',
      code: 'area/unknown',
      message: '没有找到这个网格，请重新选择',
    },
    {
      why: '没有这个驿站',
      by: () => clerk,
      area: grid(5),
      station: 'nowhere',
      code: 'area/station',
      message: '没有找到这个驿站，请重新选择',
    },
    {
      why: '驿站在别的网格',
      by: () => clerk,
      area: grid(6),
      station: `st-${grid(5)}`,
      code: 'area/station',
      message: '没有找到这个驿站，请重新选择',
    },
  ])('$why：$message', async ({ by, area, station, code, message }) => {
    const input = { area, ...(station !== undefined && { station }) }
    expect(await by().call('area', 'code', input)).toMatchObject({ ok: false, code, message })
  })

  test('驿站的码贴在门口：扫了就是那个网格的那个驿站，反映的地点也是它', async () => {
    const { stations } = await city.worker.ask('area', 'code', { area: grid(5) })
    const [station] = stations
    expect(stations.map(({ name }) => name)).toEqual(['车站社区第05网格先锋驿站'])
    const { url, text } = await city.worker.ask('area', 'code', { area: grid(5), station: station!.id })
    expect(text).toBe('车站社区第05网格先锋驿站')
    const { text: printed } = readCode(Buffer.from(await (await fetch(url)).arrayBuffer()))
    const scene = new URL(printed!).searchParams.get('scene')!
    expect(scene).toBe(`s=${station!.id}`)
    const here = await city.resident.ask('area', 'scene', { scene })
    expect(here).toMatchObject({ id: grid(5), takenBy: '网格员 王秀兰', station })
    const [lng, lat] = station!.point
    const ticket = await city.resident.report({
      words: '驿站门口的宣传栏松动了',
      place: { area: here.id, point: { lng, lat }, address: here.station!.name },
    })
    expect(records.one<Ticket>('tickets', ticket.id)).toMatchObject({
      area: grid(5),
      address: '车站社区第05网格先锋驿站',
    })
  })

  test('微信一时画不出来，请稍后再试', async () => {
    city.cloud.disturb('wxacode.getUnlimited', -1, 1)
    expect(await clerk.call('area', 'code', { area: grid(8) })).toMatchObject({
      code: 'area/busy',
      message: '小程序码暂时没有生成，请稍后再试',
    })
    expect(await clerk.call('area', 'code', { area: grid(8) })).toMatchObject({ ok: true })
  })

  test.each([
    { scene: 'g=nowhere', code: 'area/unknown', message: '这个码指的网格已经没有了，请在地图上选择位置' },
    { scene: 's=nowhere', code: 'area/station', message: '这个码指的驿站已经没有了，请在地图上选择位置' },
    { scene: 'j=ABCDEFGH', code: 'area/invitation', message: '这是邀请码，请在“加入”里使用' },
    { scene: 'x=1', code: 'request/invalid', message: '这不是本小程序的二维码' },
  ])('扫到 $scene：$message', async ({ scene, code, message }) => {
    const reply = await city.resident.call('area', 'scene', { scene })
    expect(reply).toMatchObject({ ok: false, code, message, field: 'scene' })
  })
})

test('名片上的一套制度，是这个区自己写的', async () => {
  const [district] = city.cloud.read('references', { _id: 'district' }) as unknown as [District]
  expect(district.charter.length).toBeGreaterThan(0)
  expect((await city.resident.ask('area', 'card', { area: grid(5) })).charter).toEqual(district.charter)
})

test('名片上有社区和街道的办公电话，近的在前；网格自己没有', async () => {
  const { offices } = await city.resident.ask('area', 'card', { area: grid(5) })
  const phoneOf = (id: string) => records.one<Area>('areas', id).phone
  expect(offices).toEqual([
    { name: '车站社区', phone: phoneOf('340202014002') },
    { name: '赭麓街道', phone: phoneOf('340202014') },
  ])
})

test('没有这个地方的名片', async () => {
  expect(await city.resident.call('area', 'card', { area: 'nowhere' })).toMatchObject({
    code: 'area/unknown',
    message: '没有找到这个地方，请重新选择',
  })
})

test('网格改了编码，人、群、诉求和码都照旧', async () => {
  const area = grid(5)
  const ticket = await city.resident.report({ place: { area } })
  await records.change('areas', area, { code: '340202014002105', codes: [{ code: area, until: city.cloud.now() }] })
  expect((await city.resident.ask('area', 'card', { area })).worker?.name).toBe('王秀兰')
  expect((await enter(city.resident)).grid?.id).toBe(area)
  expect((await city.resident.ask('area', 'scene', { scene: `g=${area}` })).id).toBe(area)
  expect((await city.worker.act(ticket.id, { name: 'accept' })).status).toBe('handling')
  expect((await city.neighbour.report({ place: { area } })).holder?.name).toBe('王秀兰')
  const { people } = await clerk.ask('account', 'roster', { area })
  expect(people.map(({ name }) => name)).toContain('王秀兰')
  expect(areaOf(area).codes).toHaveLength(1)
})
