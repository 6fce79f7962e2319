import { expect, test } from '@playwright/test'
import { deskOf, isOpenToAll } from '../support/console-desk'
import { Stage } from '../support/stage'
import { calledFrom, castOf } from '../support/whistle'

// 菜单里的每一页，四种身份都走一遍：读屏念得出，键盘走得到，走到哪里看得见。

const stage = Stage.ofThisFile(async ({ city }) => {
  await calledFrom(castOf(city))
  await city.resident.report()
})

for (const username of ['quzhongxin', 'zhelu', 'chezhan', 'chengguan'])
  test(`${username} 的菜单，一页一页都没有挡着人的`, async () => {
    const page = await deskOf(stage, username)
    const links = page.getByRole('navigation', { name: '主菜单' }).getByRole('link')
    await expect(links.first()).toBeVisible()
    for (const link of await links.all()) {
      await link.click()
      await expect(link).toHaveClass(/\bon\b/)
      await expect(page.locator('#main').getByRole('heading').first()).toBeVisible()
      // Whoever speaks to the page says what they see: a name that is read holds what is shown.
      await isOpenToAll(page, { 'label-content-name-mismatch': { enabled: true } })
    }
  })

test('按 Tab 走到的按钮，都描着边', async () => {
  const page = await deskOf(stage, 'zhelu', '/logins')
  const button = page.getByRole('button', { name: '开账号' })
  await expect(button).toBeVisible()
  await page.locator('#main').focus()
  await page.keyboard.press('Tab')
  await expect(button).toBeFocused()
  await expect(button).toHaveCSS('outline-style', 'solid')
})
