import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { metresBetween } from '../../cloudfunctions/domain/distance'
import { type LocalCity, openCity } from '../support/city'
import { Records } from '../support/records'

const KEY = 'TESTS-ONLYK-EYOFN-OBODY'

/** Stands in for Tencent's distance matrix on this machine: every way is half as long again as the straight line. */
class MapService {
  readonly asked: URL[] = []
  status = 0
  private server: Server | undefined

  async open(): Promise<string> {
    this.server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://localhost')
      this.asked.push(url)
      const points = (name: string) =>
        (url.searchParams.get(name) ?? '').split(';').map((text): [number, number] => {
          const [lat = 0, lng = 0] = text.split(',').map(Number)
          return [lng, lat]
        })
      const [from] = points('from')
      const elements = points('to').map((to, i) => ({
        distance: Math.round(metresBetween(from!, to) * 1.5),
        ...(i === 4 && { status: 4 }),
      }))
      const body =
        this.status === 0
          ? { status: 0, message: 'query ok', result: { rows: [{ elements }] } }
          : { status: this.status, message: 'no' }
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(body))
    })
    await new Promise<void>((resolve) => this.server!.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  close = (): Promise<void> => new Promise((resolve) => this.server!.close(() => resolve()))
}

const DISTRICT = 'o-demo-district-1'
let service: MapService
let city: LocalCity
beforeAll(async () => {
  service = new MapService()
  city = await openCity({
    secrets: { TENCENT_MAP_KEY: KEY, TENCENT_MAP_URL: await service.open(), TENCENT_MAP_DAILY: '120' },
  })
})
afterAll(async () => {
  expect(city.defects()).toEqual([])
  await city.close()
  await service.close()
})

const calibrate = (pairs?: number) =>
  city.phone(DISTRICT).call('circle', 'calibrate', pairs === undefined ? {} : { pairs })

test('没有配置密钥，校准没有开启；别人也开不了', async () => {
  const plain = await openCity()
  try {
    expect(await plain.phone(DISTRICT).call('circle', 'calibrate', {})).toMatchObject({
      code: 'circle/calibration-off',
      message: '没有配置腾讯位置服务的密钥，校准没有开启',
    })
    expect(await city.phone('o-demo-street-340202014-1').call('circle', 'calibrate', {})).toMatchObject({
      code: 'circle/not-yours',
      message: '只有区网格中心可以校准',
    })
  } finally {
    await plain.close()
  }
})

test('和量的步行距离比：长多少说得出来，什么都不改', async () => {
  const records = new Records(city)
  const before = records.one('references', 'circle')
  const reply = await calibrate(40)
  if (!reply.ok) throw new Error(reply.message)
  const { asked, measured, ratio, detour, text } = reply.data
  expect(asked).toBeGreaterThanOrEqual(36)
  expect(asked).toBeLessThanOrEqual(40)
  // Ways the service did not find do not count.
  expect(measured).toBeLessThanOrEqual(asked)
  expect(measured).toBeGreaterThan(asked / 2)
  expect(detour).toBe(1.5)
  expect(ratio.low).toBeLessThanOrEqual(ratio.median)
  expect(ratio.median).toBeLessThanOrEqual(ratio.high)
  expect(text).toContain(`比了 ${measured} 对`)
  expect(records.one('references', 'circle')).toEqual(before)
  expect(records.find('audits', { action: 'circle.calibrate' })).toHaveLength(1)
})

test('照文档问：步行，一次不超过 25 个终点，纬度在前；密钥不写进日志', () => {
  expect(service.asked.length).toBeGreaterThan(0)
  for (const { pathname, searchParams } of service.asked) {
    expect(pathname).toBe('/ws/distance/v1/matrix')
    expect(searchParams.get('mode')).toBe('walking')
    expect(searchParams.get('key')).toBe(KEY)
    expect(searchParams.get('from')).toMatch(/^31\.\d{1,6},118\.\d{1,6}$/)
    expect(searchParams.get('to')!.split(';').length).toBeLessThanOrEqual(25)
  }
  expect(JSON.stringify(city.cloud.logs())).not.toContain(KEY)
})

test('额度用完，当天不再问；第二天又可以', async () => {
  await calibrate(60)
  const asked = service.asked.length
  expect(await calibrate(60)).toMatchObject({
    code: 'circle/calibration-spent',
    message: '今天的校准额度不够了，请少比几对，或者明天再试',
  })
  expect(await calibrate(200)).toMatchObject({ code: 'circle/calibration-spent' })
  expect(service.asked).toHaveLength(asked)
  await city.passes({ days: 1 })
  expect(await calibrate()).toMatchObject({ ok: true })
})

test('服务不答复，说得明白，不算出错', async () => {
  service.status = 121
  expect(await calibrate(10)).toMatchObject({
    code: 'circle/calibration-failed',
    message: '腾讯位置服务没有答复，请稍后再试',
  })
  expect(await calibrate(5)).toMatchObject({ message: '至少比 10 对' })
})
