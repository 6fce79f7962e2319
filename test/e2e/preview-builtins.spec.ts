import { expect, test } from '../support/sample-phone'

test.describe('内置组件', () => {
  test.beforeEach(({ phone }) => phone.open({ at: 'controls' }))

  test('输入框：双向绑定、字数上限、回车确认', async ({ phone }) => {
    const input = phone.front.getByPlaceholder('姓名')
    await input.fill('张三丰')
    await expect(phone.id('echo')).toHaveText('张三丰｜')
    await input.press('Enter')
    await expect(phone.id('echo')).toHaveText('张三丰｜张三丰')
    await input.fill('一二三四五六七八')
    await expect(phone.id('echo')).toContainText('一二三四五六｜')
  })

  test('表单收齐各种控件的值，也能重置', async ({ phone }) => {
    await phone.front.getByPlaceholder('说明').fill('两行\n说明')
    await phone.front.locator('wx-switch').click()
    await expect(phone.log).toHaveText('开关 true')
    await phone.tap('甲')
    await phone.tap('乙')
    await expect(phone.log).toHaveText('勾选 a+b')
    await phone.tap('满意')
    await phone.tap('不满意')
    await expect(phone.log).toHaveText('评价 bad')
    await phone.tap('提交')
    const value = JSON.parse((await phone.log.textContent()) ?? '') as Record<string, unknown>
    expect(value).toMatchObject({ words: '两行\n说明', hidden: true, tools: ['a', 'b'], grade: 'bad', volume: 0 })
    await phone.tap('重置')
    await expect(phone.log).toHaveText('已重置')
    await expect(phone.front.getByPlaceholder('说明')).toHaveValue('')
  })

  test('选择器从下面升起：普通、日期、时间、联动', async ({ page, phone }) => {
    const sheet = page.locator('.wx-sheet')
    const choose = async (opener: string, words: string[]): Promise<void> => {
      await phone.front.getByText(opener).click()
      for (const word of words) await sheet.getByText(word, { exact: true }).click()
      await sheet.getByText('确定').click()
      await expect(sheet).toHaveCount(0)
    }
    await choose('选：无', ['梨'])
    await expect(phone.front.getByText('选：梨')).toBeVisible()
    await choose('日期：', ['4月', '2日'])
    await expect(phone.front.getByText('日期：2026-04-02')).toBeVisible()
    await choose('时间：', ['10时', '31分'])
    await expect(phone.front.getByText('时间：10:31')).toBeVisible()
    await phone.front.getByText('地区：').click()
    await sheet.getByText('西').click()
    await sheet.getByText('四').click()
    await sheet.getByText('确定').click()
    await expect(phone.front.getByText('地区：西四')).toBeVisible()
  })

  test('按钮：data-*、禁用、描边、长按', async ({ page, phone }) => {
    await phone.tap('加 0')
    await expect(phone.front.getByText('加 2')).toBeVisible()
    await phone.front.getByText('不能按').click({ force: true })
    await expect(phone.front.getByText('加 2')).toBeVisible()
    const border = await phone.front
      .getByText('不能按')
      .evaluate((node) => getComputedStyle(node.closest('wx-button') ?? node, '::after').borderTopColor)
    expect(border).toBe('rgb(15, 124, 138)')
    const box = await phone.id('long').boundingBox()
    await page.mouse.move((box?.x ?? 0) + 5, (box?.y ?? 0) + 5)
    await page.mouse.down()
    await expect(phone.log).toHaveText('长按了')
    await page.mouse.up()
  })

  test('滚动区：横向事件与到头、下拉刷新、滚到指定处', async ({ phone }) => {
    await phone.front.locator('.strip').evaluate((node) => node.scrollTo(60, 0))
    await expect(phone.log).toHaveText('滚到 60')
    await phone.front.locator('.strip').evaluate((node) => node.scrollTo(2000, 0))
    await expect(phone.log).toHaveText('到头了')
    await phone.drag(phone.front.getByText('第 0 行'), { y: 130 })
    await expect(phone.log).toHaveText('刷新')
    await expect.poll(() => phone.front.locator('.list').evaluate((node) => node.scrollTop)).toBeGreaterThan(300)
  })

  test('轮播、滚轮、富文本、进度', async ({ phone }) => {
    await phone.drag(phone.front.locator('wx-swiper'), { x: -120 })
    await expect(phone.log).toHaveText('第 1 张')
    await phone.front.locator('wx-picker-view').getByText('梨').click()
    await expect(phone.log).toHaveText('转到 2')
    await expect(phone.front.locator('wx-rich-text')).toHaveText('富文本')
    await expect(phone.front.locator('wx-rich-text b')).toHaveCSS('color', 'rgb(10, 90, 102)')
    await expect(phone.front.locator('wx-progress')).toHaveText('40%')
  })
})
