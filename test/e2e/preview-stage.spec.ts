import { expect, test } from '../support/sample-phone'

test.describe('舞台', () => {
  test.use({ viewport: { width: 1440, height: 900 } })

  test('三部手机并排，换人、看通知、断网、拨时钟', async ({ page, server }) => {
    await page.goto(server.url)
    const resident = page.locator('.phone').first()
    await expect(page.locator('.phone')).toHaveCount(3)
    const phone = page.frameLocator('iframe').first()
    await expect(phone.getByText('《路灯》')).toBeVisible()
    await page.getByLabel('居民是谁', { exact: true }).selectOption('o-zhou')
    await expect(page).toHaveURL(/resident=o-zhou/)
    await page.reload()
    await expect(page.getByLabel('居民是谁', { exact: true })).toHaveValue('o-zhou')
    await resident.getByText('服务通知记录').click()
    await expect(resident.locator('.panel')).toContainText(/服务通知/)
    await resident.getByText('断网').click()
    await expect(phone.locator('wx-device')).toHaveAttribute('data-offline', '')
    const day = await page.locator('.clock-day').textContent()
    await page.getByText('+1 天').click()
    await expect(page.locator('.clock-note')).toHaveText('已推进，三部手机已同步')
    // once when the clock moves, once when what fell due has been done
    await expect(phone.locator('[data-wxid="log"]').first()).toContainText('onReady onHide onShow onHide onShow')
    expect(await page.locator('.clock-day').textContent()).not.toBe(day)
    const box = await page.locator('.phone').last().boundingBox()
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(1440)
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(900)
  })

  test('用微信扫一张贴着的小程序码，手机打开它的页面', async ({ page, server }) => {
    await page.goto(server.url)
    const resident = page.locator('.phone').first()
    const phone = page.frameLocator('iframe').first()
    await phone.locator('html[data-ready]').waitFor()
    await resident.getByRole('button', { name: '扫码' }).click()
    await resident.getByRole('button', { name: '丁家巷网格码' }).click()
    const front = phone.locator('wx-frame:not([hidden])')
    await expect(front.locator('[data-wxid="query"]')).toHaveText('{"scene":"g%3DG01%26f%3D%E9%97%A8%E5%8F%A3"}')
    await front.getByText('怎样进来').click()
    await expect(front.locator('[data-wxid="log"]')).toHaveText(/^1047 .* 1001→1047$/)
    await expect(resident.locator('.panel')).toBeHidden()
  })
})
