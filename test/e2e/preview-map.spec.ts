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

  test('在地图中打开一个地方，说出名字与地址', async ({ page, phone }) => {
    await phone.tap('在地图中打开')
    const sheet = page.getByRole('dialog', { name: '在地图中打开' })
    await expect(sheet).toContainText('车站社区服务站')
    await expect(sheet).toContainText('中山路 1 号')
    await sheet.getByRole('button', { name: '关闭' }).click()
    await expect(sheet).toHaveCount(0)
  })
})
