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
})
