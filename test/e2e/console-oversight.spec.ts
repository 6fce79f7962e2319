import { expect, type Page, test } from '@playwright/test'
import { COMMUNITY } from '../support/activity'
import { JPEG } from '../support/city'
import { deskOf, isOpenToAll } from '../support/console-desk'
import { Stage } from '../support/stage'
import { calledFrom, castOf } from '../support/whistle'

const DOUBTFUL = Buffer.concat([JPEG, Buffer.from('wx-check:risky')])

const kept = { ticket: '' }
/** A whistle at 区城管局, and a photo WeChat thinks ill of. */
const stage = Stage.ofThisFile(async ({ city }) => {
  await calledFrom(castOf(city))
  const { id } = await city.resident.report({ photos: [await city.resident.upload(DOUBTFUL)] })
  kept.ticket = id
  // On a busy machine a check is cut short, and the clock's next minute asks again.
  const queue = () => city.someone('车站社区工作人员').ask('screening', 'list', { scope: COMMUNITY, cursor: '' })
  for (let minutes = 0; (await queue()).items.length === 0; minutes += 1) {
    expect(minutes, 'WeChat 一直没有答').toBeLessThan(30)
    await city.passes({ minutes: 1 })
  }
})

const atDesk = (username: string, address: string) => deskOf(stage, username, address)
const go = (page: Page, address: string) => page.evaluate((hash) => (location.hash = hash), address)

test('社区在电脑上移除一张照片，居民的手机上就看不到了；别的辖区的页面不给社区', async () => {
  const page = await atDesk('chezhan', '/screenings')
  await expect(page.getByRole('heading', { name: '审核队列' })).toBeVisible()
  await expect(page.getByText('微信认为违规').first()).toBeVisible()
  await isOpenToAll(page)
  await page.getByRole('button', { name: '移除（X）' }).click()
  await expect(page.getByText('已移除').first()).toBeVisible()
  await expect(page.getByText('都看完了')).toBeVisible()
  const { photos } = await stage.city.resident.ticket(kept.ticket)
  expect(photos.map(({ state }) => state)).toEqual(['hidden'])

  await go(page, '/deliveries')
  await expect(page.getByRole('heading', { name: '提醒送到没有' })).toBeVisible()
  await expect(page.getByText('已送达', { exact: true })).toBeVisible()
  await isOpenToAll(page)
  await go(page, '/audits')
  await expect(page.getByRole('heading', { name: '车站社区的诉求' })).toBeVisible()
})

test('区里看考核、监察和公开数据，简报印在 A4 上', async () => {
  const page = await atDesk('quzhongxin', '/findings')
  for (const [address, heading] of [
    ['/findings', '电子监察发现'],
    ['/public-numbers', '公开数据'],
    ['/powers', '街道权力'],
    ['/assessment/departments/d-district-01', /区城管局/],
    ['/audits', /的审计/],
    ['/health', '运行情况'],
  ] as const) {
    await go(page, address)
    await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible()
    await expect(page.getByText('正在取…')).toHaveCount(0)
    await isOpenToAll(page)
  }
  await go(page, '/bulletin')
  await expect(page.getByRole('heading', { name: '一、总的情况' })).toBeVisible()
  await isOpenToAll(page)
  const paper = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1')
  expect(paper).toMatch(/MediaBox \[0 0 594\.9\d* 841\.9\d*\]/)
})
