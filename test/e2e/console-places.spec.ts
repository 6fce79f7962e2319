import { expect, test } from '@playwright/test'
import { deskOf, isOpenToAll } from '../support/console-desk'
import { Stage } from '../support/stage'

// 社区在电脑上新增一个地点，居民的地图上就有；停用了，打开的人知道为什么。

const stage = Stage.ofThisFile()
const NAME = '车站新开的药店'

test('在地图上点一下、用方向键挪一挪，新增；停用以后居民看到原因，重新启用又回来', async () => {
  const page = await deskOf(stage, 'chezhan', '/places')
  await page.getByRole('link', { name: '新增' }).click()
  await expect(page.getByRole('heading', { name: '新增地点' })).toBeVisible()
  await page.getByLabel('名称').fill(NAME)
  await page.getByLabel('类别').selectOption('药店')
  await page.getByLabel('地址').fill('示例路 8 号')
  await page.getByLabel('经度').fill('118.30')
  await page.getByLabel('纬度').fill('31.35')
  await expect(page.getByText('这个位置不在您管的地方，请在界线里面点')).toBeVisible()

  const map = page.getByRole('group', { name: '位置图' })
  const box = (await map.boundingBox())!
  await map.click({ position: { x: box.width / 2, y: box.height / 2 } })
  await expect(page.getByText('在车站社区')).toBeVisible()
  const before = Number(await page.getByLabel('经度').inputValue())
  await page.getByRole('button', { name: /这个地点的位置/ }).focus()
  for (const metres of [10, 20]) {
    await page.keyboard.press('Shift+ArrowRight')
    await expect
      .poll(async () => Number(await page.getByLabel('经度').inputValue()))
      .toBeGreaterThan(before + metres * 0.000009)
  }
  await isOpenToAll(page)
  await page.getByRole('button', { name: '新增' }).click()
  await expect(page.getByRole('heading', { name: NAME })).toBeVisible()
  await isOpenToAll(page)

  const id = decodeURIComponent(page.url().split('/').at(-1)!)
  const { point } = await stage.city.resident.ask('place', 'get', { id })
  const [lng, lat] = point
  const bounds = { west: lng - 0.0002, east: lng + 0.0002, south: lat - 0.0002, north: lat + 0.0002 }
  const onMap = async () =>
    (await stage.city.resident.ask('place', 'around', { bounds })).items.map((one) => one.id).includes(id)
  expect(await onMap()).toBe(true)

  await test.step('停用', async () => {
    await page.getByRole('button', { name: '停用' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('停用的原因').fill('搬到新址')
    await isOpenToAll(page)
    await dialog.getByRole('button', { name: '停用' }).click()
    await expect(page.getByText(/停用了：搬到新址/)).toBeVisible()
    expect(await onMap()).toBe(false)
    await stage.resident.opens(`/packages/circle/place/place?id=${id}`)
    await stage.resident.sees(NAME, '已停用', /停用了：搬到新址/)
  })

  await test.step('重新启用', async () => {
    await page.getByRole('button', { name: '重新启用' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '重新启用' }).click()
    await expect(page.getByText(/停用了：搬到新址/)).toBeHidden()
    expect(await onMap()).toBe(true)
  })
})
