import { expect, test } from '@playwright/test'
import { deskAt, deskOf, isOpenToAll, signIn } from '../support/console-desk'
import { desksIn } from '../support/desk'
import { Stage } from '../support/stage'

const stage = Stage.ofThisFile()
const desk = desksIn(() => stage.city.url)

const DEPARTMENT = 'd-district-01'
const OWN = 'Liaison-2026'

test('联络员在电脑上看得到本部门的人，导入一张名单就发出邀请码；经办人的菜单里没有这一页', async () => {
  const district = desk('quzhongxin')
  const { people } = await district.ask('login', 'candidates', { role: 'department', scope: DEPARTMENT })
  const { person } = people.find(({ postText }) => postText === '联络员')!
  const given = { username: 'lianluoyuan', role: 'department' as const, scope: DEPARTMENT, person }
  const { password } = await district.ask('login', 'create', given)

  const page = await deskAt(stage, '/staff')
  await signIn(page, given.username, password)
  await page.getByLabel('现在的密码').fill(password)
  await page.getByLabel('新密码', { exact: true }).fill(OWN)
  await page.getByLabel('再输入一次新密码').fill(OWN)
  await page.getByRole('button', { name: '改好了' }).click()
  await expect(page.getByRole('row').filter({ hasText: '经办人' })).toHaveCount(2)
  await expect(page.getByRole('link', { name: '人和团队' })).toBeVisible()
  await isOpenToAll(page)

  await page.getByRole('link', { name: '导入和邀请' }).click()
  await expect(page.getByText(`写本部门的编号 ${DEPARTMENT}`)).toBeVisible()
  const buffer = Buffer.from(`地方,岗位,姓名,电话\n${DEPARTMENT},经办人,王小明,13800000000`)
  await page.locator('input[type=file]').setInputFiles({ name: '名单.csv', mimeType: 'text/csv', buffer })
  await expect(page.getByText('表里没有这些列，照现在的样子不动：最多在办、接哪些类别、人员编号')).toBeVisible()
  await isOpenToAll(page)
  await page.getByRole('button', { name: '确认写入 1 行' }).click()
  await expect(page.getByRole('status').filter({ hasText: '个邀请码' })).toContainText('已发 1 个邀请码')

  const officer = await deskOf(stage, 'chengguan')
  await expect(officer.getByRole('link', { name: '吹哨' })).toBeVisible()
  await expect(officer.getByRole('link', { name: '人和团队' })).toHaveCount(0)
})
