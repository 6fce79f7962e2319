import type { Input } from '../../cloudfunctions/contract/api'
import type { CircleSettings } from '../../cloudfunctions/domain/circle'
import type { Place } from '../../cloudfunctions/domain/place'
import { randomFor } from '../../data/jinghu/generate/random'
import { type LocalCity, newRequestId, openCity, type Phone } from '../support/city'
import { readCode } from '../support/code'
import { cityOfThisFile } from '../support/of-this-file'
import { Records } from '../support/records'

const COMMUNITY = '340202014002'
const GRID = `${COMMUNITY}005`
const STATION = `st-${GRID}`
const CENTRE = `ce-${COMMUNITY}`

let city: LocalCity
let records: Records
let clerk: Phone
cityOfThisFile((opened) => {
  city = opened
  records = new Records(city)
  clerk = city.phone(`o-demo-community-${COMMUNITY}-1`)
})

const stored = (id: string) => records.one<Place>('places', id)
const boundsAround = ([lng, lat]: [number, number], degrees: number) => ({
  west: lng - degrees,
  east: lng + degrees,
  south: lat - degrees * 2,
  north: lat + degrees * 2,
})
const around = (input: Input<'place', 'around'>, who = city.resident) => who.ask('place', 'around', input)

describe('看地图', () => {
  test('名目：八项基本服务，两组十四类', async () => {
    const { services, classes } = await city.resident.ask('place', 'legend', {})
    expect(services).toHaveLength(8)
    expect(classes.filter(({ group }) => group === 'basic')).toHaveLength(10)
    expect(classes.filter(({ group }) => group === 'better')).toHaveLength(4)
  })

  test('这一片的都在，由近及远；没同意隐私保护指引的新人也看得到', async () => {
    const bounds = boundsAround(stored(STATION).point, 0.006)
    const { items, isCut } = await around({ bounds }, city.newcomer())
    const inside = records
      .find<Place>('places')
      .filter(
        ({ point: [lng, lat] }) =>
          lng >= bounds.west && lng <= bounds.east && lat >= bounds.south && lat <= bounds.north,
      )
    expect(isCut).toBe(false)
    expect(items.length).toBeGreaterThan(10)
    expect(items.map(({ id }) => id).sort()).toEqual(inside.map(({ _id }) => _id).sort())
    expect(items[0]).toEqual({
      id: STATION,
      kind: 'station',
      class: 'station',
      className: '先锋驿站',
      name: '车站社区第05网格先锋驿站',
      point: stored(STATION).point,
      services: ['wifi', 'charging', 'water', 'rest', 'toolbox'],
      isOpen: true,
      openText: '开放中，到 17:30',
    })
  })

  test('只看一类、只看有某项服务的', async () => {
    const bounds = boundsAround(stored(STATION).point, 0.02)
    const centres = await around({ bounds, class: 'centre' })
    expect(centres.items.map(({ id }) => id)).toContain(CENTRE)
    expect(new Set(centres.items.map(({ kind }) => kind))).toEqual(new Set(['centre']))
    const toilets = await around({ bounds, service: 'toilet' })
    expect(toilets.items.length).toBeGreaterThan(5)
    for (const { services } of toilets.items) expect(services).toContain('toilet')
  })

  test('区外的一片什么也没有；反着的范围、多出来的字段不行', async () => {
    expect(await around({ bounds: { west: 116.3, east: 116.4, south: 39.9, north: 40 } })).toEqual({
      items: [],
      isCut: false,
    })
    const upside = { west: 118.4, east: 118.3, south: 31.3, north: 31.4 }
    expect(await city.resident.call('place', 'around', { bounds: upside })).toMatchObject({
      code: 'request/invalid',
      message: '范围不对',
    })
  })
})

describe('一万个地点', () => {
  let crowded: LocalCity
  beforeAll(async () => {
    crowded = await openCity()
    const random = randomFor('ten thousand places')
    const [first] = crowded.cloud.read('places', { _id: STATION }) as unknown as [Place]
    crowded.cloud.load(
      'places',
      Array.from({ length: 10_000 }, (_, i) => {
        const point = [118.35 + random() * 0.06, 31.32 + random() * 0.06]
        return {
          ...first,
          _id: `li-${i}`,
          name: `示例地点名字取得很长很长很长的那一种第${i}号便民服务点`,
          point,
          location: { type: 'Point', coordinates: point },
        }
      }),
    )
  })
  afterAll(async () => {
    expect(crowded.defects()).toEqual([])
    await crowded.close()
  })

  const view = async (bounds: Input<'place', 'around'>['bounds']) => {
    const { requestID, result } = (await crowded.cloud.callAs(crowded.resident.openid, 'place', {
      action: 'around',
      input: { bounds },
      requestId: newRequestId(),
    })) as {
      requestID: string
      result: { ok: true; data: { items: Array<{ point: [number, number] }>; isCut: boolean } }
    }
    return { ...result.data, reply: JSON.stringify(result), trips: crowded.cloud.trace(requestID)!.roundTrips }
  }

  test('一次最多 200 个、64 KB，只问一次数据库，离中间近的在前，说清楚还有', async () => {
    const bounds = { west: 118.36, east: 118.4, south: 31.33, north: 31.37 }
    await view(bounds)
    const { items, isCut, reply, trips } = await view(bounds)
    expect(isCut).toBe(true)
    expect(items.length).toBeGreaterThan(150)
    expect(items.length).toBeLessThanOrEqual(200)
    expect(Buffer.byteLength(reply)).toBeLessThanOrEqual(64 * 1024)
    expect(trips.filter(({ kind, target }) => kind === 'database' && target === 'places')).toHaveLength(1)
    const far = items.map(({ point: [lng, lat] }) =>
      Math.hypot((lng - 118.38) * Math.cos((31.35 * Math.PI) / 180), lat - 31.35),
    )
    expect(far).toEqual([...far].sort((a, b) => a - b))
    // 近处没有漏掉的.
    const nearest = crowded.cloud.read('places', {}) as unknown as Place[]
    const within = nearest.filter(
      ({ point: [lng, lat] }) =>
        Math.hypot((lng - 118.38) * Math.cos((31.35 * Math.PI) / 180), lat - 31.35) < far.at(-1)! * 0.999,
    )
    expect(Math.abs(within.length - items.length)).toBeLessThanOrEqual(2)
  })

  test('走近了就都看得到', async () => {
    const { items, isCut } = await view({ west: 118.3795, east: 118.3815, south: 31.349, north: 31.352 })
    expect(isCut).toBe(false)
    expect(items.length).toBeGreaterThan(5)
  })
})

describe('一个地点', () => {
  test('驿站的一页：在哪里、几点开、有什么、谁照看', async () => {
    const view = await city.resident.ask('place', 'get', { id: STATION })
    expect(view).toMatchObject({
      id: STATION,
      areaText: '赭麓街道 · 车站社区 · 第05网格',
      area: GRID,
      hoursText: ['每天 08:30—17:30'],
      exceptionsText: [
        '5月1日 09:00—12:00（劳动节）',
        '10月1日至10月3日 不开（国庆节）',
        '2027年1月1日 不开（元旦）',
        '2027年2月5日至2027年2月7日 不开（春节）',
      ],
      serviceNames: ['无线上网', '手机充电', '免费饮水', '临时休息', '应急工具箱'],
      extended: [],
      accessibility: ['无障碍坡道'],
      keeper: '王秀兰',
      photos: [expect.any(String), expect.any(String)],
      isSample: true,
      mayRun: false,
    })
    expect(view).not.toHaveProperty('form')
    expect(JSON.stringify(view)).not.toContain('p-worker')
  })

  test('中心的一页有拓展服务；村里的地点说到村', async () => {
    expect((await city.resident.ask('place', 'get', { id: CENTRE })).extended.length).toBeGreaterThan(0)
    const [village] = records.find<Place>('places', { community: null })
    const { areaText } = await city.resident.ask('place', 'get', { id: village!._id })
    expect(areaText).toMatch(/^方村街道 · .+村$/)
  })

  test.each(['nowhere', 'st-0'])('没有的地点 %s，说没有', async (id) => {
    for (const action of ['get', 'poster'] as const)
      expect(await city.resident.call('place', action, { id })).toMatchObject({
        code: 'place/unknown',
        message: '没有找到这个地点，可能已经撤掉了',
        field: 'id',
      })
  })

  test('过了半夜还开着的，说到次日几点；国庆节说放完假哪天开', async () => {
    const other = await openCity({ now: '2026-10-01 00:30' })
    try {
      const late = new Records(other)
        .find<Place>('places', { kind: 'living' })
        .find(
          ({ hours, exceptions }) =>
            exceptions.length === 0 && hours.some(({ spans }) => spans.some(([, until]) => until === '02:00')),
        )
      expect((await other.resident.ask('place', 'get', { id: late!._id })).openText).toBe('营业中，到 02:00')
      await other.passes({ hours: 9 })
      expect((await other.resident.ask('place', 'get', { id: STATION })).openText).toBe('今天不开，周日 08:30 开')
      expect(other.defects()).toEqual([])
    } finally {
      await other.close()
    }
  })

  test('海报上的码扫出来就是这一处；一时画不出来请稍后再试', async () => {
    const poster = await city.worker.ask('place', 'poster', { id: STATION })
    expect(poster).toMatchObject({
      name: '车站社区第05网格先锋驿站',
      hoursText: ['每天 08:30—17:30'],
      areaText: '赭麓街道 · 车站社区 · 第05网格',
    })
    const { text } = readCode(Buffer.from(await (await fetch(poster.code)).arrayBuffer()))
    expect(new URL(text!).searchParams.get('scene')).toBe(`p=${STATION}`)
    expect(new URL(text!).searchParams.get('page')).toBe('packages/circle/place/place')
    city.cloud.disturb('wxacode.getUnlimited', -1, 1)
    expect(await clerk.call('place', 'poster', { id: CENTRE })).toMatchObject({
      code: 'place/busy',
      message: '小程序码暂时没有生成，请稍后再试',
    })
    expect(await clerk.call('place', 'poster', { id: CENTRE })).toMatchObject({ ok: true })
  })

  test('海报上写着近两个月里哪几天不开，再远的不写', async () => {
    const { exceptions } = stored(STATION)
    const shut = (date: string, note: string) => ({ date, spans: [], note })
    await records.change('places', STATION, {
      exceptions: [shut('2026-04-05', '清明节'), shut('2026-06-19', '端午节')],
    })
    expect(await city.worker.ask('place', 'poster', { id: STATION })).toMatchObject({
      exceptionsText: ['4月5日 不开（清明节）'],
    })
    await records.change('places', STATION, { exceptions })
  })

  test('没有手绘地图就是没有；有的给临时地址和范围，文件不在的不给', async () => {
    const drawn = await openCity()
    try {
      const bounds = { west: 118.38, east: 118.39, south: 31.34, north: 31.35 }
      const file = drawn.cloud.putFile('hand-maps/one.png', Buffer.from('png'))
      const maps: CircleSettings['handMaps'] = [
        { community: COMMUNITY, name: '车站社区', file, bounds },
        { community: COMMUNITY, name: '没有了的', file: file.replace('one', 'none'), bounds },
      ]
      await new Records(drawn).change('references', 'circle', { handMaps: [] })
      expect(await drawn.resident.ask('place', 'handMaps', {})).toEqual([])
      await new Records(drawn).change('references', 'circle', { handMaps: maps })
      await drawn.passes({ minutes: 2 })
      const [map, ...others] = await drawn.resident.ask('place', 'handMaps', {})
      expect(others).toEqual([])
      expect(map).toMatchObject({ community: COMMUNITY, name: '车站社区', bounds })
      expect(await (await fetch(map!.url)).text()).toBe('png')
      expect(drawn.defects()).toEqual([])
    } finally {
      await drawn.close()
    }
  })
})
