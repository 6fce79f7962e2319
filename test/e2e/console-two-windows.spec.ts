import { expect, type Page, test } from '@playwright/test'
import { deskOf, isOpenToAll } from '../support/console-desk'
import { Stage } from '../support/stage'

const stage = Stage.ofThisFile()

const GRID = '340202014002005'

/** 改资料 of the grid's worker, as one window has it. */
async function amending(page: Page) {
  await page
    .getByRole('button', { name: /^改资料：/ })
    .first()
    .click()
  const form = page.getByRole('dialog').filter({ visible: true })
  await expect(form).toBeVisible()
  return form
}

test('两个窗口同时改一个网格员的电话：先存的留着，后存的两个都看得到，选了才写上；没碰的一格也不丢', async () => {
  const address = `/staff?area=${GRID}`
  const [first, second] = [await deskOf(stage, 'chezhan', address), await deskOf(stage, 'chezhan', address)]
  const [mine, late] = [await amending(first), await amending(second)]

  await mine.getByLabel('对外电话').fill('0553-7654321')
  await mine.getByLabel('同时最多在办').fill('33')
  await mine.getByRole('button', { name: '保存' }).click()
  await expect(mine).toBeHidden()
  await expect(first.getByText('0553-7654321')).toBeVisible()

  await late.getByLabel('对外电话').fill('0553-1234567')
  await late.getByRole('button', { name: '保存' }).click()
  await expect(late.getByRole('alert')).toContainText('您打开以后，别人也改了这个人的资料')
  await expect(late.getByText('0553-7654321')).toBeVisible()
  await isOpenToAll(second)
  await late.getByRole('radio', { name: /您改成0553-1234567/ }).check()
  await late.getByRole('button', { name: '就这样定' }).click()
  await expect(late.getByLabel('同时最多在办')).toHaveValue('33')
  await late.getByRole('button', { name: '保存' }).click()
  await expect(late).toBeHidden()
  await expect(second.getByText('0553-1234567')).toBeVisible()
  const again = await amending(second)
  await expect(again.getByLabel('同时最多在办')).toHaveValue('33')
})
