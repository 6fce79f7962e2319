import { readFileSync } from 'node:fs'
import { PNG } from 'pngjs'
import { expect, test } from '../support/sample-phone'

test.describe('画布', () => {
  test.beforeEach(({ phone }) => phone.open({ at: 'canvas' }))

  test('查节点得到画布，画得上图形与包里的图片', async ({ phone }) => {
    await phone.tap('画')
    await expect(phone.log).toHaveText('画好了 200×100')
    const colours = await phone
      .id('poster')
      .locator('canvas')
      .evaluate((canvas: HTMLCanvasElement) => {
        const context = canvas.getContext('2d')
        const row = context?.getImageData(0, canvas.height / 2, canvas.width, 1).data ?? []
        return [0.25, 0.75].map((share) => [...row.slice(canvas.width * share * 4, canvas.width * share * 4 + 4)])
      })
    expect(colours[0]).toEqual([255, 0, 0, 255])
    expect(colours[1]?.[3]).toBeGreaterThan(0)
    expect(colours[1]).not.toEqual(colours[0])
  })

  test('整张导出成要的大小与格式；只取一部分说不清按哪个尺寸，就不取', async ({ page, phone, server }) => {
    await phone.tap('画')
    await phone.tap('导出')
    await expect(phone.log).toHaveText('jpeg 400×200')
    await expect(phone.front.locator('wx-image')).toBeVisible()
    await phone.tap('只取一角')
    await expect(phone.log).toHaveText(/^http:\/\/tmp\//)

    const sharp = await page
      .context()
      .browser()
      ?.newContext({ deviceScaleFactor: 2, viewport: { width: 375, height: 812 } })
    const other = await sharp?.newPage()
    await other?.goto(`${server.url}/phone/?who=o-li&open=${encodeURIComponent('/pages/canvas/canvas')}`)
    await other?.getByText('画', { exact: true }).click()
    await other?.getByText('只取一角').click()
    await expect(other?.locator('[data-wxid="log"]') ?? phone.log).toHaveText(/微信没有说明按哪个尺寸算/)
    await sharp?.close()
  })

  test('没有写 type="2d" 的画布叫得出名字', async ({ phone }) => {
    await phone.tap('老画布')
    await expect(phone.log).toHaveText(`预览还不支持 <canvas type=""> 的 getContext('2d')`)
  })
})

test.describe('相册、下载与日历', () => {
  test('存到相册先要人允许，存下来的图片能存到电脑', async ({ page, phone }) => {
    await phone.open({ at: 'canvas' })
    await phone.tap('画')
    await phone.tap('存到相册')
    const question = page.getByRole('dialog', { name: '授权' })
    await expect(question).toContainText('保存图片或视频到你的相册')
    await question.getByRole('button', { name: '允许' }).click()
    const kept = page.getByRole('dialog', { name: '已保存到相册' })
    const download = page.waitForEvent('download')
    await kept.getByText('存到这台电脑').click()
    const picture = PNG.sync.read(readFileSync(await (await download).path()))
    expect([picture.width, picture.height]).toEqual([200, 100])
    await kept.getByRole('button', { name: '完成' }).click()
    await expect(phone.log).toHaveText('存好了')
  })

  test('拒绝过的不再问，直到在设置里打开', async ({ page, phone }) => {
    await phone.open({ at: 'canvas' })
    await phone.tap('存到相册')
    await page.getByRole('dialog', { name: '授权' }).getByRole('button', { name: '拒绝' }).click()
    await expect(phone.log).toHaveText('saveImageToPhotosAlbum:fail auth deny')
    await phone.tap('存到相册')
    await expect(page.getByRole('dialog')).toHaveCount(0)

    await page.getByLabel('更多').click()
    await page.getByText('设置', { exact: true }).click()
    await page.getByRole('dialog', { name: '小程序设置' }).getByText('添加到相册').click()
    await page.getByRole('button', { name: '完成' }).click()
    await phone.tap('存到相册')
    await expect(page.getByRole('dialog', { name: '已保存到相册' })).toBeVisible()
  })

  test('不同意隐私指引就存不了', async ({ page, phone }) => {
    await phone.open({ at: 'canvas', agreed: false })
    await phone.tap('存到相册')
    await page.getByRole('dialog', { name: '用户隐私保护提示' }).getByRole('button', { name: '拒绝' }).click()
    await expect(phone.log).toHaveText('saveImageToPhotosAlbum:fail privacy permission is not authorized')
  })

  test('网上的图片要先下载：按地址、按云文件都行', async ({ page, phone }) => {
    await phone.open({ at: 'canvas' })
    await phone.tap('存网上的')
    await page.getByRole('dialog', { name: '授权' }).getByRole('button', { name: '允许' }).click()
    await expect(phone.log).toHaveText(/^saveImageToPhotosAlbum:fail invalid file path/)
    await phone.tap('先下载')
    await expect(phone.log).toHaveText(/^200 true \d+$/)
  })

  test('日程加到日历，能存成日历文件', async ({ page, phone }) => {
    await phone.open({ at: 'canvas' })
    await phone.tap('加到日历')
    await page.getByRole('dialog', { name: '授权' }).getByRole('button', { name: '允许' }).click()
    const kept = page.getByRole('dialog', { name: '已添加到日历' })
    await expect(kept).toContainText('义诊')
    const download = page.waitForEvent('download')
    await kept.getByText('存到这台电脑').click()
    const file = readFileSync(await (await download).path(), 'utf8')
    expect(file).toContain('DTSTART:20260302T010000Z\r\nDTEND:20260302T030000Z')
    expect(file).toContain('TRIGGER:-PT3600S')
    await kept.getByRole('button', { name: '完成' }).click()
    await expect(phone.log).toHaveText('加好了')
  })
})
