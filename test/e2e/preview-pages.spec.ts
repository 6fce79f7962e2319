import { type Locator } from '@playwright/test'
import { expect, test } from '../support/sample-phone'

test.describe('页面与组件', () => {
  test('页面的一生按微信的次序走，组件的 ready 也会到来', async ({ phone }) => {
    await phone.open()
    await expect(phone.log).toHaveText('attached onLoad onShow onReady')
    await expect(phone.front.getByText(/数 0 · attached/)).toContainText('ready')
  })

  test('WXS、模板、插槽、观察器、行为与事件', async ({ phone }) => {
    await phone.open()
    await expect(phone.id('wxs')).toHaveText('¥123.45 列表 ABC')
    await expect(phone.front.getByText('0：水泵')).toBeVisible()
    await expect(phone.front.getByText('《路灯》')).toBeVisible()
    await expect(phone.front.getByText('插入')).toBeVisible()
    await phone.tap('按卡片')
    await expect(phone.front.getByText('数 1')).toBeVisible()
    await expect(phone.log).toContainText('more1')
    await phone.tap('配电箱')
    await expect(phone.log).toContainText('pick2')
  })

  test('样式各归各：组件不受页面影响，外部样式类进得去，app 与页面的 page 规则生效', async ({ phone }) => {
    await phone.open()
    const style = (locator: Locator, name: string) =>
      locator.evaluate((node, property) => getComputedStyle(node).getPropertyValue(property), name)
    const card = phone.front.locator('wx-view[class*="--card"]').first()
    expect(await style(card, 'background-color')).toBe('rgb(255, 255, 255)')
    expect(await style(card, 'border-top-color')).toBe('rgb(0, 82, 217)')
    // isolated: the app's .loud stays out; apply-shared: it comes in
    expect(await style(phone.front.getByText('《路灯》'), 'color')).not.toBe('rgb(0, 0, 255)')
    expect(await style(phone.front.getByText('共 2 件'), 'color')).toBe('rgb(0, 0, 255)')
    expect(await style(phone.front.locator('wx-page'), 'background-color')).toBe('rgb(230, 240, 240)')
    expect(await style(phone.id('safe'), 'padding-bottom')).toBe('44px')
    expect(parseFloat(await style(phone.front.locator('.tall'), 'height'))).toBeCloseTo(0.6 * 812, 1)
  })

  test('打开、互通消息、返回；十层以内，标签页不能 navigateTo', async ({ page, phone }) => {
    await phone.open()
    await phone.tap('去详情')
    await expect(phone.front.getByText('《详情 7 水泵》')).toBeVisible()
    await expect(phone.id('heard')).toHaveText('你好')
    await phone.tap('改标题')
    await expect(phone.front.locator('wx-nav')).toHaveText('改过 1')
    await phone.tap('再开一层')
    await expect(phone.front.getByText('《详情 8 》')).toBeVisible()
    await phone.front.getByLabel('返回').click()
    await phone.tap('返回并告知')
    await expect(phone.log).toContainText('onHide done-详情 onShow')
    const open = (url: string) =>
      page.evaluate((target) => {
        const { wx } = globalThis as unknown as {
          wx: { navigateTo(options: { url: string }): Promise<{ errMsg: string }> }
        }
        return wx.navigateTo({ url: target }).then(
          ({ errMsg }) => errMsg,
          ({ errMsg }: { errMsg: string }) => errMsg,
        )
      }, url)
    expect(await open('/pages/controls/controls')).toBe('navigateTo:fail can not navigateTo a tabbar page')
    for (let depth = 2; depth <= 10; depth++) expect(await open('/pages/detail/detail')).toBe('navigateTo:ok')
    expect(await open('/pages/detail/detail')).toBe('navigateTo:fail webview count limit exceed')
  })

  test('离开了的页面才等到回话，还要画东西：没有人看，也不出错', async ({ page, phone }) => {
    await phone.open()
    for (const leave of ['返回并告知', '切到控件']) {
      await phone.tap('去详情')
      await expect(phone.front.getByText('《详情 7 水泵》')).toBeVisible()
      await phone.tap(leave)
      await expect(page.getByText('《详情 7 水泵》')).toHaveCount(0)
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)))
    }
    await expect(page.getByText('太晚了')).toHaveCount(0)
  })

  test('自定义标签栏切页，标签页保留原样', async ({ page, phone }) => {
    await phone.open()
    await phone.tap('按卡片')
    await phone.front.locator('wx-custom-tab-bar').getByText('控件').click()
    await expect(phone.front.locator('wx-nav')).toHaveText('控件')
    await phone.front.locator('wx-custom-tab-bar').getByText('首页').click()
    await expect(phone.front.getByText('数 1')).toBeVisible()
    expect(await page.locator('wx-frame').count()).toBe(2)
  })

  test('从详情切到标签页会关掉详情', async ({ page, phone }) => {
    await phone.open()
    await phone.tap('去详情')
    await phone.tap('切到控件')
    await expect(phone.front.locator('wx-nav')).toHaveText('控件')
    expect(await page.locator('wx-frame').count()).toBe(2)
  })

  test('子包的页面、WXS 里的触摸、图片的加载', async ({ phone }) => {
    await phone.open()
    await phone.tap('去子包')
    await expect(phone.id('loaded')).toHaveText(/图宽 \d+/)
    await phone.drag(phone.front.locator('.track'), { x: 60 })
    await expect(phone.id('moved')).toHaveText(/移到 2[34]\d/)
    await expect(phone.front.locator('.puck')).toHaveAttribute('style', /translateX/)
  })

  test('下拉刷新与触底', async ({ phone }) => {
    await phone.open()
    await phone.drag(phone.front.locator('[data-wxid="wxs"]'), { y: 220 })
    await expect(phone.log).toContainText('refresh')
    await phone.front.locator('wx-page').evaluate((node) => node.scrollTo(0, node.scrollHeight))
    await expect(phone.log).toContainText('bottom')
  })

  test('按住鼠标拖动，页面跟着滚，不算点击', async ({ phone }) => {
    await phone.open()
    await phone.drag(phone.front.getByText('配电箱', { exact: true }).last(), { y: -120 })
    await expect(phone.front.locator('wx-page')).toHaveJSProperty('scrollTop', 120)
    await expect(phone.log).not.toContainText('pick')
  })
})
