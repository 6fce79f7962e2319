import { expect, test } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { deskOf, isOpenToAll } from '../support/console-desk'
import { DEMO_FILE } from '../support/paths'
import { drawPhoto } from '../support/photo'
import { Stage } from '../support/stage'

const stage = Stage.ofThisFile()

const GRID = '340202014002005'

test('社区在电脑上传一张现场照片，办结一件诉求；照片在经过里看得到', async () => {
  const { city } = stage
  const { id } = await city.resident.report({ place: { area: GRID } })
  await city.worker.ask('ticket', 'act', { id, command: { name: 'accept' } })
  await city.worker.ask('ticket', 'act', { id, command: { name: 'escalate', note: '要社区协调' } })
  const community = city.someone('车站社区工作人员')
  await community.ask('ticket', 'act', { id, command: { name: 'accept' } })

  const page = await deskOf(stage, 'chezhan', `/tickets/${id}`)
  await page.getByRole('button', { name: '办结', exact: true }).first().click()
  const form = page.getByRole('form', { name: '办结' })
  await form.getByRole('radio').first().check()
  await form.getByLabel(/办理情况/).fill('路灯已经换好')
  await form.getByRole('button', { name: '办结' }).click()
  await expect(form.getByRole('alert')).toHaveText('请至少选 1 张照片')

  const scene = { caption: '修好的路灯', wall: '#8aa', floor: '#665', size: [2_400, 1_600] as [number, number] }
  const { file } = await drawPhoto(page, scene)
  await form.locator('input[type=file]').setInputFiles(file)
  await expect(form.getByRole('img', { name: '办结照片第 1 张' })).toBeVisible()
  await expect(form.getByText('上传中…')).toHaveCount(0)
  await isOpenToAll(page)
  await form.getByRole('button', { name: '办结' }).click()
  await expect(form).toHaveCount(0)
  await expect(page.getByText('路灯已经换好')).toBeVisible()
  const { timeline } = await community.ask('ticket', 'get', { id })
  expect(timeline.flatMap(({ photos }) => photos)).toHaveLength(1)
})

test('区里换一份路网：不是路网的不换，是的换上；现在的导得出来', async () => {
  const page = await deskOf(stage, 'quzhongxin', '/circle')
  await page.getByRole('button', { name: '换路网' }).click()
  const dialog = page.getByRole('dialog', { name: '换一份步行路网' })
  const choose = (buffer: Buffer) =>
    dialog
      .locator('input[type=file]')
      .setInputFiles({ name: 'network.bin', mimeType: 'application/octet-stream', buffer })
  await choose(Buffer.from('不是路网'.repeat(20)))
  await dialog.getByRole('button', { name: '检查并换上' }).click()
  await expect(dialog.getByRole('alert')).toContainText('这不是步行路网的文件')
  await isOpenToAll(page)
  await choose(readFileSync(DEMO_FILE))
  await dialog.getByRole('button', { name: '检查并换上' }).click()
  await expect(page.getByRole('status').filter({ hasText: '算好了' })).toBeVisible({ timeout: 30_000 })

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出路网' }).click()
  expect((await download).suggestedFilename()).toMatch(/^network-.*\.bin$/)
})
