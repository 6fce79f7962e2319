import { expect, test } from '../support/sample-phone'

test.describe('地图', () => {
  test.beforeEach(({ phone }) => phone.open({ at: 'map' }))

  test('点标记、点图、图上的字', async ({ phone }) => {
    await phone.front.getByRole('button', { name: '路灯' }).click()
    await expect(phone.log).toHaveText('标记 1')
    await phone.front.locator('wx-map').click({ position: { x: 30, y: 30 } })
    await expect(phone.log).toHaveText('点了 31.3')
    await expect(phone.front.getByText('图上的字')).toBeVisible()
    await expect(phone.front.getByText('楼道灯')).toBeVisible()
  })

  test('拖动说是拖动，程序移动说是更新；上下文可问可动', async ({ phone }) => {
    await phone.tap('中心')
    await expect(phone.log).toHaveText('在 31.340,118.370')
    await phone.drag(phone.front.locator('wx-map'), { x: 60, y: 40 })
    await expect(phone.id('moved')).toHaveText('因 drag')
    await phone.tap('移到别处')
    await expect(phone.id('moved')).toHaveText('因 update')
    await phone.tap('中心')
    await expect(phone.log).toHaveText('在 31.350,118.380')
    await phone.tap('看全部')
    await phone.tap('加标记')
    await phone.front.getByRole('button', { name: '新标记' }).click()
    await expect(phone.log).toHaveText('标记 2')
  })

  test('一条走访路线：编号的标记、带箭头的线、正好都看得见', async ({ phone }) => {
    await phone.tap('走一圈')
    const stops = phone.front.getByRole('button', { name: /^第 \d 站$/ })
    await expect(stops).toHaveText([/^1/, /^2/, /^3/])
    for (const stop of await stops.all()) await expect(stop).toBeInViewport({ ratio: 1 })
    await expect(phone.front.locator('.wx-map-arrow')).toHaveCount(2)
    await stops.nth(0).getByText('1', { exact: true }).click()
    await expect(phone.log).toHaveText('编号 11')
    await stops.nth(1).click({ position: { x: 3, y: 3 } })
    await expect(phone.log).toHaveText('标记 12')
    await expect(phone.front.getByText('任务 2')).toBeVisible()
    await expect(phone.front.getByText('任务 1')).toBeHidden()
  })

  test('地图刚动过就收起：没有东西可画，也不出错', async ({ page, phone }) => {
    await phone.tap('收起')
    await expect(phone.log).toHaveText('收起了')
    await expect(page.locator('.wx-map-leaflet')).toHaveCount(0)
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
  })

  test('在地图中打开一个地方，说出名字与地址', async ({ page, phone }) => {
    await phone.tap('在地图中打开')
    const sheet = page.getByRole('dialog', { name: '在地图中打开' })
    await expect(sheet).toContainText('车站社区服务站')
    await expect(sheet).toContainText('中山路 1 号')
    await sheet.getByRole('button', { name: '关闭' }).click()
    await expect(sheet).toHaveCount(0)
  })
})

test.describe('聚合与盖图', () => {
  test.beforeEach(({ phone }) => phone.open({ at: 'clusters' }))

  test('站得太近的标记成为一个数，点它就走近、分开', async ({ phone }) => {
    await phone.tap('放上标记')
    await expect(phone.log).toHaveText('没有承诺')
    await expect(phone.front.getByRole('button', { name: '标记 4' })).toBeVisible()
    await expect(phone.front.getByRole('button', { name: '标记 1', exact: true })).toHaveCount(0)
    await expect(phone.id('told')).toHaveText('1、2、3')

    const count = phone.front.getByRole('button', { name: '3 个标记' })
    await expect(count).toHaveText('3')
    await count.click()
    await expect(phone.log).toHaveText('聚合 1、2、3')
    await expect(phone.id('moved')).toHaveText('end scale')
    await expect(count).toHaveCount(0)
    await phone.front.getByRole('button', { name: '标记 2' }).click()
    await expect(phone.log).toHaveText('标记 2')
  })

  test('少了一个，余下的成为新的聚合；页面可以自己画', async ({ phone }) => {
    await phone.tap('放上标记')
    await phone.tap('去掉一个')
    await expect(phone.front.locator('.wx-map-cluster')).toHaveText('2')
    await expect(phone.id('told')).toHaveText('2、3')

    await phone.tap('自己画聚合')
    await expect(phone.front.locator('.wx-map-cluster')).toHaveCount(0)
    await phone.front.getByText('共 3 处').click()
    await expect(phone.log).toHaveText('聚合 1、2、3')
    await expect(phone.front.getByText('共 3 处')).toBeVisible()
  })

  test('三百个标记放得快，离远了只剩几个数', async ({ phone }) => {
    await phone.tap('三百个')
    await expect(phone.log).toHaveText(/^用了 \d+ 毫秒$/)
    const spent = Number((await phone.log.textContent())?.replace(/\D/g, ''))
    expect(spent).toBeLessThan(1500)
    const counts = await phone.front.locator('.wx-map-cluster').allTextContents()
    const alone = await phone.front.getByRole('button', { name: /^标记 \d+$/ }).count()
    expect(counts.reduce((sum, count) => sum + Number(count), alone)).toBe(300)
  })

  test('一张图按经纬度盖在地上，会跟着地图，能淡能拿走', async ({ phone }) => {
    const ground = phone.front.locator('.wx-map-ground')
    await phone.tap('盖一张图')
    await expect(phone.log).toHaveText('盖上了')
    const before = await ground.boundingBox()
    // 0.004° of longitude is as wide on the screen as the map's scale says
    expect(Math.abs((before?.width ?? 0) - (0.004 / 360) * 256 * 2 ** 15)).toBeLessThan(1.5)
    await phone.drag(phone.front.locator('wx-map'), { x: 40 })
    await expect.poll(async () => (await ground.boundingBox())?.x).toBeGreaterThan((before?.x ?? 0) + 30)
    await phone.tap('淡一些')
    await expect(ground).toHaveCSS('opacity', '0.5')
    await phone.tap('拿走图')
    await expect(ground).toHaveCount(0)
  })

  test('没有的图说得出来', async ({ phone, complaints }) => {
    await phone.tap('没有的图')
    await expect(phone.log).toHaveText('addGroundOverlay:fail load image failed: /images/none.png')
    await expect.poll(() => complaints.splice(0)).toEqual([expect.stringContaining('404')])
  })

  test('能问范围与级别；没有打开 show-location 就到不了自己那里', async ({ phone }) => {
    await phone.tap('看范围')
    await expect(phone.log).toHaveText('15 级，中心在里面：true')
    await phone.tap('到我这里')
    await expect(phone.log).toHaveText('moveToLocation:fail show-location is false')
  })
})
