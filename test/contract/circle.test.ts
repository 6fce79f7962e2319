import { readFileSync } from 'node:fs'
import type { Input } from '../../cloudfunctions/contract/api'
import { MOST_CORNERS } from '../../cloudfunctions/domain/outline'
import { packNetwork } from '../../cloudfunctions/domain/network-pack'
import { holds, type LngLat } from '../../cloudfunctions/domain/plane'
import type { CircleSettings } from '../../cloudfunctions/domain/circle'
import type { Place } from '../../cloudfunctions/domain/place'
import { YANGTZE } from '../../data/jinghu/generate/terrain'
import type { LocalCity, Phone } from '../support/city'
import { cityOfThisFile } from '../support/of-this-file'
import { Records } from '../support/records'
import { DEMO_FILE, demoNetwork, relabel } from '../support/paths'

const GRID = '340202014002005'
const STATION = `st-${GRID}`
/** 镜湖边上，和镜湖、长江当中。 */
const TOWN: LngLat = [118.3695, 31.3345]
const ON_LAKE: LngLat = [118.3695, 31.3374]
const ON_RIVER: LngLat = [118.33, 31.36]

let city: LocalCity
let records: Records
let clerk: Phone
cityOfThisFile((opened) => {
  city = opened
  records = new Records(city)
  clerk = city.phone('o-demo-district-1')
})

const pin = ([lng, lat]: LngLat) => ({ point: { lng, lat } })
type Reach = Input<'circle', 'reach'>
const reachWith = (input: Reach) => city.resident.ask('circle', 'reach', input)
const reach = (from: Reach['from'], minutes: Reach['minutes'] = 15) => reachWith({ from, minutes })
describe('走得到哪里', () => {
  test('从驿站门口走 15 分钟：近的在前，几分钟、多少米都有，圈画得出来', async () => {
    const view = await reach({ place: STATION })
    expect(view).toMatchObject({
      fromText: '车站社区第05网格先锋驿站',
      minutes: 15,
      basis: 'network',
      basisText: '按示例路网计算',
      isCut: false,
    })
    expect(view.items[0]).toMatchObject({ id: STATION, className: '先锋驿站', minutes: 1, metres: 0, isOpen: true })
    const metres = view.items.map((item) => item.metres)
    expect(metres).toEqual([...metres].sort((a, b) => a - b))
    for (const { minutes, metres: far } of view.items) {
      expect(far).toBeLessThanOrEqual(990)
      expect(minutes).toBe(Math.max(1, Math.ceil(far / 66)))
    }
    expect(view.outline.flat().length).toBeGreaterThan(10)
    expect(view.outline.flat().length).toBeLessThanOrEqual(MOST_CORNERS)
    expect(view.outline.some((ring) => holds(ring, view.from))).toBe(true)
  })

  test('走得越久到得越多；老年人步速慢，到得少些', async () => {
    const from = { area: '340202014002' }
    const [five, ten, fifteen] = [await reach(from, 5), await reach(from, 10), await reach(from, 15)]
    const ids = (view: typeof five) => view.items.map(({ id }) => id)
    expect(ids(ten)).toEqual(expect.arrayContaining(ids(five)))
    expect(ids(fifteen)).toEqual(expect.arrayContaining(ids(ten)))
    const elder = await reachWith({ from, minutes: 15, pace: 'elder' })
    expect(ids(fifteen)).toEqual(expect.arrayContaining(ids(elder)))
    for (const { metres, minutes } of elder.items) {
      expect(metres).toBeLessThanOrEqual(720)
      expect(minutes).toBe(Math.max(1, Math.ceil(metres / 48)))
    }
    expect(fifteen.fromText).toBe('赭麓街道 · 车站社区')
  })

  test('地图上任意一点也可以；圈不盖在水上', async () => {
    const view = await reach(pin(TOWN))
    expect(view).toMatchObject({ fromText: '地图上选的位置', from: TOWN, basis: 'network' })
    expect(view.outline.some((ring) => holds(ring, ON_LAKE))).toBe(false)
  })

  test('不在区里、在水面上、不认得的地方和地点，都说得明白', async () => {
    const tryFrom = (from: Reach['from']) => city.resident.call('circle', 'reach', { from, minutes: 15 })
    expect(await tryFrom(pin([118.6, 31.4]))).toMatchObject({
      code: 'area/outside',
      message: '这个位置不在本区范围内，请重新选择',
      field: 'from.point',
    })
    const afloat = { code: 'circle/afloat', message: '这里在水面上，请把起点放到岸边', field: 'from.point' }
    expect(await tryFrom(pin(ON_RIVER))).toMatchObject(afloat)
    expect(await tryFrom(pin(ON_LAKE))).toMatchObject(afloat)
    expect(await tryFrom({ area: '999999' })).toMatchObject({
      code: 'area/unknown',
      message: '没有找到这个地方，请重新选择',
      field: 'from.area',
    })
    const gone = { code: 'circle/no-place', message: '没有找到这个地点，可能已经撤了' }
    expect(await tryFrom({ place: 'st-gone' })).toMatchObject({ ...gone, field: 'from.place' })
    expect(await city.resident.call('circle', 'route', { from: pin(TOWN), to: 'st-gone' })).toMatchObject({
      ...gone,
      field: 'to',
    })
    const input = { from: pin(TOWN), minutes: 7 }
    const odd = await city.resident.invoke('circle', { action: 'reach', input, requestId: 'request-00001' })
    expect(odd.result).toMatchObject({ code: 'request/invalid', message: '只能看 5、10、15 分钟' })
  })

  test('一次只问一次数据库要地点，路网和表都记在实例里', async () => {
    await reach(pin(TOWN))
    const requestId = city.cloud
      .logs()
      .filter(({ text }) => text.includes('"function":"circle"'))
      .at(-1)!.requestId!
    const asked = city.cloud.trace(requestId)!.roundTrips
    // Who calls, and the places: everything else this instance remembers.
    expect(asked.map(({ target }) => target)).toEqual(['identities', 'places'])
  })
})

describe('走过去的路', () => {
  test('从网格走到驿站：从起点到门口，多少米，几分钟', async () => {
    const [from, to] = [{ area: GRID }, 'st-340202014002010']
    const route = await city.resident.ask('circle', 'route', { from, to })
    const station = records.one<Place>('places', to)
    expect(route.line.at(-1)).toEqual(station.point)
    expect(route.line.length).toBeGreaterThan(2)
    expect(route).toMatchObject({ basis: 'network', minutes: Math.ceil(route.metres / 66) })
    const listed = (await reach(from)).items.find(({ id }) => id === to)
    expect(listed).toMatchObject({ metres: route.metres, minutes: route.minutes })
  })

  test('过河没有路，按直线估算，说得明白', async () => {
    const far = { ...records.one<Place>('places', STATION), _id: 'li-across', point: [118.33, 31.36] as LngLat }
    city.cloud.load('places', [{ ...far, location: { type: 'Point', coordinates: far.point } }])
    const network = demoNetwork()
    const away = network.snap(far.point)!.away / 10
    expect(away).toBeGreaterThan(300)
    const route = await city.resident.ask('circle', 'route', { from: { place: 'li-across' }, to: STATION })
    expect(route).toMatchObject({
      basis: 'straight',
      basisText: '附近 300 米内没有路，按直线距离 × 1.3 估算',
      line: [far.point, records.one<Place>('places', STATION).point],
    })
    expect((await reach({ place: 'li-across' })).basis).toBe('straight')
  })
})

describe('地点变了', () => {
  test('表里还没有的新地点照样找得到；搬走的按新地方算；撤了的不再出现', async () => {
    const station = records.one<Place>('places', STATION)
    const point: LngLat = [station.point[0] - 0.002, station.point[1] - 0.001]
    const fresh = {
      ...station,
      _id: 'li-fresh',
      name: '新开的便利店',
      kind: 'living' as const,
      class: 'convenience',
      point,
    }
    city.cloud.load('places', [{ ...fresh, location: { type: 'Point', coordinates: point } }])
    const found = (await reach({ place: STATION })).items.find(({ id }) => id === 'li-fresh')!
    expect(found).toMatchObject({ className: '便利店', name: '新开的便利店' })
    const route = await city.resident.ask('circle', 'route', { from: { place: STATION }, to: 'li-fresh' })
    expect(found.metres).toBe(route.metres)
    const rebuilt = await clerk.ask('circle', 'rebuild', {})
    // 江对面的那一处，附近没有路。
    expect(rebuilt).toEqual({ places: records.find('places', {}).length, unreached: 1 })
    await city.passes({ minutes: 2 })
    expect((await reach({ place: STATION })).items.find(({ id }) => id === 'li-fresh')).toEqual(found)
    await records.change('places', 'li-fresh', { point: TOWN, location: { type: 'Point', coordinates: TOWN } })
    expect((await reach({ place: STATION })).items.map(({ id }) => id)).not.toContain('li-fresh')
    expect((await reach(pin(TOWN))).items[0]).toMatchObject({ id: 'li-fresh', metres: 0 })
  })

  test('重新计算只有区网格中心可以；旧表留到下一次；记一笔', async () => {
    const refused = { code: 'circle/not-yours', message: '只有区网格中心可以重新计算' }
    for (const phone of [city.resident, city.worker, city.phone('o-demo-street-340202014-1')])
      expect(await phone.call('circle', 'rebuild', {})).toMatchObject(refused)
    const before = records.one<CircleSettings>('references', 'circle')
    await city.passes({ minutes: 1 })
    await clerk.ask('circle', 'rebuild', {})
    const after = records.one<CircleSettings>('references', 'circle')
    expect(after).toMatchObject({ formerTable: before.table, version: before.version + 1 })
    expect(after.table).not.toBe(before.table)
    expect(records.find('audits', { action: 'circle.rebuild' }).length).toBeGreaterThan(0)
    expect(records.find('audits', { action: 'circle.rebuild', object: after.table })).toHaveLength(1)
  })
})

describe('路网坏了、没有了、换了', () => {
  const use = async (change: Partial<CircleSettings>) => {
    await records.change('references', 'circle', change)
    await city.passes({ minutes: 2 })
  }
  const network = () => records.one<CircleSettings>('references', 'circle').network
  let good: string | null

  test('新的路网文件是截断的，还用旧的，结果一样', async () => {
    good = network()
    const before = await reach({ place: STATION })
    const bytes = packNetwork({ label: '新路网', points: [TOWN, ON_LAKE], edges: [{ from: 0, to: 1 }], water: [] })
    await use({ network: city.cloud.putFile('circle/cut-short.bin', bytes.subarray(0, bytes.length >> 1)) })
    expect(await reach({ place: STATION })).toEqual(before)
    await use({ network: 'cloud://local-env.local/circle/never-was.bin' })
    expect(await reach({ place: STATION })).toEqual(before)
    const warnings = city.cloud.logs().filter(({ text }) => text.includes('circle file refused'))
    expect(warnings.map(({ text }) => (JSON.parse(text) as { reason: string }).reason)).toContain('truncated')
  })

  test('换一份路网：不对的不换，原来的照用；对的连表一起换上，旧的留着备用', async () => {
    const adopt = (network: string) => clerk.call('circle', 'adopt', { network })
    const settings = () => records.one<CircleSettings>('references', 'circle')
    await use({ network: good })
    const before = settings()
    const bytes = readFileSync(DEMO_FILE)
    const spoilt = Buffer.from(bytes)
    spoilt[5_000]! ^= 1
    const older = Buffer.from(bytes)
    older[4] = 9
    const bad: Array<[string, Buffer, string]> = [
      ['cut', bytes.subarray(0, 9_000), '文件不完整，请重新上传'],
      ['spoilt', spoilt, '文件的内容变过了，请重新上传'],
      ['older', older, '文件的版本不对，请用现在的程序重新生成'],
      ['text', Buffer.from('这不是路网，只是一段文字'), '这不是步行路网的文件'],
      [
        'water',
        Buffer.from(packNetwork({ label: '', points: [], edges: [], water: [YANGTZE.outline] })),
        '这份文件里没有路，请检查后再换',
      ],
    ]
    for (const [name, content, message] of bad)
      expect(await adopt(city.cloud.putFile(`circle/${name}.bin`, content))).toMatchObject({
        code: 'circle/bad-network',
        message,
      })
    expect(await adopt('cloud://local-env.local/circle/nowhere.bin')).toMatchObject({
      message: '没有找到这个文件，请先放进云存储',
    })
    expect(await adopt('cloud://local-env.local/photos/mine.jpg')).toMatchObject({ code: 'request/invalid' })
    expect(settings()).toEqual(before)

    const elsewhere: LngLat[] = [TOWN, [TOWN[0] + 0.002, TOWN[1]]]
    const far = packNetwork({ label: '别处', points: elsewhere, edges: [{ from: 0, to: 1 }], water: [] })
    expect(await adopt(city.cloud.putFile('circle/far.bin', far))).toMatchObject({
      code: 'circle/bad-network',
      message: expect.stringMatching(/^这份路网和本区对不上：\d+ 个地点里，\d+ 个附近没有路$/) as string,
    })
    expect(settings()).toEqual(before)

    const relabelled = city.cloud.putFile('circle/mine.bin', relabel(demoNetwork(), '新测的路网'))
    expect(await adopt(relabelled)).toMatchObject({ ok: true, data: { unreached: 1 } })
    const { network } = settings()
    // 用的是抄的一份：放上来的那个文件，放的人后来换掉也不要紧。
    expect(network).not.toBe(relabelled)
    expect(settings()).toMatchObject({ formerNetwork: before.network, formerTable: before.table })
    // 马上再算一次表：别的实例记得的还是旧的，也不会把旧的换回来。
    expect(await clerk.call('circle', 'rebuild', {})).toMatchObject({ ok: true })
    expect(settings().network).toBe(network)
    city.cloud.putFile('circle/mine.bin', spoilt)
    await city.passes({ minutes: 2 })
    city.cloud.reloadFunctions()
    const view = await reach({ place: STATION })
    expect(view.basisText).toBe('按新测的路网计算')
    // 用着的坏了，还没有读过它的实例用以前的那份。
    city.cloud.putFile(network!.replace(/^cloud:\/\/[^/]+\//, ''), spoilt)
    city.cloud.reloadFunctions()
    expect((await reach({ place: STATION })).basisText).toBe('按示例路网计算')
    // 要换回去，照样换。
    expect(await adopt(before.network!)).toMatchObject({ ok: true })
  })

  test('在和外面不相连的路上，只算走得到的，说得明白', async () => {
    const wide = Array.from({ length: 200 }, (_, i): LngLat => [118.36 + i * 0.0005, 31.326])
    const yard: LngLat[] = [
      [118.3695, 31.3345],
      [118.3697, 31.3345],
    ]
    const edges = [...wide.slice(1).map((_, i) => ({ from: i, to: i + 1 })), { from: 200, to: 201 }]
    const bytes = packNetwork({ label: '新路网', points: [...wide, ...yard], edges, water: [] })
    await use({ network: city.cloud.putFile('circle/scrap.bin', bytes) })
    const view = await reach(pin(TOWN))
    expect(view).toMatchObject({ basis: 'network', basisText: '按新路网计算；这里和外面的路不相连，只算走得到的' })
    const route = await city.resident.ask('circle', 'route', { from: pin(TOWN), to: 'st-340202014002010' })
    expect(route).toMatchObject({ basis: 'straight', basisText: '没有路走得到，按直线距离 × 1.3 估算' })
  })

  test('没有路网，按直线 × 1.3，画个圆，说得明白', async () => {
    await use({ network: null })
    const view = await reach({ place: STATION })
    expect(view).toMatchObject({ basis: 'straight', basisText: '没有步行路网，按直线距离 × 1.3 估算' })
    expect(view.outline[0]).toHaveLength(48)
    expect(
      await city.resident.ask('circle', 'route', { from: { place: STATION }, to: 'st-340202014002010' }),
    ).toMatchObject({
      basis: 'straight',
      basisText: '没有步行路网，按直线距离 × 1.3 估算',
    })
    expect(await clerk.call('circle', 'rebuild', {})).toMatchObject({
      code: 'circle/no-network',
      message: '还没有步行路网，暂时不能计算',
    })
  })

  test('只有水面、没有路的文件：还是圆，但不过江', async () => {
    const bytes = packNetwork({ label: '', points: [], edges: [], water: [YANGTZE.outline] })
    await use({ network: city.cloud.putFile('circle/water.bin', bytes) })
    const shore: LngLat = [118.3585, 31.34]
    const view = await reach(pin(shore))
    expect(view.basis).toBe('straight')
    expect(view.outline.some((ring) => holds(ring, [118.355, 31.34]))).toBe(false)
    expect(view.outline.some((ring) => holds(ring, [118.36, 31.34]))).toBe(true)
    await use({ network: good })
    expect((await reach(pin(shore))).basis).toBe('network')
  })
})

test('地点太多，一次装得下多少给多少，说明没给全', async () => {
  const station = records.one<Place>('places', STATION)
  const many = Array.from({ length: 600 }, (_, i) => {
    const point: LngLat = [TOWN[0] + ((i % 25) - 12) * 0.0002, TOWN[1] + (Math.floor(i / 25) - 12) * 0.0002]
    return {
      ...station,
      _id: `li-many-${i}`,
      name: `名字长长长长长长长长的便利店${i}`,
      point,
      location: { type: 'Point', coordinates: point },
    }
  })
  city.cloud.load('places', many)
  const view = await reach(pin(TOWN))
  expect(view.isCut).toBe(true)
  expect(view.items.length).toBeGreaterThan(100)
  expect(Buffer.byteLength(JSON.stringify(view))).toBeLessThanOrEqual(64 * 1024)
})
