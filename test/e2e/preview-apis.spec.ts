import path from 'node:path'
import { expect, test } from '../support/sample-phone'

test.describe('微信接口', () => {
  test.beforeEach(({ phone }) => phone.open({ at: 'apis' }))
  const photo = path.join(__dirname, '../support/fixtures/preview-app/images/dot.png')

  test('吐司、对话框、面板', async ({ page, phone }) => {
    await phone.tap('微信吐司')
    await expect(page.locator('.wx-toast')).toHaveText('好了')
    await phone.tap('微信对话框')
    await page.getByRole('dialog').getByText('行', { exact: true }).click()
    await expect(phone.log).toHaveText('答 true')
    await phone.tap('微信面板')
    await page.getByRole('dialog').getByText('丑').click()
    await expect(phone.log).toHaveText('第 1')
    await phone.tap('微信面板')
    await page.getByRole('dialog').getByText('取消').click()
    await expect(phone.log).toHaveText('showActionSheet:fail cancel')
  })

  test('两部手机的本地存储互不相见', async ({ phone }) => {
    await phone.tap('存')
    await phone.open({ at: 'apis' })
    await phone.tap('取')
    await expect(phone.log).toHaveText('记住的')
    await phone.open({ at: 'apis', who: 'o-wang' })
    await phone.tap('取')
    await expect(phone.log).toHaveText('没有')
  })

  test('云函数：带着身份去，错误码原样回来，丢了会话自己重登', async ({ phone, server, complaints }) => {
    await phone.tap('调用')
    await expect(phone.log).toHaveText('{"word":"你好","openid":"o-li"}')
    await phone.tap('调用失败')
    await expect(phone.log).toHaveText('码 -501000')
    server.loseSessions()
    await phone.tap('调用')
    await expect(phone.log).toHaveText('{"word":"你好","openid":"o-li"}')
    // the browser itself notes the one 401
    expect(complaints.splice(0)).toEqual([expect.stringContaining('401')])
  })

  test('订阅消息：逐条可取消，总是保持后不再问但仍计数，离开点击就不行', async ({ page, phone, server }) => {
    await phone.tap('订阅')
    const dialog = page.getByRole('dialog', { name: '订阅消息' })
    await expect(dialog).toContainText('诉求进度提醒')
    await dialog.getByLabel('办结通知').uncheck()
    await dialog.getByText('允许').click()
    await expect(phone.log).toHaveText('accept reject')
    await phone.tap('订阅')
    await dialog.getByLabel('总是保持以上选择').check()
    await dialog.getByText('允许').click()
    await expect(phone.log).toHaveText('accept accept')
    const before = server.subscriptions.length
    await phone.tap('订阅')
    await expect.poll(() => server.subscriptions.length).toBe(before + 1)
    await expect(dialog).toHaveCount(0)
    await phone.tap('迟订阅')
    await expect(phone.log).toHaveText('requestSubscribeMessage:fail can only be invoked by user TAP gesture.')
  })

  test('请系统少些动画的人，弹层一出来就站定；不会按到还在升起的按钮', async ({ page, phone }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await phone.tap('订阅')
    const dialog = page.getByRole('dialog', { name: '订阅消息' })
    await expect(dialog).toBeVisible()
    expect(await dialog.evaluate((sheet) => sheet.getAnimations({ subtree: true }).length)).toBe(0)
  })

  test('选照片、看尺寸、上传、取临时地址', async ({ page, phone, server }) => {
    const choosing = page.waitForEvent('filechooser')
    await phone.tap('选照片')
    await (await choosing).setFiles(photo)
    await expect(phone.log).toHaveText(/照片 \d+×\d+/)
    await expect(phone.id('photo').locator('img')).toHaveAttribute('src', /^blob:/)
    await phone.tap('上传')
    await expect(phone.log).toHaveText('cloud://local/photos/one.png /phone/images/dot.png')
    expect(server.uploads.get('/wx/files/photos/one.png')).toBeGreaterThan(0)
  })

  test('定位是舞台给的位置；没声明的接口按微信的话拒绝', async ({ phone }) => {
    await phone.tap('定位')
    await expect(phone.log).toHaveText('118.371234,31.341234')
    await phone.tap('模糊定位')
    await expect(phone.log).toHaveText(/getFuzzyLocation:fail the api need to be declared/)
  })

  test('没有的接口叫出名字，能力检测说实话，没有的页面按微信的话失败', async ({ phone }) => {
    await phone.tap('未知接口')
    await expect(phone.log).toHaveText('预览还不支持 wx.startBeaconDiscovery')
    await phone.tap('能力检测')
    await expect(phone.log).toHaveText('true false undefined')
    await phone.tap('去未知页')
    await expect(phone.log).toHaveText('navigateTo:fail page "pages/none/none" is not found')
  })

  test('节点查询的坐标从导航栏下沿算起', async ({ phone }) => {
    await phone.tap('查询节点')
    await expect(phone.log).toHaveText('顶 0 宽 375 共 2')
  })

  test('窗口、版本、下一拍；页面滚到指定处', async ({ page, phone }) => {
    await phone.tap('问窗口')
    await expect(phone.log).toHaveText('375×724 WeChat 下一拍')
    await phone.open({ at: 'controls' })
    await page.evaluate(() => {
      const { wx } = globalThis as unknown as { wx: { pageScrollTo(options: object): Promise<object> } }
      return wx.pageScrollTo({ selector: '.wheels', duration: 0 })
    })
    await expect(phone.front.locator('wx-picker-view')).toBeInViewport()
    await expect(phone.front.locator('wx-page')).not.toHaveJSProperty('scrollTop', 0)
  })

  test('打电话先问，转发出卡片', async ({ page, phone }) => {
    await phone.tap('打电话')
    await expect(page.getByText('呼叫 13800000000')).toBeVisible()
    await page.getByRole('dialog').getByText('取消').click()
    await expect(phone.log).toHaveText('makePhoneCall:fail cancel')
    await phone.tap('转发')
    await expect(page.locator('.wx-share-card')).toContainText('楼道灯不亮')
    await expect(page.locator('.wx-share-path')).toHaveText('/pages/detail/detail?id=5')
  })

  test('云端时钟一动，手机里的 Date 跟着动', async ({ phone, server }) => {
    const OFFSET = 400 * 86_400_000
    const yearAfter = (offset: number): number => new Date(Date.now() + offset).getFullYear()
    await phone.tap('看时间')
    await expect(phone.log).toHaveText(`${yearAfter(0)} true true`)
    await expect(async () => {
      // The phone may not be listening yet.
      server.send('o-li', 'clock', { offset: OFFSET, now: 0 })
      await phone.tap('看时间')
      await expect(phone.log).toHaveText(`${yearAfter(OFFSET)} true true`, { timeout: 1_000 })
    }).toPass()
  })

  test('时钟一动，看着的页面像回到前台一样再看一遍；对时不算', async ({ page, phone, server }) => {
    const listening = page.waitForResponse(/\/wx\/events/)
    await phone.open()
    await listening
    await page.evaluate(() => {
      const { wx } = globalThis as unknown as { wx: Record<'onAppHide' | 'onAppShow', (done: () => void) => void> }
      const note = (word: string) => () => (document.documentElement.dataset.heard += ` ${word}`)
      wx.onAppHide(note('hide'))
      wx.onAppShow(note('show'))
    })
    server.send('o-li', 'clock', { offset: 0, now: 0 })
    server.send('o-li', 'clock', { offset: 3_600_000, now: 0 })
    await expect(phone.log).toHaveText('attached onLoad onShow onReady onHide onShow')
    await expect(page.locator('html')).toHaveAttribute('data-heard', /^undefined hide show$/)
  })

  test('服务通知从顶上落下，点开进到它的页面', async ({ page, phone, server }) => {
    await expect(async () => {
      server.send('o-li', 'message', {
        id: 'm1',
        at: 0,
        openid: 'o-li',
        title: '办结通知',
        page: 'pages/detail/detail?id=3',
        fields: [{ key: 'thing2', label: '诉求类别', value: '暴露垃圾' }],
      })
      await expect(page.getByRole('alert').first()).toContainText('暴露垃圾', { timeout: 500 })
    }).toPass()
    await page.getByRole('alert').first().click()
    await expect(phone.front.getByText('《详情 3 》')).toBeVisible()
  })
})
