import { expect, type Page, test } from '@playwright/test'
import { deskOf, isOpenToAll } from '../support/console-desk'
import { Stage } from '../support/stage'

const stage = Stage.ofThisFile()

const signedIn = (username: string, address: string) => deskOf(stage, username, address)

async function change(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: '改：谁来办' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('内容').fill(text)
  await dialog.getByLabel('为什么改').fill('说得更明白')
}

test('区里改一条基础数据，两个人同时改的并排选，改好的居民看得到', async () => {
  const [page, other] = await Promise.all([
    signedIn('quzhongxin', '/reference/charter'),
    signedIn('quzhongxin', '/reference/charter'),
  ])
  await expect(page.getByRole('heading', { name: '一套制度' })).toBeVisible()
  await isOpenToAll(page)
  await change(page, '先找网格员。')
  await isOpenToAll(page)
  await change(other, '有事先找网格员，一定有人管。')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('cell', { name: '先找网格员。' })).toBeVisible()

  await test.step('后保存的看到两样，选自己的', async () => {
    await other.getByRole('button', { name: '保存' }).click()
    const dialog = other.getByRole('dialog')
    await expect(dialog.getByText('先找网格员。', { exact: true })).toBeVisible()
    await isOpenToAll(other)
    await dialog.getByRole('radio', { name: /您改成/ }).check()
    await other.getByRole('button', { name: '就这样定' }).click()
    await other.getByRole('button', { name: '保存' }).click()
    await expect(other.getByRole('cell', { name: '有事先找网格员，一定有人管。' })).toBeVisible()
    await expect(other.getByText('第 3 版')).toBeVisible()
  })

  await test.step('历次修改都在', async () => {
    await other.getByRole('button', { name: '历次修改' }).click()
    await expect(other.getByRole('dialog').getByRole('listitem')).toHaveCount(3)
  })

  await test.step('居民的网格主页上就是新的', async () => {
    await stage.city.passes({ minutes: 2 })
    const { charter } = await stage.city.resident.ask('area', 'card', { area: '340202014002005' })
    expect(charter[0]?.text).toBe('有事先找网格员，一定有人管。')
  })
})

test('社区只管自己的人：登记请假，看得到；基础数据不归社区', async () => {
  const page = await signedIn('chezhan', '/staff')
  const row = page.getByRole('row').filter({ hasText: '网格员' }).filter({ hasText: '340202014002005' })
  await expect(row).toBeVisible()
  await isOpenToAll(page)
  await row.getByRole('button', { name: /请假/ }).click()
  const dialog = page.getByRole('dialog')
  const state = await fetch(`${new URL(stage.page.url()).origin}/stage/state`)
  const { now } = (await state.json()) as { now: number }
  const day = new Date(now + 8 * 3_600_000).toISOString().slice(0, 10)
  await dialog.getByLabel('从').fill(`${day}T00:00`)
  await dialog.getByLabel('到').fill(`${day}T23:59`)
  await isOpenToAll(page)
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(row.getByText(/请假至/)).toBeVisible()

  await page.evaluate(() => (location.hash = '/reference'))
  await expect(page.getByRole('heading', { name: /车站社区.*诉求/ })).toBeVisible()
  await expect(page.getByRole('link', { name: '基础数据' })).toHaveCount(0)
})
