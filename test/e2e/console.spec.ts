import { expect, test } from '@playwright/test'
import { deskAt, isOpenToAll, signIn } from '../support/console-desk'
import { PASSWORD } from '../support/desk'
import { act, calledFrom, castOf } from '../support/whistle'
import { Stage } from '../support/stage'

/** Two whistles at 区城管局, one of them answered. */
const stage = Stage.ofThisFile(async ({ city }) => {
  const cast = castOf(city)
  await calledFrom(cast)
  const answered = await calledFrom(cast)
  await act(cast.officer, answered.id, { name: 'answer' })
  await city.passes({ minutes: 1 })
})

const atDesk = (address?: string, size?: { width: number; height: number }) => deskAt(stage, address, size)

test('区网格中心登录，指挥台上的数加得起来，点开就是名单', async () => {
  const page = await atDesk()
  await isOpenToAll(page)
  await signIn(page, 'quzhongxin', 'wrong-Password1')
  await expect(page.getByRole('alert')).toHaveText('用户名或密码不对，请再试一次')
  await expect(page.getByLabel('用户名')).toHaveValue('quzhongxin')
  await signIn(page, 'quzhongxin')
  await expect(page.getByRole('heading', { name: '超期和快到期' })).toBeVisible()
  await expect(page.getByText('镜湖区网格化服务管理中心')).toBeVisible()
  await isOpenToAll(page)
  await page.getByRole('button', { name: '赭麓街道' }).click()
  await page
    .getByRole('row', { name: /区城管局/ })
    .getByRole('link', { name: '2' })
    .first()
    .click()
  await expect(page.getByRole('heading', { name: '赭麓街道的哨' })).toBeVisible()
  await expect(page.getByRole('link', { name: '占道经营' })).toHaveCount(2)
  await isOpenToAll(page)

  await test.step('刷新、后退，看的还是那些', async () => {
    await page.reload()
    await expect(page.getByRole('link', { name: '占道经营' })).toHaveCount(2)
    await page.goBack()
    await expect(page.getByRole('heading', { name: '超期和快到期' })).toBeVisible()
  })

  await test.step('考核的表看得到', async () => {
    await page.getByRole('link', { name: '考核', exact: true }).click()
    await expect(page.getByRole('columnheader', { name: '按时办结率' })).toBeVisible()
    await isOpenToAll(page)
  })
})

test('大屏一屏放得下，按 Esc 回来', async () => {
  const page = await atDesk('/screen', { width: 1920, height: 1080 })
  await signIn(page, 'quzhongxin')
  await expect(page.getByRole('heading', { name: '各部门手上的' })).toBeVisible()
  const overflow = await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)
  expect(overflow).toBeLessThanOrEqual(0)
  await isOpenToAll(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('link', { name: '指挥台' })).toBeVisible()
})

test('部门登录，看到要办的哨；指挥台不是它的', async () => {
  const page = await atDesk('/command')
  await signIn(page, 'chengguan')
  await expect(page.getByRole('heading', { name: '区城管局的哨' })).toBeVisible()
  await expect(page.getByRole('link', { name: '指挥台' })).toHaveCount(0)
  await isOpenToAll(page)
})

test('第一次登录，先改密码，才能继续', async () => {
  const page = await atDesk()
  await signIn(page, 'xinren')
  await expect(page.getByRole('heading', { name: '先改一个自己的密码' })).toBeVisible()
  await isOpenToAll(page)
  await page.getByLabel('现在的密码').fill(PASSWORD)
  await page.getByLabel('新密码', { exact: true }).fill('Xinren-2026')
  await expect(page.getByText('不含用户名（倒着写、换大小写也不行），还不符合')).toBeVisible()
  await page.getByLabel('新密码', { exact: true }).fill('Gaiguo-2026')
  await page.getByLabel('再输入一次新密码').fill('Gaiguo-2026')
  await page.getByRole('button', { name: '改好了' }).click()
  await expect(page.getByRole('heading', { name: '车站社区的诉求' })).toBeVisible()
})

test('街道从清单打开一件诉求，督办，居民的手机上马上看得到', async () => {
  const { city, resident } = stage
  const words = '路口的井盖松了，车一过就响'
  await city.resident.report({ words })
  const page = await atDesk()
  await signIn(page, 'zhelu')
  await page.getByRole('link', { name: '诉求', exact: true }).click()
  await expect(page.getByRole('heading', { name: '赭麓街道的诉求' })).toBeVisible()
  await isOpenToAll(page)
  await page.getByLabel('进度').selectOption('待接单')
  await page.getByRole('link', { name: words }).click()
  await expect(page.getByRole('heading', { name: words })).toBeVisible()
  await page.getByRole('button', { name: '督办' }).click()
  await isOpenToAll(page)
  await page.getByRole('button', { name: '督办' }).click()
  await expect(page.getByRole('alert')).toHaveText('请填写督办要求')
  await page.getByLabel('督办要求').fill('今天到现场看一看')
  await page.getByRole('button', { name: '督办' }).click()
  await expect(page.getByText('督办，办好了：')).toBeVisible()
  await page.goBack()
  await expect(page.getByLabel('进度')).toHaveValue('waiting')

  await resident.restarts()
  await resident.goesTo('诉求')
  await resident.tapsText(words)
  await resident.sees('督办')
})

test('上一级停用了账号：开着的页面说账号停用了，填的还在；恢复了，再试就接着用', async () => {
  const page = await atDesk('/tickets?only=waiting')
  await signIn(page, 'chezhan')
  await expect(page.getByRole('heading', { name: '车站社区的诉求' })).toBeVisible()
  const keeper = await atDesk('/logins')
  await signIn(keeper, 'zhelu')
  const line = keeper.getByRole('row').filter({ hasText: 'chezhan' })
  await line.getByRole('button', { name: '停用' }).click()
  await keeper.getByRole('dialog').getByRole('button', { name: '停用' }).click()
  await expect(line).toContainText('已停用')
  await page.getByLabel('类别').selectOption({ index: 1 })
  const veil = page.getByRole('dialog')
  await expect(veil).toContainText('这个账号已停用，请联系上一级，部门的请联系本部门的联络员')
  await isOpenToAll(page)
  await veil.getByRole('button', { name: '已经恢复了，再试一次' }).click()
  await expect(veil).toContainText('这个账号已停用，请联系上一级，部门的请联系本部门的联络员')
  await line.getByRole('button', { name: '恢复' }).click()
  await keeper.getByRole('dialog').getByRole('button', { name: '恢复' }).click()
  await expect(line).not.toContainText('已停用')
  await veil.getByRole('button', { name: '已经恢复了，再试一次' }).click()
  await expect(veil).toHaveCount(0)
  await expect(page.getByLabel('进度')).toHaveValue('waiting')
})

test('登录在别处被退了：就在这一页重新登录，筛的条件都还在', async () => {
  const page = await atDesk('/whistles?only=late')
  await signIn(page, 'quzhongxin')
  await expect(page.getByRole('heading', { name: '镜湖区的哨' })).toBeVisible()
  const other = await atDesk()
  await signIn(other, 'quzhongxin')
  await other.getByRole('button', { name: '谢少华' }).click()
  await other.getByRole('menuitem', { name: '在所有电脑上退出' }).click()
  await other.getByRole('button', { name: '都退出' }).click()
  await expect(other.getByRole('heading', { name: '登录管理端' })).toBeVisible()
  await page.getByLabel('哨的类别').selectOption({ index: 1 })
  await expect(page.getByRole('dialog')).toContainText('登录过期了，请再登录一次')
  await page.getByRole('dialog').getByLabel('密码', { exact: true }).fill(PASSWORD)
  await page.getByRole('dialog').getByRole('button', { name: '登录', exact: true }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(page.url()).toContain('only=late')
})
