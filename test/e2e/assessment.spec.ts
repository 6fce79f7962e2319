import { expect, test } from '@playwright/test'
import { bulletinPage } from '../../cloudfunctions/usecases/assessment-bulletin-page'
import { act, calledFrom, castOf, done } from '../support/whistle'
import { Stage } from '../support/stage'

/** Three whistles: one done well, one finished without anybody coming, one on its way. */
const stage = Stage.ofThisFile(async ({ city }) => {
  const cast = castOf(city)
  const called = () => calledFrom(cast)
  const good = await done(await called(), cast.officer)
  await act(cast.street, good.id, { name: 'evaluate', verdict: 'satisfied', points: 96, note: '' })
  const poor = await called()
  await act(cast.officer, poor.id, { name: 'answer' })
  const photos = [await cast.officer.upload()]
  await act(cast.officer, poor.id, { name: 'complete', note: '电话里解决了', photos })
  await act(cast.street, poor.id, { name: 'evaluate', verdict: 'basically', points: 80, note: '人没有来' })
  await called()
  await city.passes({ minutes: 1 })
})

const OFFICER = '吴明轩'
const STREET = '俞永胜'

test('街道的指挥台：没办完的有几声，在哪个部门，点开就是那声哨', async () => {
  const { worker: street } = stage
  await street.isHandedTo(STREET)
  await street.goesTo('我的')
  await street.taps('指挥台')
  await street.isAt('指挥台')
  await street.sees('镜湖区 · 赭麓街道', '没办完', '区城管局主办，等待应哨')
  await stage.keepsPicture('指挥台')
  await street.screen.getByRole('button', { name: /占道经营反复发生/ }).click()
  await street.isAt('吹哨报到')

  await test.step('规则分得不对的，手动改派：协办原来有谁，看得见，去得掉', async () => {
    await street.taps('改派')
    await street.isAt('改派')
    await street.sees('区市场监管局 ×', '区公安分局 ×')
    await street.taps('去掉区公安分局')
    await street.screen.locator('input').first().fill('区城管')
    await street.screen.getByRole('radio').filter({ hasText: '区城管局' }).first().click()
    await street.writes('公安不用来')
    await stage.keepsPicture('改派')
    await street.taps('提交改派')
    await street.sees(/分单给区城管局（主办）、区市场监管局（协办）$/)
  })
  await street.goesBack()
})

test('考核的表和一页：每个数字都有算式；评单一张一张看得到', async () => {
  const { worker: street } = stage
  await street.taps('看考核表')
  await street.isAt('吹哨报到考核')
  await street.sees('区城管局', '系统评单平均', '87.50')
  await stage.keepsPicture('考核表')
  await street.screen.getByRole('button', { name: /^区城管局/ }).click()
  await street.isAt('部门考核')
  await street.sees('175.00 ÷ 2 张', '主办的哨不足 5 声，不排名')
  await stage.keepsPicture('部门的一页')
  await street.taps('一张一张的评单')
  await street.sees('75.00', '100.00')
  await stage.keepsPicture('一张一张的评单')
  await street.goesBack()
  await street.screen.getByRole('tab', { name: '按年' }).click()
  await street.sees('年度得分', '88.00')
  await stage.keepsPicture('部门的一年')
})

test('部门对评单申诉，街道答复，区里裁定成立，评单另加一版', async () => {
  const { neighbour: department, worker: street, city } = stage
  const cast = castOf(city)
  await department.isHandedTo(OFFICER)
  const { items } = await cast.officer.ask('assessment', 'sheets', {
    department: 'd-district-01',
    month: await month(),
  })
  const id = items.find(({ system }) => system === '75.00')?.whistle ?? ''
  await department.opens(`/packages/whistle/whistle/whistle?id=${id}`)
  await department.taps('申诉')
  await department.isAt('申诉')
  await department.chooses('报到')
  await department.writes('小区封闭施工，进不去')
  await stage.keepsPicture('申诉')
  await department.taps('提交申诉')
  await department.sees('申诉 · 区城管局 · 报到', '等街道答复')
  await street.opens(`/packages/whistle/whistle/whistle?id=${id}`)
  await street.taps('答复区城管局的申诉')
  await street.chooses('赞成')
  await street.writes('当天确实封闭')
  await street.taps('提交答复区城管局的申诉')
  await street.allowsTasks()
  await street.sees('街道赞成')
  await act(cast.district, id, { name: 'rule', department: 'd-district-01', upheld: 'yes', note: '有施工公告' })
  await department.opens(`/packages/whistle/whistle/whistle?id=${id}`)
  await department.sees('区里裁定：申诉成立', '申诉成立，改了区城管局的报到')
  await stage.keepsPicture('申诉成立以后')
})

test('电子监察指得到那声哨；街道的权力登记在案', async () => {
  const { worker: street } = stage
  await street.opens('/packages/assessment/findings/findings')
  await street.sees('没有到场就办结', '区城管局')
  await stage.keepsPicture('电子监察')
  await street.opens('/packages/assessment/power/power')
  await street.choosesWith('人事考核权')
  await street.screen.locator('input').fill('区城管')
  await street.choosesWith('区城管局')
  await street.chooses('同意')
  await street.writes('年度考核建议优秀')
  await stage.keepsPicture('登记行使权力')
  await street.taps('登记')
  await street.isAt('部门考核')
  await street.sees('人事考核权', '年度考核建议优秀')
  await stage.keepsPicture('权力在部门的一年里')
})

test('简报在手机上看得到，打印出来正好一页', async () => {
  const { worker: street, page, city } = stage
  await street.opens('/packages/assessment/bulletin/bulletin')
  await street.sees('镜湖区“街道吹哨、部门报到”工作简报')
  await stage.keepsPicture('简报')
  const bulletin = await castOf(city).district.ask('assessment', 'bulletin', { month: await month() })
  // 三十个部门都有哨的月份，也是一页.
  const { rows } = bulletin.departments
  const thirty = Array.from({ length: 30 }, (_, i) => ({ ...rows[i % rows.length]!, id: String(i) }))
  const html = bulletinPage({ ...bulletin, departments: { ...bulletin.departments, rows: thirty } })
  const sheet = await page.context().newPage()
  await sheet.setContent(html)
  const pdf = (await sheet.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  await sheet.setViewportSize({ width: 794, height: 1123 })
  await sheet.screenshot({ path: 'test-results/screens/简报打印.png' })
  await sheet.close()
})

/** The city's month. */
async function month(): Promise<string> {
  const { now } = (await (await fetch(`${stage.city.url}/stage/state`)).json()) as { now: number }
  return new Date(now + 8 * 3600_000).toISOString().slice(0, 7)
}
