import { expect, test } from '@playwright/test'
import { COMMUNITY, organise, STATION } from '../support/activity'
import { readCode } from '../support/code'
import { ServiceMap } from '../support/service-map'
import { planNoonShift } from '../support/shift'
import { Stage } from '../support/stage'

const HOUR = 3_600_000

/** 今天中午有人值守，两天以后有一场义诊. */
const stage = Stage.ofThisFile(async ({ city }) => {
  await planNoonShift(city)
  const { now } = (await (await fetch(`${city.url}/stage/state`)).json()) as { now: number }
  const from = Math.ceil(now / HOUR) * HOUR + 48 * HOUR
  await organise(city.phone(`o-demo-community-${COMMUNITY}-1`), { title: '周三义诊', from, until: from + 2 * HOUR })
})

/** Where the resident's grid has its middle: no way leads there, one stands at its door. */
const NAME = '车站社区第05网格先锋驿站'
/** Some streets away. */
const SHOP = '车站百姓便民维修点'
const DOOR = `p=${STATION}`
/** Pixels of what hangs at the places of the demonstration. */
const PICTURE = { width: 800, height: 600 }

test('服务圈：不给位置也打得开，从我的网格出发；走得久，到得多', async () => {
  const { resident } = stage
  const map = new ServiceMap(resident)
  await resident.hidesLocation()
  await resident.goesTo('服务圈')
  await resident.sees('从车站社区第05网格出发')
  const within15 = await countOf(15)
  await map.showsLine('outline')
  await stage.keepsPicture('服务圈')

  await test.step('列表由近到远，不超过 15 分钟', async () => {
    const minutes = (await resident.screen.locator('.minutes').allInnerTexts()).map(Number.parseFloat)
    expect(minutes).toEqual([...minutes].sort((one, other) => one - other))
    expect(minutes).toHaveLength(within15)
    expect(Math.max(...minutes)).toBeLessThanOrEqual(15)
  })

  await test.step('换成 5 分钟，列表短了，范围也变了', async () => {
    const before = await map.drawing()
    await resident.chooses('5 分钟')
    const within5 = await countOf(5)
    expect(within5).toBeLessThan(within15)
    await expect.poll(() => map.drawing()).not.toBe(before)
    await resident.chooses('10 分钟')
    const within10 = await countOf(10)
    expect(within10).toBeGreaterThan(within5)
    expect(within10).toBeLessThan(within15)
  })

  await test.step('按老年人的步速，到得了的少', async () => {
    await resident.chooses('15 分钟')
    await countOf(15)
    await resident.ticks('按老年人步速')
    await expect.poll(() => countOf(15)).toBeLessThan(within15)
    await resident.ticks('按老年人步速')
    await expect.poll(() => countOf(15)).toBe(within15)
  })

  /** What stands above the list; as many are in the list and on the map. */
  async function countOf(span: number): Promise<number> {
    const head = new RegExp(`^步行 ${span} 分钟 · \\d+ 处$`)
    let count = -1
    // Looked at together, and again: an answer that comes in between changes all three.
    const counts = async () => {
      count = Number(/(\d+) 处/.exec(await resident.reads(head))?.[1])
      return [await resident.screen.locator('.place').count(), await map.places()].map((one) => one - count)
    }
    await expect.poll(counts, { message: '标题、列表和地图上一样多' }).toEqual([0, 0])
    return count
  }
})

test('点地图上的一处：路线画出来，导航交给地图，详情说清楚今天谁在、有什么', async () => {
  const { resident } = stage
  const map = new ServiceMap(resident)
  await map.tapsPlace(SHOP)
  await map.showsNo('way')
  await resident.taps('路线')
  await resident.sees(/^步行 \d+ 分钟 · \d+ 米$/)
  await map.showsLine('way')
  await stage.keepsPicture('路线')
  await resident.taps('导航')
  await resident.sees('在地图中打开')
  await resident.answers('关闭')

  await map.tapsPlace(NAME)
  await resident.taps('详情')
  await resident.isAt('先锋驿站')
  await resident.sees(NAME, '开放中，到 17:30', /^步行 \d+ 分钟$/)
  await resident.sees('✓ 免费饮水', '✓ 应急工具箱', '每天 08:30—17:30', '✓ 无障碍坡道')
  await resident.sees('今天值守', /12:30.13:30/, '有急事找谁', '最近的活动', '周三义诊', '大家用得上的', '意见箱')
  await expect(resident.screen.getByRole('button', { name: `打电话给${NAME}` })).toBeVisible()
  await stage.keepsPicture('地点')
  await test.step('照片说得出是哪里的，整张都在框里', async () => {
    const photos = new RegExp(`^${NAME}（示例）照片`)
    await resident.seesPhotos(photos, PICTURE, PICTURE)
    const { width, height } = (await resident.screen.getByRole('button', { name: photos }).first().boundingBox())!
    expect(width / height).toBeCloseTo(PICTURE.width / PICTURE.height, 1)
  })
  await resident.goesBack()
})

test('要喝水的、现在开着的：筛过以后，列表和地图都只剩这些', async () => {
  const { resident } = stage
  const map = new ServiceMap(resident)
  await stage.city.passes({ hours: 11 })
  await resident.restarts()
  await resident.goesTo('服务圈')
  const places = resident.screen.locator('.place')
  await resident.sees(/^步行 15 分钟 · \d+ 处$/)
  const all = await places.count()

  await resident.ticks('现在开放')
  await resident.sees(/，符合 \d+ 处$/)
  const open = await places.count()
  expect(open).toBeGreaterThan(0)
  expect(open).toBeLessThan(all)
  await map.shows(open)
  await expect(places.filter({ hasText: /已关门|还没开门/ })).toHaveCount(0)
  await stage.keepsPicture('现在开放')

  await resident.ticks('现在开放')
  await resident.ticks('免费饮水')
  await resident.sees(/，符合 \d+ 处$/)
  const withWater = await places.count()
  expect(withWater).toBeLessThan(all)
  await expect(places.filter({ hasText: /先锋驿站|党群服务中心/ })).toHaveCount(withWater)
  await map.shows(withWater)
  await resident.ticks('免费饮水')
  await map.shows(all)
})

test('手绘地图：铺上，收起', async () => {
  const { resident } = stage
  const map = new ServiceMap(resident)
  await resident.switches('手绘地图')
  await expect(map.handMaps()).toHaveCount(1)
  await expect(map.handMaps()).toHaveJSProperty('complete', true)
  await stage.keepsPicture('手绘地图')
  await resident.switches('手绘地图')
  await expect(map.handMaps()).toHaveCount(0)
})

test('门口的海报：网格员存下来，上面的码谁扫了都打开这个驿站', async () => {
  const { worker, neighbour: newcomer, page } = stage

  await test.step('网格员从驿站的页面打开海报，存进相册', async () => {
    await worker.opens(`/packages/circle/place/place?id=${STATION}`)
    await worker.taps('门口的海报')
    const picture = worker.screen.locator(`[aria-label="${NAME}的海报"] img`)
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1240)
    await worker.taps('保存到相册')
    await worker.answers('允许')
    await worker.sees('已保存到相册')
    await stage.keepsPicture('海报')
    const [saved] = await Promise.all([page.waitForEvent('download'), worker.answers('存到这台电脑')])
    const { text = '' } = readCode(await bytesOf(saved))
    expect(new URL(text).searchParams.get('scene')).toBe(DOOR)
    await worker.answers('完成')
  })

  await test.step('新来的居民扫了它，看到这个驿站，不说从哪里走过来', async () => {
    await newcomer.isHandedTo('许诺')
    await newcomer.opens(`/packages/circle/place/place?scene=${encodeURIComponent(DOOR)}`)
    await newcomer.sees(NAME, '这里有', '开放时间')
    await newcomer.seesNo(/^步行 \d+ 分钟$/)
    await newcomer.seesNo('我管这里')
  })
})

async function bytesOf(download: { createReadStream(): Promise<NodeJS.ReadableStream> }): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of await download.createReadStream()) parts.push(Buffer.from(part))
  return Buffer.concat(parts)
}
