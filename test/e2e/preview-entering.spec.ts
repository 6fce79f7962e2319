import { type Page } from '@playwright/test'
import { expect, test } from '../support/sample-phone'

test.describe('怎样进入', () => {
  test('从列表进来是 1001；从码进来是 1047，scene 仍是编码的', async ({ phone }) => {
    await phone.open({ at: 'entry' })
    await phone.tap('怎样进来')
    await expect(phone.log).toHaveText('1001 pages/entry/entry {} 无票 1001')
    await phone.open({ at: '/pages/entry/entry?scene=g%3DG01%26f%3D1' })
    await expect(phone.id('query')).toHaveText('{"scene":"g%3DG01%26f%3D1"}')
    await phone.tap('怎样启动')
    await expect(phone.log).toHaveText('1047 {"scene":"g%3DG01%26f%3D1"}')
  })

  test('从群里的卡片进来知道是哪个群，不在群里或不从群里来都失败', async ({ phone }) => {
    await phone.open({ at: 'entry', group: 'g-lane' })
    await phone.tap('怎样进来')
    await expect(phone.log).toHaveText('1044 pages/entry/entry {} 有票 1044')
    await phone.tap('哪个群')
    await expect(phone.log).toHaveText('cloud:g-lane:o-li')
    await phone.open({ at: 'entry', group: 'g-lane', who: 'o-zhou' })
    await phone.tap('哪个群')
    await expect(phone.log).toHaveText(/^getGroupEnterInfo:fail .* 65206$/)
    await phone.open({ at: 'entry' })
    await phone.tap('哪个群')
    await expect(phone.log).toHaveText(/^getGroupEnterInfo:fail .* 40097$/)
  })

  test('扫码：周围的码、自己写的内容，自己的小程序码给出页面', async ({ page, phone }) => {
    await phone.open({ at: 'entry' })
    const sheet = page.getByRole('dialog', { name: '扫一扫' })
    await phone.tap('扫码')
    await sheet.getByRole('button', { name: '丁家巷网格码' }).click()
    await expect(phone.log).toHaveText('WX_CODE |pages/entry/entry?scene=g%3DG01%26f%3D%E9%97%A8%E5%8F%A3')
    await phone.tap('扫码')
    await sheet.getByLabel('码里的内容').fill('JH261122-7K3QX')
    await sheet.getByRole('button', { name: '扫它' }).click()
    await expect(phone.log).toHaveText('QR_CODE JH261122-7K3QX|')
    await expect(sheet).toHaveCount(0)
    await phone.tap('扫码')
    await sheet.getByRole('button', { name: '取消' }).click()
    await expect(phone.log).toHaveText('scanCode:fail cancel')
  })

  test('浏览器认得出图里的码时，可以从相册选一张', async ({ page, phone }) => {
    // Chromium has a reader on some systems only: this one reads every picture as the same code
    await page.addInitScript(() => {
      class Reader {
        detect = () => Promise.resolve([{ rawValue: '门牌 12 号' }])
      }
      Object.assign(window, { BarcodeDetector: Reader })
    })
    await phone.open({ at: 'entry' })
    await phone.tap('扫码')
    const choosing = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: '从相册选一张码' }).click()
    await (await choosing).setFiles('test/support/fixtures/preview-app/images/dot.png')
    await expect(phone.log).toHaveText('QR_CODE 门牌 12 号|')
  })
})

test.describe('网络', () => {
  test('断网时问得到、听得到，调用与上传失败；恢复后照常', async ({ phone }) => {
    await phone.open({ at: 'entry' })
    await phone.setOnline(false)
    await expect(phone.id('network')).toHaveText('nonefalse')
    await phone.tap('网络')
    await expect(phone.log).toHaveText('none')
    await phone.tap('调用')
    await expect(phone.log).toHaveText(/^-1 cloud\.callFunction:fail .*request:fail/)
    await phone.tap('上传')
    await expect(phone.log).toHaveText(/^cloud\.uploadFile:fail .*request:fail/)
    await phone.setOnline(true)
    await expect(phone.id('network')).toHaveText('nonefalse wifitrue')
    await phone.tap('调用')
    await expect(phone.log).toHaveText('通了')
  })
})

test.describe('群里的卡片', () => {
  test.use({ viewport: { width: 1440, height: 900 } })

  const inPhone = (page: Page, nth: number) => page.frameLocator('iframe').nth(nth)
  const front = (page: Page, nth: number) => inPhone(page, nth).locator('wx-frame:not([hidden])')
  /** Sends the card of the sample's entry page from the resident's phone. */
  async function sends(page: Page, to: string, { withTicket }: { withTicket: boolean }): Promise<void> {
    const phone = inPhone(page, 0)
    await phone.locator('html[data-ready]').waitFor()
    await page.evaluate(() => {
      const frame = document.querySelector('iframe')
      frame?.contentWindow?.postMessage({ preview: 'open', page: '/pages/entry/entry' }, location.origin)
    })
    await expect(front(page, 0).getByText('怎样进来')).toBeVisible()
    if (withTicket) await front(page, 0).getByText('要带票').click()
    await front(page, 0).getByText('转发', { exact: true }).click()
    await phone.getByRole('button', { name: to }).click()
  }

  test('发到群里，群里的人打开，手机知道是哪个群；群外的人打不开', async ({ page, server }) => {
    await page.goto(server.url)
    await sends(page, '发送到群「丁家巷居民群」', { withTicket: true })
    const chat = page.getByRole('region', { name: '微信里的卡片' })
    await expect(chat).toContainText('李 发到群「丁家巷居民群」')
    await expect(chat).toContainText('来看这件事')
    await expect(chat.getByRole('button')).toHaveText(['在「居民」的手机上打开', '在「网格员」的手机上打开'])
    await chat.getByRole('button', { name: '在「网格员」的手机上打开' }).click()
    const worker = front(page, 1)
    await worker.getByText('怎样进来').click()
    await expect(worker.locator('[data-wxid="log"]')).toHaveText('1044 pages/entry/entry {"id":"7"} 有票 1001→1044')
    await worker.getByText('哪个群').click()
    await expect(worker.locator('[data-wxid="log"]')).toHaveText('cloud:g-lane:o-wang')
  })

  test('没有要票的群卡片是 1008；发给朋友的是 1007，换了人也跟着变', async ({ page, server }) => {
    await page.goto(server.url)
    await sends(page, '发送到群「丁家巷居民群」', { withTicket: false })
    const chat = page.getByRole('region', { name: '微信里的卡片' })
    await chat.getByRole('button', { name: '在「网格员」的手机上打开' }).click()
    const worker = front(page, 1)
    await worker.getByText('怎样进来').click()
    await expect(worker.locator('[data-wxid="log"]')).toHaveText(/^1008 .*无票/)
    await page.getByLabel('网格员是谁', { exact: true }).selectOption('o-zhou')
    await expect(chat.getByRole('button')).toHaveText(['在「居民」的手机上打开'])

    await sends(page, '发送给朋友', { withTicket: false })
    await chat.getByRole('button', { name: '在「同网格居民」的手机上打开' }).first().click()
    const neighbour = front(page, 2)
    await expect(inPhone(page, 2).locator('wx-frame'), '从头开始，没有可返回的页').toHaveCount(1)
    await neighbour.getByText('怎样进来').click()
    await expect(neighbour.locator('[data-wxid="log"]')).toHaveText(/^1007 /)
  })
})
