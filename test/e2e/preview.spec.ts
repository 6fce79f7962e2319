import path from 'node:path'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { openPreview, type PreviewServer } from '../support/fixtures/preview-server'

/** The preview itself, shown with a sample mini-program: what works in WeChat works here, the same way. */

let server: PreviewServer
let complaints: string[]

test.beforeAll(async () => {
  server = await openPreview()
})
test.afterAll(() => server.close())

test.use({ viewport: { width: 375, height: 812 } })

test.beforeEach(({ page }) => {
  complaints = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error.stack)))
})
test.afterEach(() => expect(complaints, 'the console stays clean').toEqual([]))

async function openPhone(page: Page, options: { who?: string; at?: string } = {}): Promise<void> {
  const target = options.at ? `&open=${encodeURIComponent(`/pages/${options.at}/${options.at}`)}` : ''
  await page.goto(`${server.url}/phone/?who=${options.who ?? 'o-li'}${target}`)
  await page.locator('html[data-ready]').waitFor()
}

/** The page in front. */
const front = (page: Page): Locator => page.locator('wx-frame:not([hidden])')
const byId = (page: Page, id: string): Locator => front(page).locator(`[data-wxid="${id}"]`)
const log = (page: Page): Locator => byId(page, 'log')
const tap = (page: Page, words: string): Promise<void> => front(page).getByText(words, { exact: true }).first().click()

async function drag(page: Page, target: Locator, by: { x?: number; y?: number }): Promise<void> {
  await target.scrollIntoViewIfNeeded()
  const box = await target.boundingBox()
  if (!box) throw new Error('nothing to drag')
  const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + (by.x ?? 0), from.y + (by.y ?? 0), { steps: 8 })
  await page.mouse.up()
}

test.describe('页面与组件', () => {
  test('页面的一生按微信的次序走，组件的 ready 也会到来', async ({ page }) => {
    await openPhone(page)
    await expect(log(page)).toHaveText('attached onLoad onShow onReady')
    await expect(front(page).getByText(/数 0 · attached/)).toContainText('ready')
  })

  test('WXS、模板、插槽、观察器、行为与事件', async ({ page }) => {
    await openPhone(page)
    await expect(byId(page, 'wxs')).toHaveText('¥123.45 列表 ABC')
    await expect(front(page).getByText('0：水泵')).toBeVisible()
    await expect(front(page).getByText('《路灯》')).toBeVisible()
    await expect(front(page).getByText('插入')).toBeVisible()
    await tap(page, '按卡片')
    await expect(front(page).getByText('数 1')).toBeVisible()
    await expect(log(page)).toContainText('more1')
    await tap(page, '配电箱')
    await expect(log(page)).toContainText('pick2')
  })

  test('样式各归各：组件不受页面影响，外部样式类进得去，app 与页面的 page 规则生效', async ({ page }) => {
    await openPhone(page)
    const style = (locator: Locator, name: string) =>
      locator.evaluate((node, property) => getComputedStyle(node).getPropertyValue(property), name)
    const card = front(page).locator('wx-view[class*="--card"]').first()
    expect(await style(card, 'background-color')).toBe('rgb(255, 255, 255)')
    expect(await style(card, 'border-top-color')).toBe('rgb(0, 82, 217)')
    // isolated: the app's .loud stays out; apply-shared: it comes in
    expect(await style(front(page).getByText('《路灯》'), 'color')).not.toBe('rgb(0, 0, 255)')
    expect(await style(front(page).getByText('共 2 件'), 'color')).toBe('rgb(0, 0, 255)')
    expect(await style(front(page).locator('wx-page'), 'background-color')).toBe('rgb(230, 240, 240)')
    expect(await style(byId(page, 'safe'), 'padding-bottom')).toBe('44px')
    expect(parseFloat(await style(front(page).locator('.tall'), 'height'))).toBeCloseTo(0.6 * 812, 1)
  })

  test('打开、互通消息、返回；十层以内，标签页不能 navigateTo', async ({ page }) => {
    await openPhone(page)
    await tap(page, '去详情')
    await expect(front(page).getByText('《详情 7 水泵》')).toBeVisible()
    await expect(byId(page, 'heard')).toHaveText('你好')
    await tap(page, '改标题')
    await expect(front(page).locator('wx-nav')).toHaveText('改过 1')
    await tap(page, '再开一层')
    await expect(front(page).getByText('《详情 8 》')).toBeVisible()
    await front(page).getByLabel('返回').click()
    await tap(page, '返回并告知')
    await expect(log(page)).toContainText('onHide done-详情 onShow')
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

  test('自定义标签栏切页，标签页保留原样', async ({ page }) => {
    await openPhone(page)
    await tap(page, '按卡片')
    await front(page).locator('wx-custom-tab-bar').getByText('控件').click()
    await expect(front(page).locator('wx-nav')).toHaveText('控件')
    await front(page).locator('wx-custom-tab-bar').getByText('首页').click()
    await expect(front(page).getByText('数 1')).toBeVisible()
    expect(await page.locator('wx-frame').count()).toBe(2)
  })

  test('从详情切到标签页会关掉详情', async ({ page }) => {
    await openPhone(page)
    await tap(page, '去详情')
    await tap(page, '切到控件')
    await expect(front(page).locator('wx-nav')).toHaveText('控件')
    expect(await page.locator('wx-frame').count()).toBe(2)
  })

  test('子包的页面、WXS 里的触摸、图片的加载', async ({ page }) => {
    await openPhone(page)
    await tap(page, '去子包')
    await expect(byId(page, 'loaded')).toHaveText(/图宽 \d+/)
    await drag(page, front(page).locator('.track'), { x: 60 })
    await expect(byId(page, 'moved')).toHaveText(/移到 2[34]\d/)
    await expect(front(page).locator('.puck')).toHaveAttribute('style', /translateX/)
  })

  test('下拉刷新与触底', async ({ page }) => {
    await openPhone(page)
    await drag(page, front(page).locator('[data-wxid="wxs"]'), { y: 220 })
    await expect(log(page)).toContainText('refresh')
    await front(page)
      .locator('wx-page')
      .evaluate((node) => node.scrollTo(0, node.scrollHeight))
    await expect(log(page)).toContainText('bottom')
  })

  test('按住鼠标拖动，页面跟着滚，不算点击', async ({ page }) => {
    await openPhone(page)
    await drag(page, front(page).getByText('配电箱', { exact: true }).last(), { y: -120 })
    await expect(front(page).locator('wx-page')).toHaveJSProperty('scrollTop', 120)
    await expect(log(page)).not.toContainText('pick')
  })
})

test.describe('内置组件', () => {
  test.beforeEach(({ page }) => openPhone(page, { at: 'controls' }))

  test('输入框：双向绑定、字数上限、回车确认', async ({ page }) => {
    const input = front(page).getByPlaceholder('姓名')
    await input.fill('张三丰')
    await expect(byId(page, 'echo')).toHaveText('张三丰｜')
    await input.press('Enter')
    await expect(byId(page, 'echo')).toHaveText('张三丰｜张三丰')
    await input.fill('一二三四五六七八')
    await expect(byId(page, 'echo')).toContainText('一二三四五六｜')
  })

  test('表单收齐各种控件的值，也能重置', async ({ page }) => {
    await front(page).getByPlaceholder('说明').fill('两行\n说明')
    await front(page).locator('wx-switch').click()
    await expect(log(page)).toHaveText('开关 true')
    await tap(page, '甲')
    await tap(page, '乙')
    await expect(log(page)).toHaveText('勾选 a+b')
    await tap(page, '满意')
    await tap(page, '不满意')
    await expect(log(page)).toHaveText('评价 bad')
    await tap(page, '提交')
    const value = JSON.parse((await log(page).textContent()) ?? '') as Record<string, unknown>
    expect(value).toMatchObject({ words: '两行\n说明', hidden: true, tools: ['a', 'b'], grade: 'bad', volume: 0 })
    await tap(page, '重置')
    await expect(log(page)).toHaveText('已重置')
    await expect(front(page).getByPlaceholder('说明')).toHaveValue('')
  })

  test('选择器从下面升起：普通、日期、时间、联动', async ({ page }) => {
    const sheet = page.locator('.wx-sheet')
    const choose = async (opener: string, words: string[]): Promise<void> => {
      await front(page).getByText(opener).click()
      for (const word of words) await sheet.getByText(word, { exact: true }).click()
      await sheet.getByText('确定').click()
      await expect(sheet).toHaveCount(0)
    }
    await choose('选：无', ['梨'])
    await expect(front(page).getByText('选：梨')).toBeVisible()
    await choose('日期：', ['4月', '2日'])
    await expect(front(page).getByText('日期：2026-04-02')).toBeVisible()
    await choose('时间：', ['10时', '31分'])
    await expect(front(page).getByText('时间：10:31')).toBeVisible()
    await front(page).getByText('地区：').click()
    await sheet.getByText('西').click()
    await sheet.getByText('四').click()
    await sheet.getByText('确定').click()
    await expect(front(page).getByText('地区：西四')).toBeVisible()
  })

  test('按钮：data-*、禁用、描边、长按', async ({ page }) => {
    await tap(page, '加 0')
    await expect(front(page).getByText('加 2')).toBeVisible()
    await front(page).getByText('不能按').click({ force: true })
    await expect(front(page).getByText('加 2')).toBeVisible()
    const border = await front(page)
      .getByText('不能按')
      .evaluate((node) => getComputedStyle(node.closest('wx-button') ?? node, '::after').borderTopColor)
    expect(border).toBe('rgb(15, 124, 138)')
    const box = await byId(page, 'long').boundingBox()
    await page.mouse.move((box?.x ?? 0) + 5, (box?.y ?? 0) + 5)
    await page.mouse.down()
    await expect(log(page)).toHaveText('长按了')
    await page.mouse.up()
  })

  test('滚动区：横向事件与到头、下拉刷新、滚到指定处', async ({ page }) => {
    await front(page)
      .locator('.strip')
      .evaluate((node) => node.scrollTo(60, 0))
    await expect(log(page)).toHaveText('滚到 60')
    await front(page)
      .locator('.strip')
      .evaluate((node) => node.scrollTo(2000, 0))
    await expect(log(page)).toHaveText('到头了')
    await drag(page, front(page).getByText('第 0 行'), { y: 130 })
    await expect(log(page)).toHaveText('刷新')
    await expect
      .poll(() =>
        front(page)
          .locator('.list')
          .evaluate((node) => node.scrollTop),
      )
      .toBeGreaterThan(300)
  })

  test('轮播、滚轮、富文本、进度', async ({ page }) => {
    await drag(page, front(page).locator('wx-swiper'), { x: -120 })
    await expect(log(page)).toHaveText('第 1 张')
    await front(page).locator('wx-picker-view').getByText('梨').click()
    await expect(log(page)).toHaveText('转到 2')
    await expect(front(page).locator('wx-rich-text')).toHaveText('富文本')
    await expect(front(page).locator('wx-rich-text b')).toHaveCSS('color', 'rgb(10, 90, 102)')
    await expect(front(page).locator('wx-progress')).toHaveText('40%')
  })
})

test.describe('TDesign', () => {
  test('录入类：搜索、输入、多行、评分、单选、多选、开关、步进', async ({ page }) => {
    await openPhone(page, { at: 'library' })
    await front(page).getByPlaceholder('找一找').fill('灯')
    await expect(log(page)).toHaveText('找 灯')
    await front(page).getByPlaceholder('请输入姓名').fill('张三')
    await expect(log(page)).toHaveText('姓名 张三')
    await front(page).getByPlaceholder('请说明').fill('漏水了')
    await expect(log(page)).toHaveText('说明 漏水了')
    await front(page).locator('[class*="t-rate__icon"]').nth(4).click()
    await expect(log(page)).toHaveText('评分 5')
    await tap(page, '不满意')
    await expect(log(page)).toHaveText('评价 2')
    await tap(page, '扳手')
    await tap(page, '梯子')
    await expect(log(page)).toHaveText('工具 a+b')
    await front(page).locator('[class*="t-switch__body"]').first().click()
    await expect(log(page)).toHaveText('隐去 true')
    await front(page).locator('[class*="t-stepper__plus"]').first().click()
    await expect(log(page)).toHaveText('数量 2')
  })

  test('展示类：标签页、步骤、左滑、徽标、头像、图片、骨架、空状态', async ({ page }) => {
    await openPhone(page, { at: 'library' })
    await tap(page, '已办')
    await expect(log(page)).toHaveText('标签 done')
    await expect(front(page).getByText('已办内容')).toBeInViewport()
    await drag(page, front(page).getByText('左滑我'), { x: -100 })
    await front(page).getByText('删除').click()
    await expect(log(page)).toHaveText('删除了')
    for (const words of ['办结', '超期', '王', '加载中', '60%', '通知一条', '分割', '还没有内容'])
      await expect(front(page).getByText(words, { exact: true }).first()).toBeVisible()
    await expect(front(page).locator('[class*="t-skeleton"]').first()).toBeVisible()
    const mask = await front(page)
      .locator('[class*="t-icon-notification"]')
      .evaluate((node) => getComputedStyle(node, '::before').maskImage)
    expect(mask).toContain('icons/notification.svg')
  })

  test('上传组件选得到照片', async ({ page }) => {
    await openPhone(page, { at: 'library' })
    const choosing = page.waitForEvent('filechooser')
    await front(page).locator('[class*="t-upload__add-icon"]').first().click()
    await (await choosing).setFiles(path.join(__dirname, '../support/fixtures/preview-app/images/dot.png'))
    await expect(log(page)).toHaveText('照片 1')
  })

  test('弹层类：吐司、消息、对话框、弹出层、动作面板', async ({ page }) => {
    await openPhone(page, { at: 'overlays' })
    await tap(page, '吐司')
    await expect(front(page).getByText('提交成功')).toBeVisible()
    await expect(front(page).getByText('提交成功')).toBeHidden()
    await tap(page, '消息')
    await expect(front(page).getByText('消息来了')).toBeVisible()
    await tap(page, '对话框')
    await expect(front(page).getByText('要继续吗？')).toBeVisible()
    await tap(page, '继续')
    await expect(log(page)).toHaveText('继续了')
    await tap(page, '弹出层')
    await tap(page, '关闭弹层')
    await expect(log(page)).toHaveText('关了')
    await tap(page, '动作面板')
    await tap(page, '乙项')
    await expect(log(page)).toHaveText('选了 乙项')
  })

  test('选择类：选择器、日期、级联', async ({ page }) => {
    await openPhone(page, { at: 'overlays' })
    await tap(page, '选择器')
    await expect(front(page).getByText('选城市')).toBeVisible()
    await drag(page, front(page).getByText('合肥'), { y: -42 })
    await tap(page, '选好')
    await expect(log(page)).toHaveText(/城市 (hf|aq)/)
    await tap(page, '日期')
    await tap(page, '定了')
    await expect(log(page)).toHaveText('日期 2026-01-02')
    await tap(page, '级联')
    await tap(page, '赭麓街道')
    await tap(page, '车站社区')
    await expect(log(page)).toHaveText('网格 c1')
  })
})

test.describe('地图', () => {
  test.beforeEach(({ page }) => openPhone(page, { at: 'map' }))

  test('点标记、点图、图上的字', async ({ page }) => {
    await front(page).getByRole('button', { name: '路灯' }).click()
    await expect(log(page)).toHaveText('标记 1')
    await front(page)
      .locator('wx-map')
      .click({ position: { x: 30, y: 30 } })
    await expect(log(page)).toHaveText('点了 31.3')
    await expect(front(page).getByText('图上的字')).toBeVisible()
    await expect(front(page).getByText('楼道灯')).toBeVisible()
  })

  test('拖动说是拖动，程序移动说是更新；上下文可问可动', async ({ page }) => {
    await tap(page, '中心')
    await expect(log(page)).toHaveText('在 31.340,118.370')
    await drag(page, front(page).locator('wx-map'), { x: 60, y: 40 })
    await expect(byId(page, 'moved')).toHaveText('因 drag')
    await tap(page, '移到别处')
    await expect(byId(page, 'moved')).toHaveText('因 update')
    await tap(page, '中心')
    await expect(log(page)).toHaveText('在 31.350,118.380')
    await tap(page, '看全部')
    await tap(page, '加标记')
    await front(page).getByRole('button', { name: '新标记' }).click()
    await expect(log(page)).toHaveText('标记 2')
  })
})

test.describe('微信接口', () => {
  test.beforeEach(({ page }) => openPhone(page, { at: 'apis' }))
  const photo = path.join(__dirname, '../support/fixtures/preview-app/images/dot.png')

  test('吐司、对话框、面板', async ({ page }) => {
    await tap(page, '微信吐司')
    await expect(page.locator('.wx-toast')).toHaveText('好了')
    await tap(page, '微信对话框')
    await page.getByRole('dialog').getByText('行', { exact: true }).click()
    await expect(log(page)).toHaveText('答 true')
    await tap(page, '微信面板')
    await page.getByRole('dialog').getByText('丑').click()
    await expect(log(page)).toHaveText('第 1')
    await tap(page, '微信面板')
    await page.getByRole('dialog').getByText('取消').click()
    await expect(log(page)).toHaveText('showActionSheet:fail cancel')
  })

  test('两部手机的本地存储互不相见', async ({ page }) => {
    await tap(page, '存')
    await openPhone(page, { at: 'apis' })
    await tap(page, '取')
    await expect(log(page)).toHaveText('记住的')
    await openPhone(page, { at: 'apis', who: 'o-wang' })
    await tap(page, '取')
    await expect(log(page)).toHaveText('没有')
  })

  test('云函数：带着身份去，错误码原样回来，丢了会话自己重登', async ({ page }) => {
    await tap(page, '调用')
    await expect(log(page)).toHaveText('{"word":"你好","openid":"o-li"}')
    await tap(page, '调用失败')
    await expect(log(page)).toHaveText('码 -501000')
    server.loseSessions()
    await tap(page, '调用')
    await expect(log(page)).toHaveText('{"word":"你好","openid":"o-li"}')
    // the browser itself notes the one 401
    complaints = complaints.filter((text) => !text.includes('401'))
  })

  test('断网时调用失败，恢复后照常', async ({ page }) => {
    await page.evaluate(() => window.postMessage({ preview: 'network', online: false }, location.origin))
    await expect(page.locator('wx-device')).toHaveAttribute('data-offline', '')
    await tap(page, '调用失败')
    await expect(log(page)).toHaveText('码 -1')
    await page.evaluate(() => window.postMessage({ preview: 'network', online: true }, location.origin))
    await expect(page.locator('wx-device')).not.toHaveAttribute('data-offline', '')
    await tap(page, '调用')
    await expect(log(page)).toContainText('你好')
  })

  test('订阅消息：逐条可取消，总是保持后不再问但仍计数，离开点击就不行', async ({ page }) => {
    await tap(page, '订阅')
    const dialog = page.getByRole('dialog', { name: '订阅消息' })
    await expect(dialog).toContainText('诉求进度提醒')
    await dialog.getByLabel('办结通知').uncheck()
    await dialog.getByText('允许').click()
    await expect(log(page)).toHaveText('accept reject')
    await tap(page, '订阅')
    await dialog.getByLabel('总是保持以上选择').check()
    await dialog.getByText('允许').click()
    await expect(log(page)).toHaveText('accept accept')
    const before = server.subscriptions.length
    await tap(page, '订阅')
    await expect.poll(() => server.subscriptions.length).toBe(before + 1)
    await expect(dialog).toHaveCount(0)
    await tap(page, '迟订阅')
    await expect(log(page)).toHaveText('requestSubscribeMessage:fail can only be invoked by user TAP gesture.')
  })

  test('选照片、看尺寸、上传、取临时地址', async ({ page }) => {
    const choosing = page.waitForEvent('filechooser')
    await tap(page, '选照片')
    await (await choosing).setFiles(photo)
    await expect(log(page)).toHaveText(/照片 \d+×\d+/)
    await expect(byId(page, 'photo').locator('img')).toHaveAttribute('src', /^blob:/)
    await tap(page, '上传')
    await expect(log(page)).toHaveText('cloud://local/photos/one.png /phone/images/dot.png')
    expect(server.uploads.get('/wx/files/photos/one.png')).toBeGreaterThan(0)
  })

  test('定位是舞台给的位置；没声明的接口按微信的话拒绝', async ({ page }) => {
    await tap(page, '定位')
    await expect(log(page)).toHaveText('118.371234,31.341234')
    await tap(page, '模糊定位')
    await expect(log(page)).toHaveText(/getFuzzyLocation:fail the api need to be declared/)
  })

  test('没有的接口叫出名字，能力检测说实话，没有的页面按微信的话失败', async ({ page }) => {
    await tap(page, '未知接口')
    await expect(log(page)).toHaveText('预览还不支持 wx.startBeaconDiscovery')
    await tap(page, '能力检测')
    await expect(log(page)).toHaveText('true false undefined')
    await tap(page, '去未知页')
    await expect(log(page)).toHaveText('navigateTo:fail page "pages/none/none" is not found')
  })

  test('节点查询的坐标从导航栏下沿算起', async ({ page }) => {
    await tap(page, '查询节点')
    await expect(log(page)).toHaveText('顶 0 宽 375 共 2')
  })

  test('打电话先问，转发出卡片', async ({ page }) => {
    await tap(page, '打电话')
    await expect(page.getByText('呼叫 13800000000')).toBeVisible()
    await page.getByRole('dialog').getByText('取消').click()
    await tap(page, '转发')
    await expect(page.locator('.wx-share-card')).toContainText('楼道灯不亮')
    await expect(page.locator('.wx-share-path')).toHaveText('/pages/detail/detail?id=5')
  })

  test('云端时钟一动，手机里的 Date 跟着动', async ({ page }) => {
    const year = new Date().getFullYear()
    await tap(page, '看时间')
    await expect(log(page)).toHaveText(`${year} true true`)
    server.send('o-li', 'clock', { offset: 400 * 86_400_000, now: 0 })
    await expect(async () => {
      await tap(page, '看时间')
      await expect(log(page)).toHaveText(`${year + 1} true true`, { timeout: 200 })
    }).toPass()
  })

  test('时钟一动，看着的页面像回到前台一样再看一遍；对时不算', async ({ page }) => {
    const listening = page.waitForResponse(/\/wx\/events/)
    await openPhone(page)
    await listening
    await page.evaluate(() => {
      const { wx } = globalThis as unknown as { wx: Record<'onAppHide' | 'onAppShow', (done: () => void) => void> }
      const note = (word: string) => () => (document.documentElement.dataset.heard += ` ${word}`)
      wx.onAppHide(note('hide'))
      wx.onAppShow(note('show'))
    })
    server.send('o-li', 'clock', { offset: 0, now: 0 })
    server.send('o-li', 'clock', { offset: 3_600_000, now: 0 })
    await expect(log(page)).toHaveText('attached onLoad onShow onReady onHide onShow')
    await expect(page.locator('html')).toHaveAttribute('data-heard', /^undefined hide show$/)
  })

  test('服务通知从顶上落下，点开进到它的页面', async ({ page }) => {
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
    await expect(front(page).getByText('《详情 3 》')).toBeVisible()
  })
})

test.describe('舞台', () => {
  test.use({ viewport: { width: 1440, height: 900 } })

  test('三部手机并排，换人、看通知、断网、拨时钟', async ({ page }) => {
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
    await expect(resident.locator('.messages')).toContainText(/服务通知/)
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
})
