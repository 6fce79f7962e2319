import { expect, test } from '@playwright/test'
import { deskOf, isOpenToAll } from '../support/console-desk'
import { Stage } from '../support/stage'
import { act, calledFrom, castOf, see } from '../support/whistle'

/** A whistle at 区城管局, which nobody there has answered. */
let whistle: string
const stage = Stage.ofThisFile(async ({ city }) => {
  whistle = (await calledFrom(castOf(city))).id
  await city.passes({ minutes: 1 })
})

test('街道从指挥台到清单、到一声哨，督办一步，部门那边看得到', async () => {
  const { city } = stage
  const page = await deskOf(stage, 'zhelu')

  await test.step('指挥台上有今天的诉求，地图能看热力', async () => {
    await expect(page.getByRole('heading', { name: /反映的诉求/ })).toBeVisible()
    await page.getByRole('button', { name: '热力' }).click()
    await expect(page.locator('canvas')).toBeVisible()
    await isOpenToAll(page)
    await page.screenshot({ path: 'test-results/screens/指挥台-热力.png' })
  })

  await test.step('数字后面是名单，名单里是那一声', async () => {
    await page.getByRole('link', { name: '全部的哨' }).click()
    await expect(page.getByRole('heading', { name: '赭麓街道的哨' })).toBeVisible()
    await isOpenToAll(page)
    await page.getByRole('link', { name: '占道经营' }).first().click()
    await expect(page.getByRole('heading', { name: '部门和时限' })).toBeVisible()
    await isOpenToAll(page)
    await page.screenshot({ path: 'test-results/screens/一声哨.png', fullPage: true })
  })

  await test.step('督办', async () => {
    await page.getByRole('button', { name: '督办' }).click()
    await page.getByRole('radio').first().check()
    await page.getByLabel('督办要求').fill('今天要到现场')
    await page.getByRole('button', { name: '督办' }).click()
    await expect(page.getByText('督办，办好了：')).toBeVisible()
  })

  expect((await see(city.department, whistle)).supervision).toMatchObject({ note: '今天要到现场' })
  await act(city.department, whistle, { name: 'answer' })
  await page.context().close()
})
