import { expect, type Page, test } from '@playwright/test'
import { STATION } from '../support/activity'
import { deskAt, isOpenToAll, signIn } from '../support/console-desk'
import { Stage } from '../support/stage'

const stage = Stage.ofThisFile()
const HEADINGS = '类别,名称,经度,纬度,地址,电话,开放时间'

const tableOf = (lines: string[]) => ({
  name: '地点.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from([HEADINGS, ...lines].join('\n')),
})

async function signedIn(address: string, username = 'quzhongxin'): Promise<Page> {
  const page = await deskAt(stage, address)
  await signIn(page, username)
  return page
}

test('导入地点：有问题的行先看到，确认以后写好的，居民的地图上就有', async () => {
  const { city, resident } = stage
  const {
    point: [lng, lat],
  } = await city.resident.ask('place', 'get', { id: STATION })
  const page = await signedIn('/places/import')
  await expect(page.getByText('先逐行检查')).toBeVisible()
  await isOpenToAll(page)
  await page
    .getByLabel('选择地点的表格')
    .setInputFiles(
      tableOf([
        `药店,拐角新药房,${lng + 0.0003},${lat},试验路1号,0553-0000111,每天 08:00-21:00`,
        `药店,=cmd|calc,${lng},${lat + 0.0004},试验路2号,坏,每天 08:00-21:00`,
        `药店,<img src=x onerror=alert(1)>,10,${lat},试验路3号,,随便`,
      ]),
    )
  await expect(page.getByRole('row', { name: /=cmd\|calc/ })).toContainText('电话')
  await expect(page.getByRole('row', { name: /<img src=x onerror=alert\(1\)>/ })).toContainText('开放时间')
  await isOpenToAll(page)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '下载有问题的行' }).click()
  expect((await download).suggestedFilename()).toBe('地点-有问题的行.xlsx')
  await page.getByRole('button', { name: '确认写入 1 行' }).click()
  await expect(page.getByText('地图上已经有了')).toBeVisible()

  await page.getByRole('link', { name: '地点', exact: true }).first().click()
  await page.getByLabel('名称或地址').fill('拐角新药房')
  await page.getByLabel('名称或地址').press('Enter')
  await expect(page.getByRole('link', { name: '拐角新药房' })).toBeVisible()
  await isOpenToAll(page)

  await resident.hidesLocation()
  await resident.goesTo('服务圈')
  await resident.sees('拐角新药房')
})

test('写到一半断了网：写好的都在，网好了点继续，一个不少一个不重', async () => {
  const page = await signedIn('/places/import')
  stage.complaints.length = 0
  let isCut = false
  let adopted = 0
  await page.route('**/*', (route) => {
    if (!route.request().postData()?.includes('importPlaces')) return route.continue()
    adopted += 1
    isCut ||= adopted === 2
    return isCut ? route.abort() : route.continue()
  })
  page.removeAllListeners('requestfailed')
  const lines = Array.from({ length: 520 }, (_, i) => {
    const lng = (118.374 + (i % 25) * 0.0004).toFixed(6)
    const lat = (31.332 + Math.floor(i / 25) * 0.0004).toFixed(6)
    return `药店,断网药房${i}号,${lng},${lat},断网路${i}号,,每天 08:00-21:00`
  })
  await page.getByLabel('选择地点的表格').setInputFiles(tableOf(lines))
  const confirm = page.getByRole('button', { name: /确认写入 \d+ 行/ })
  await expect(confirm).toBeVisible({ timeout: 30_000 })
  const meant = Number(/\d+/.exec(await confirm.innerText())?.[0])
  await confirm.click()
  await expect(page.getByRole('alert')).toContainText('已经写好的 500 行都在', { timeout: 30_000 })
  isCut = false
  adopted = 10
  await page.getByRole('button', { name: '继续' }).click()
  await expect(page.getByText('地图上已经有了')).toBeVisible({ timeout: 30_000 })
  const found = new Set<string>()
  for (let cursor: string | undefined = ''; cursor !== undefined;) {
    const list: { items: Array<{ id: string }>; next?: string } = await stage.city
      .phone('o-demo-district-1')
      .ask('gazetteer', 'places', { words: '断网药房', cursor })
    list.items.forEach(({ id }) => found.add(id))
    cursor = list.next
  }
  expect(found.size).toBe(meant)
})

test('两个人同时改一个地点：后保存的看到两边各改成什么，逐项选', async () => {
  const address = `/places/${STATION}`
  const first = await signedIn(address)
  const second = await signedIn(address, 'chezhan')
  for (const page of [first, second]) {
    await page.getByRole('button', { name: '修改' }).click()
    await expect(page.getByLabel('电话')).toBeVisible()
  }
  await isOpenToAll(second)
  await first.getByLabel('电话').fill('0553-0000001')
  await first.getByLabel('拓展服务').fill('代收快递')
  await first.getByRole('button', { name: '保存' }).click()
  await expect(first.getByText('0553-0000001')).toBeVisible()

  await second.getByLabel('电话').fill('0553-0000002')
  await second.getByRole('button', { name: '保存' }).click()
  await expect(second.getByRole('alert')).toContainText('有人先改了这里的资料')
  await expect(second.getByRole('radio', { name: '电话：他人改成0553-0000001' })).toBeVisible()
  await isOpenToAll(second)
  await second.getByRole('radio', { name: '电话：您改成0553-0000002' }).check()
  await second.getByRole('button', { name: '就这样保存' }).click()
  await expect(second.getByText('0553-0000002')).toBeVisible()
  await expect(second.getByText('代收快递')).toBeVisible()
})

test('事项清单和服务圈：看得到、查得到，谁都进得来', async () => {
  const page = await signedIn('/catalogue')
  await expect(page.getByText('示例目录')).toBeVisible()
  await page.getByLabel('事项、部门、编号').fill('违法建设')
  await page.getByLabel('事项、部门、编号').press('Enter')
  await expect(page.getByText(/共 \d 条/)).toBeVisible()
  await isOpenToAll(page)
  await page.getByRole('button', { name: '修改 在建违法建设制止' }).click()
  await page.getByLabel('应哨时限').fill('随便')
  await page.getByLabel('为什么改').fill('试一试')
  await page.getByRole('button', { name: '保存为新的一版' }).click()
  await expect(page.getByRole('alert')).toContainText('有几格不对')
  await isOpenToAll(page)
  await page.getByLabel('应哨时限').fill('2 个工作小时')
  await page.getByRole('button', { name: '保存为新的一版' }).click()
  await expect(page.getByText('试一试')).toBeVisible()
  await expect(page.getByLabel('哪一版')).toContainText('第 2 版（现行）')

  await page.getByRole('link', { name: '服务圈' }).click()
  await expect(page.getByText(/^示例路网，\d+ 个路口$/)).toBeVisible()
  await expect(page.getByRole('row', { name: /菜市场/ })).toBeVisible()
  await isOpenToAll(page)
})
