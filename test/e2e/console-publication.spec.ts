import { expect, test } from '@playwright/test'
import { deskOf, isOpenToAll } from '../support/console-desk'
import { Desk } from '../support/desk'
import { Stage } from '../support/stage'

const stage = Stage.ofThisFile()

const ELSEWHERE = '340202013001'

test('社区写好公告发布，本社区居民的首页上看得到，别的社区看不到；撤回了也说清楚', async () => {
  const { resident, city } = stage
  const page = await deskOf(stage, 'chezhan', '/announcements')
  await expect(page.getByRole('heading', { name: /发的公告/ })).toBeVisible()
  await isOpenToAll(page)
  await page.getByRole('button', { name: '写公告' }).click()
  await expect(page.getByText(/个网格的居民看得到/)).toBeVisible()
  await page.getByLabel('类别').selectOption('停水停电')
  await page.getByLabel('标题').fill('今晚检修水管')
  await page.getByRole('button', { name: '发布', exact: true }).click()
  await expect(page.getByText('请填写正文')).toBeVisible()
  await page.getByLabel('正文').fill('今晚八点到十点停水，请提前储水。')
  const now = Date.parse(`${await stage.page.evaluate(() => new Date().toISOString())}`)
  await page.getByLabel('展示到').fill(new Date(now + 20 * 86_400_000).toISOString().slice(0, 16))
  await page.getByLabel('紧急，排在最前、标红').check()
  await isOpenToAll(page)
  await page.getByRole('button', { name: '发布', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '发布' }).click()
  await expect(page.getByText('发布了，居民现在就看得到')).toBeVisible()
  await isOpenToAll(page)

  // 别的实例记着的，几秒以后才算旧.
  await stage.timePasses('+1 小时')
  await resident.restarts()
  await resident.tapsText('今晚检修水管')
  await resident.isAt('公告')
  await resident.sees('今晚八点到十点停水，请提前储水。', '车站社区')
  await stage.keepsPicture('announcement')
  const { items } = await city.resident.ask('announcement', 'board', { area: ELSEWHERE })
  expect(items.map(({ title }) => title)).not.toContain('今晚检修水管')

  await page.getByRole('button', { name: '撤回' }).click()
  await page.getByLabel('撤回原因').fill('自来水公司改期了')
  await page.getByRole('dialog').getByRole('button', { name: '撤回' }).click()
  await expect(page.getByText('撤回了，居民看得到撤回的原因')).toBeVisible()
  await stage.timePasses('+1 小时')
  await resident.restarts()
  await resident.seesNo('今晚检修水管')
})

test('社区推荐，街道、区审核，公示的名单在手机上看得到，居民提了异议', async () => {
  const { resident, city } = stage
  const district = new Desk(city.url, 'quzhongxin')
  const now = (await district.ask('oversight', 'health', {})).at
  const { id } = await district.ask('award', 'open', {
    title: '季度网格员评优',
    year: 2026,
    kinds: [{ name: '暖心网格员', quota: 1 }],
    nominators: ['community'],
    nominateUntil: now + 3600_000,
    reviewUntil: now + 20 * 86_400_000,
    publicDays: 5,
  })

  const community = await deskOf(stage, 'chezhan', `/awards/${id}`)
  await community.getByLabel('推荐谁').selectOption({ label: '王秀兰 · 车站社区第05网格' })
  await community.getByLabel('事迹').fill('一年走访 620 户，件件有回音')
  await community.getByRole('button', { name: '推荐', exact: true }).click()
  await expect(community.getByText('王秀兰：待街道审核')).toBeVisible()
  await isOpenToAll(community)

  const street = await deskOf(stage, 'zhelu', `/awards/${id}`)
  await street.getByRole('button', { name: /^审核通过，推荐到区/ }).click()
  await street.getByLabel('审核意见').fill('事迹属实')
  await street.getByRole('dialog').getByRole('button', { name: '审核通过，推荐到区' }).click()
  await expect(street.getByText('王秀兰：待区审核')).toBeVisible()

  const centre = await deskOf(stage, 'quzhongxin', `/awards/${id}`)
  await centre.getByRole('button', { name: /^审核通过：/ }).click()
  await centre.getByLabel('审核意见').fill('通过')
  await centre.getByRole('dialog').getByRole('button', { name: '审核通过' }).click()
  await expect(centre.getByText('王秀兰：审核通过')).toBeVisible()
  await stage.timePasses('+1 小时')
  await centre.reload()
  await centre.getByLabel(/^入围：王秀兰/).check()
  await centre.getByRole('button', { name: '公示入围名单（1 人）' }).click()
  await centre.getByRole('dialog').getByRole('button', { name: '开始公示' }).click()
  await expect(centre.getByText(/名单开始公示/)).toBeVisible()
  await isOpenToAll(centre)

  await resident.restarts()
  await resident.goesTo('我的')
  await resident.taps('网格员评优')
  await resident.tapsText('季度网格员评优')
  await resident.sees('暖心网格员', '王秀兰', '一年走访 620 户，件件有回音')
  await resident.taps('对王秀兰提异议')
  await resident.writes('三月二日反映的事一直没有人来')
  await resident.taps('提交异议')
  await resident.sees('您提的异议，区网格中心正在看')
  await stage.keepsPicture('award')

  await centre.reload()
  await centre.getByRole('button', { name: /^异议不成立/ }).click()
  await centre.getByLabel('答复').fill('已核实，当天就到了现场')
  await centre.getByRole('dialog').getByRole('button', { name: '答复' }).click()
  await expect(centre.getByText('异议不成立', { exact: true })).toBeVisible()
})
