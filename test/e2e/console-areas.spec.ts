import { expect, type Locator, type Page, test } from '@playwright/test'
import type { Corner } from '../../cloudfunctions/contract/atlas'
import { deskOf, isOpenToAll } from '../support/console-desk'
import { Desk } from '../support/desk'
import { Stage } from '../support/stage'

const GRID = '340202014002005'
const stage = Stage.ofThisFile()

/** The district's grids at a desk of its own. */
const atDesk = (address: string) => deskOf(stage, 'quzhongxin', address)

async function drag(page: Page, what: Locator, to: { x: number; y: number }): Promise<void> {
  const from = (await what.boundingBox())!
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2)
  await page.mouse.down()
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 })
  await page.mouse.move(to.x, to.y, { steps: 4 })
  await page.mouse.up()
}

const middleOf = async (what: Locator): Promise<{ x: number; y: number }> => {
  const { x, y, width, height } = (await what.boundingBox())!
  return { x: x + width / 2, y: y + height / 2 }
}

test('区里改一条界线：交叉的说出来、标出来，存不了；改好了存，居民的手机定位到新的网格', async () => {
  const page = await atDesk(`/areas?area=${GRID}`)
  await expect(page.getByRole('heading', { name: '镜湖区的网格和界线' })).toBeVisible()
  await isOpenToAll(page)
  await page.getByRole('button', { name: '改界线' }).click()
  const corners = page.getByRole('button', { name: /^界点 \d+，共/ })
  await expect(corners.first()).toBeVisible()
  await isOpenToAll(page)

  // 只有本社区的网格共有的那个界点，往自己里面挪，哪条大界都不动.
  const desk = new Desk(stage.city.url, 'quzhongxin')
  const { borders } = await desk.ask('atlas', 'get', { id: GRID })
  const ring = borders[0]!.rings[0]!
  const outer = borders.filter(({ kind }) => kind === 'community').flatMap(({ rings }) => rings.flat())
  const inner = ring.findIndex((one) => !outer.some((two) => String(one) === String(two)))
  const corner = (index: number) => corners.nth((index + ring.length) % ring.length)

  await test.step('拖过了头，界线和自己交叉：一句话，一个记号，存不了', async () => {
    const [before, opposite, next] = [
      await middleOf(corner(inner - 1)),
      await middleOf(corner(inner + 2)),
      await middleOf(corner(inner + 1)),
    ]
    // 拖到对面那条边的外面去.
    const across = { x: (opposite.x + next.x) / 2, y: (opposite.y + next.y) / 2 }
    const beyond = { x: across.x + (across.x - before.x) * 0.25, y: across.y + (across.y - before.y) * 0.25 }
    await drag(page, corner(inner), beyond)
    await expect(page.getByRole('button', { name: '第05网格的界线和自己交叉了' })).toBeVisible()
    await expect(page.locator('.leaflet-overlay-pane path[stroke="#c62f26"]').first()).toBeVisible()
    await expect(page.getByRole('button', { name: '保存' })).toBeDisabled()
    await page.getByRole('button', { name: '第05网格的界线和自己交叉了' }).click()
    await page.getByRole('button', { name: '撤销' }).click()
    await expect(page.getByText('界线没有改动')).toBeVisible()
  })

  const middle: Corner = [0, 1].map((axis) =>
    Math.round(ring.reduce((sum, one) => sum + one[axis]!, 0) / ring.length),
  ) as Corner
  const point = {
    lng: (ring[inner]![0] * 0.85 + middle[0] * 0.15) / 1e6,
    lat: (ring[inner]![1] * 0.85 + middle[1] * 0.15) / 1e6,
  }
  const gridAt = async () => (await stage.city.resident.ask('area', 'locate', { point })).id
  expect(await gridAt()).toBe(GRID)

  await test.step('往里挪，邻居跟着挪，存成新的一版', async () => {
    // 看过问题的地方以后，地图不在原处：从地址再来，整块都看得到.
    await page.reload()
    await page.getByRole('button', { name: '改界线' }).click()
    const spots = await Promise.all(ring.map((_, i) => middleOf(corner(i))))
    const inside = {
      x: spots.reduce((sum, { x }) => sum + x, 0) / ring.length,
      y: spots.reduce((sum, { y }) => sum + y, 0) / ring.length,
    }
    await drag(page, corner(inner), inside)
    await expect(page.getByText(/^改了 \d 块地方的界线$/)).toBeVisible()
    await page.getByRole('button', { name: '保存' }).click()
    await expect(page.getByText(/已经是第 2 版/)).toBeVisible()
    await expect(page.getByText('第 2 版 · 774 块地方')).toBeVisible()
  })

  await test.step('一分钟以后，手机在那里定位，是另一个网格', async () => {
    await stage.timePasses('+10 分钟')
    await expect.poll(gridAt).not.toBe(GRID)
  })
  await page.context().close()
})
