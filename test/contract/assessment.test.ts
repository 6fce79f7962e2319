import { strFromU8, unzipSync } from 'fflate'
import { readSheet } from 'read-excel-file/node'
import type { TableView } from '../../cloudfunctions/contract/assessment'
import type { WhistleView } from '../../cloudfunctions/contract/whistle-view'
import type { Calendar } from '../../cloudfunctions/domain/calendar'
import type { WhistleMonth } from '../../cloudfunctions/domain/whistle-month'
import { countWhistles } from '../../cloudfunctions/domain/whistle-count'
import type { Whistle } from '../../cloudfunctions/domain/whistle'
import type { WhistleSettings } from '../../cloudfunctions/domain/whistle-settings'
import { newRequestId, type LocalCity, type Phone } from '../support/city'
import { invite, join } from '../support/invite'
import { cityOfEachTest } from '../support/of-this-file'
import {
  act,
  blow,
  calledFrom,
  type Cast,
  castOf,
  CHENGGUAN,
  done,
  ICE,
  STALLS,
  STREET,
  ticketInHand,
  tryTo,
} from '../support/whistle'

// 一哨一考核的以后：申诉、月表年表、电子监察、街道的权力、简报。

const MONTH = '2026-03'

let city: LocalCity
let cast: Cast
cityOfEachTest((opened) => {
  city = opened
  cast = castOf(city)
})

const called = (item?: string) => calledFrom(cast, item)
const evaluate = (whistle: WhistleView, points = 95) =>
  act(cast.street, whistle.id, { name: 'evaluate', verdict: points < 90 ? 'basically' : 'satisfied', points, note: '' })
const closed = async (points?: number) => evaluate(await done(await called(), cast.officer), points)

/** 没有到场就办结的. */
async function neverArrived(): Promise<WhistleView> {
  const whistle = await called()
  await act(cast.officer, whistle.id, { name: 'answer' })
  const photos = [await cast.officer.upload()]
  return evaluate(await act(cast.officer, whistle.id, { name: 'complete', note: '电话解决了', photos }))
}
const department = (period: string, phone: Phone = cast.district) =>
  phone.ask('assessment', 'department', { department: CHENGGUAN, period })
const figure = (view: Awaited<ReturnType<typeof department>>, name: string) =>
  view.figures.find((one) => one.name === name)
/** The clock counts within the minute. */
const counted = () => city.passes({ minutes: 1 })

describe('数字', () => {
  test('一声哨走到哪一步，一分钟以内就数到哪一步；数出来的，和从时间线重数的一样', async () => {
    const running = await called()
    await counted()
    expect((await department(MONTH)).buckets).toMatchObject({ total: 1, running: 1, onTime: 0 })
    await evaluate(await done(running, cast.officer))
    await counted()
    expect((await department(MONTH)).buckets).toMatchObject({ total: 1, running: 0, onTime: 1 })
    await closed(80)
    await called(ICE)
    const gone = await called()
    await act(cast.worker, gone.id, { name: 'withdraw', note: '不用了' })
    await counted()
    const [kept] = city.cloud.read('whistleMonths', { _id: `${MONTH}:${STREET}` }) as unknown as WhistleMonth[]
    const whistles = city.cloud.read('whistles', { street: STREET, month: MONTH }) as unknown as Whistle[]
    const [settings] = city.cloud.read('references', { _id: 'whistles' }) as unknown as [WhistleSettings]
    const [calendar] = city.cloud.read('references', { _id: 'calendar' }) as unknown as [Calendar]
    const rules = { settings, calendar }
    expect(kept).toMatchObject(
      countWhistles(
        [...whistles].sort((a, b) => (a._id < b._id ? -1 : 1)),
        rules,
      ),
    )
    expect(kept?.figures).toMatchObject({ total: 3, onTime: 2, running: 1, setAside: 1 })
  })

  test('部门的月份：平均、比率和它们的算式；年度按七三开，名次写明为什么没有', async () => {
    await closed(96)
    await closed(80)
    await neverArrived()
    await counted()
    const month = await department(MONTH)
    expect(figure(month, 'system')).toMatchObject({ value: '91.67', arithmetic: '275.00 ÷ 3 张', before: '—' })
    expect(figure(month, 'street')).toMatchObject({ value: '90.33', arithmetic: '271 ÷ 3 次' })
    expect(figure(month, 'onTime')).toMatchObject({ value: '100.0%', arithmetic: '3 ÷ 3' })
    expect(month.rankText).toBe('主办的哨不足 5 声，不排名')
    const year = await department('2026')
    expect(year.score).toEqual({
      text: '年度得分',
      value: '91.27',
      arithmetic: '0.70 × 91.67 + 0.30 × 90.33 = 91.27',
    })
    expect(year.months).toEqual([{ month: MONTH, text: '3月', total: 3, cells: ['100.0%', '91.67', '90.33'] }])
    const { items } = await cast.district.ask('assessment', 'sheets', { department: CHENGGUAN, month: MONTH })
    expect(items.map(({ system }) => system).sort()).toEqual(['100.00', '100.00', '75.00'])
  })

  test('够五张的排名，表里的四个桶加起来是总数；一声也没有的月份，是一横，不是零分', async () => {
    for (let i = 0; i < 5; i += 1) await closed()
    await counted()
    expect((await department(MONTH)).rankText).toBe('第 1 名（共 1 个）')
    const table = await cast.officer.ask('assessment', 'table', { table: 'departments', period: MONTH })
    expect(table.title).toBe('各部门考核 2026年3月')
    const row = table.rows.find(({ id }) => id === CHENGGUAN)?.cells ?? []
    const cell = (heading: string) => row[table.headings.indexOf(heading)]
    expect([cell('名次'), cell('部门'), cell('总数'), cell('按时办结率')]).toEqual(['1', '区城管局', '5', '100.0%'])
    for (const { cells } of table.rows) {
      const [total, ...buckets] = ['总数', '按时办结', '超时办结', '超时未办结', '在办未到期'].map((heading) =>
        Number(cells[table.headings.indexOf(heading)]),
      )
      expect(buckets.reduce((sum, one) => sum + one, 0)).toBe(total)
    }
    const none = await department('2026-02')
    expect(figure(none, 'onTime')?.value).toBe('—')
    expect(figure(none, 'system')?.value).toBe('—')
    const crossing = await cast.street.ask('assessment', 'table', { table: 'crossing', period: MONTH })
    expect(crossing.total?.[1]).toBe('5')
    const called = crossing.total?.slice(crossing.headings.indexOf('在办未到期') + 1).map(Number) ?? []
    expect(called.every((count) => count > 0)).toBe(true)
    const ofDepartments = called.slice(crossing.headings.includes('还没有叫部门') ? 1 : 0)
    expect(ofDepartments).toEqual([...ofDepartments].sort((a, b) => b - a))
  })

  test('还没有叫部门的也有一行，各行加起来是合计；上个月吹的没办完，这个月的表和页上看得到', async () => {
    await called()
    await blow(cast.worker, (await ticketInHand(cast)).id)
    await counted()
    const tableOf = (period: string) => cast.district.ask('assessment', 'table', { table: 'departments', period })
    const march = await tableOf(MONTH)
    const column = ({ headings }: TableView, cells: string[] = [], heading: string) => cells[headings.indexOf(heading)]
    expect(march.rows.map(({ cells }) => [cells[1], column(march, cells, '总数')])).toEqual([
      ['区城管局', '1'],
      ['区市场监管局', '0'],
      ['区公安分局', '0'],
      ['还没有叫部门', '1'],
    ])
    expect(column(march, march.total, '总数')).toBe('2')
    // 平台不接单的，两天以后直接分单，再过七个工作日超期.
    await city.passes({ days: 2 })
    await city.passes({ days: 29 })
    const april = await tableOf('2026-04')
    expect(april.rows.map(({ cells }) => [cells[1], column(april, cells, '结转超期')])).toEqual([['区城管局', '2']])
    expect(column(april, april.total, '结转超期')).toBe('2')
    expect((await department(MONTH)).unlistedText).toBe(
      '平均里还有 2 声超时未办结的，按现状算；办结、评价以后才有评单，列在这里。',
    )
    expect((await department('2026-04')).unlistedText).toBeUndefined()
    expect((await department('2026-04')).carriedText).toBe('另有以前吹的 2 声，到现在还超时未办结，算在吹的那个月')
    const { lead } = await cast.district.ask('assessment', 'bulletin', { month: '2026-04' })
    expect(lead).toBe('2026年4月，没有吹哨。另有以前吹的 2 声，到现在还超时未办结，算在吹的那个月。')
    expect(figure(await department(MONTH), 'system')).toMatchObject({
      value: '0.00',
      arithmetic: '0.00 ÷ 2 张（2 张超时未办结，按现状）',
    })
  })

  test('街道、吹哨的人，各有自己的一页；别人的看不到', async () => {
    await closed()
    await counted()
    const street = await cast.clerk.ask('assessment', 'street', { street: STREET, period: MONTH })
    expect(street).toMatchObject({ title: '赭麓街道', rankText: '应办结的哨不足 5 声，不排名' })
    const own = await cast.worker.ask('assessment', 'worker', { month: MONTH })
    expect(own).toMatchObject({ title: '王秀兰', buckets: { total: 1, onTime: 1 } })
    const seen = await cast.street.ask('assessment', 'worker', { person: own.id, month: MONTH })
    expect(seen.buckets.total).toBe(1)
    expect(await cast.resident.call('assessment', 'worker', { person: own.id, month: MONTH })).toMatchObject({
      code: 'assessment/not-yours',
      message: '只能看自己的，或者本辖区的人的',
    })
    const workers = await cast.street.ask('assessment', 'table', { table: 'workers', period: MONTH })
    expect(workers.rows.map(({ cells }) => cells[0])).toEqual(['王秀兰'])
    // 部门看不到吹哨的人.
    expect((await cast.officer.ask('assessment', 'table', { table: 'workers', period: MONTH })).rows).toEqual([])
  })

  test('没有的部门、没有的街道，说没有；不在岗的人，什么也看不到', async () => {
    expect(await cast.district.call('assessment', 'department', { department: 'd-none', period: MONTH })).toMatchObject(
      { code: 'assessment/unknown-department', message: '没有找到这个部门，请重新选择' },
    )
    expect(await cast.district.call('assessment', 'street', { street: '340202999', period: MONTH })).toMatchObject({
      code: 'assessment/unknown-street',
      message: '没有找到这个街道，请重新选择',
    })
    for (const phone of [cast.resident, cast.worker])
      expect(await phone.call('assessment', 'table', { table: 'streets', period: MONTH })).toMatchObject({
        code: 'assessment/not-staff',
        message: '考核只给街道、社区、区网格中心和应哨部门看',
      })
    expect(await cast.district.call('assessment', 'table', { table: 'streets', period: '2026-13' })).toMatchObject({
      message: '月份或年份不对',
    })
  })
})

describe('申诉', () => {
  test('部门申诉、街道答复、区里裁定，都在哨上；成立的另加一版，月里的平均跟着变', async () => {
    const whistle = await neverArrived()
    const { officer, street, district } = cast
    expect(whistle.sheets[0]?.parties[0]?.system).toBe(75)
    await act(officer, whistle.id, { name: 'object', line: 'reportIn', note: '封控，进不去', photos: [] })
    expect((await street.inbox())[0]).toBe('部门对评单申诉，等您答复')
    const tasks = await street.ask('board', 'tasks', { as: { role: 'street', scope: STREET } })
    expect(tasks.items.map(({ id, tabs }) => [id, tabs])).toEqual([[whistle.id, ['toRespond']]])
    const respond = { name: 'respond', department: CHENGGUAN, agrees: 'yes', note: '情况属实' } as const
    await act(street, whistle.id, respond)
    expect((await district.inbox())[0]).toBe('申诉等您裁定')
    const rule = { name: 'rule', department: CHENGGUAN, upheld: 'yes', note: '有公告' } as const
    expect(await tryTo(street, whistle.id, rule)).toMatchObject({ code: 'whistle/not-yours' })
    const ruled = await act(district, whistle.id, rule)
    expect(ruled.objections).toEqual([
      expect.objectContaining({
        title: '区城管局 · 报到',
        words: '封控，进不去',
        answer: { text: '街道赞成', note: '情况属实' },
        ruling: { text: '区里裁定：申诉成立', note: '有公告', isUpheld: true },
      }),
    ])
    expect(ruled.sheets.map(({ version, parties, amended }) => [version, parties[0]?.system, amended])).toEqual([
      [1, 75, undefined],
      [2, 100, '申诉成立，改了区城管局的报到'],
    ])
    expect((await officer.inbox())[0]).toBe('申诉已裁定')
    await counted()
    expect(figure(await department(MONTH), 'system')?.value).toBe('100.00')
    expect(figure(await department(MONTH), 'arrived')?.value).toBe('0.0%')
  })
})

describe('电子监察', () => {
  test('没有到场就办结的，指得到那声哨、那一步；部门只看说到自己的，街道只看本街道的', async () => {
    const whistle = await neverArrived()
    await counted()
    const ask = (phone: Phone) => phone.ask('assessment', 'findings', { month: MONTH })
    const { findings, rules } = await ask(cast.district)
    expect(rules).toHaveLength(6)
    expect(findings).toMatchObject([
      { ruleText: '没有到场就办结', departmentText: '区城管局', marks: [{ whistle: whistle.id, no: whistle.no }] },
    ])
    expect((await ask(cast.officer)).findings).toHaveLength(1)
    expect((await ask(cast.stranger)).findings).toEqual([])
    expect((await ask(city.phone('o-demo-street-340202012-1'))).findings).toEqual([])
  })
})

test('平常事项吹应急哨，说的是吹哨的人：管他的街道看得到，叫到的部门看不到', async () => {
  const ticket = await ticketInHand(cast)
  const whistle = await cast.worker.ask('whistle', 'blow', { ticket: ticket.id, item: STALLS, kind: 'emergency' })
  await counted()
  const ask = async (phone: Phone) => (await phone.ask('assessment', 'findings', { month: MONTH })).findings
  const finding = { ruleText: '平常事项吹应急哨', departmentText: '吹哨的人', marks: [{ whistle: whistle.id }] }
  expect(await ask(cast.street)).toMatchObject([finding])
  expect(await ask(cast.officer)).toEqual([])
})

describe('街道的权力', () => {
  const input = { power: 'personnel', department: CHENGGUAN, stance: 'for', note: '年度考核建议优秀' } as const

  test('五项权力，街道登记，随部门的年度考核列出；登记错了的收回，原来的还在', async () => {
    const { street, officer } = cast
    const { powers } = await street.ask('assessment', 'powers', {})
    expect(powers).toHaveLength(5)
    const requestId = newRequestId()
    const one = await street.ask('assessment', 'register', input, requestId)
    expect((await street.ask('assessment', 'register', input, requestId)).id).toBe(one.id)
    expect(await street.call('assessment', 'register', { ...input, stance: 'against' }, requestId)).toMatchObject({
      code: 'request/reused',
      message: '这次登记刚才已经成功；要登记别的，请重新填写',
    })
    expect(one).toMatchObject({ powerText: '人事考核权', stanceText: '同意', streetText: '赭麓街道', canRetract: true })
    const seen = (await department('2026', officer)).exercises
    expect(seen).toMatchObject([{ id: one.id, canRetract: false }])
    await street.ask('assessment', 'retract', { exercise: one.id, note: '登错部门了' })
    expect((await department('2026', officer)).exercises).toMatchObject([{ retracted: { note: '登错部门了' } }])
    expect(await street.call('assessment', 'retract', { exercise: one.id, note: '再收一次' })).toMatchObject({
      code: 'assessment/retracted',
      message: '这条登记已经收回了',
    })
    const table = await street.ask('assessment', 'table', { table: 'exercises', period: '2026' })
    expect(table.rows[0]?.cells.at(-1)).toBe('已收回：登错部门了')
  })

  test('别人登记不了、收回不了；没有的权力、没有的部门说没有', async () => {
    const one = await cast.street.ask('assessment', 'register', input)
    const mine = { code: 'assessment/not-street', message: '街道的权力由街道登记' }
    for (const phone of [cast.clerk, cast.officer, cast.district, cast.resident])
      expect(await phone.call('assessment', 'register', input)).toMatchObject(mine)
    const other = city.phone('o-demo-street-340202012-1')
    expect(await other.call('assessment', 'retract', { exercise: one.id, note: '不该' })).toMatchObject(mine)
    expect(await cast.street.call('assessment', 'register', { ...input, power: 'war' })).toMatchObject({
      code: 'assessment/unknown-power',
      message: '没有这项权力，请重新选择',
    })
    expect(await cast.street.call('assessment', 'register', { ...input, department: 'none' })).toMatchObject({
      code: 'assessment/unknown-department',
    })
    expect(await cast.street.call('assessment', 'retract', { exercise: 'none', note: '不该' })).toMatchObject({
      code: 'assessment/no-exercise',
      message: '没有找到这条登记',
    })
  })
})

test('清单之外的，街道准入时建议列入的，区里看得到一张表', async () => {
  const ticket = await ticketInHand(cast)
  const input = { ticket: ticket.id, field: 'service', words: '清单上没有的事' } as const
  const whistle = await cast.worker.ask('whistle', 'blow', input)
  await act(cast.street, whistle.id, { name: 'admit', lead: CHENGGUAN, assists: [], isProposed: true, note: '常有' })
  await counted()
  const table = await cast.district.ask('assessment', 'table', { table: 'proposals', period: '2026' })
  expect(table.rows.map(({ id, cells }) => [id, ...cells.slice(1)])).toEqual([
    [whistle.id, '赭麓街道', '区城管局', whistle.no],
  ])
})

test('登记的人导出看得到自己写的；注销以后，登记还在，写的话不在了', async () => {
  const clerk = await city.newcomer().agrees()
  const { code } = await invite(cast.district, { role: 'street', scope: STREET })
  await join(clerk, code, '新来的', '0553-7000002')
  const written = { power: 'consent', department: CHENGGUAN, stance: 'used', note: '先征求了街道的意见' } as const
  await clerk.ask('assessment', 'register', written)
  const { content } = await clerk.ask('account', 'export', {})
  expect(content).toContain('先征求了街道的意见')
  await clerk.ask('account', 'quit', { role: 'street', scope: STREET })
  await clerk.ask('account', 'erase', { confirm: '注销' })
  await counted()
  expect((await department('2026')).exercises).toMatchObject([
    { powerText: '征得同意权', note: '写的内容已按本人的要求删除' },
  ])
})

describe('带走的', () => {
  test('任何一张表做成电子表格，打开和看到的一样；像公式的，也只是字', async () => {
    await closed()
    await cast.street.ask('assessment', 'register', {
      ...{ power: 'consent', department: CHENGGUAN, stance: 'against' },
      note: '=HYPERLINK("http://x")',
    })
    await counted()
    for (const table of [
      'departments',
      'streets',
      'workers',
      'findings',
      'exercises',
      'crossing',
      'proposals',
    ] as const) {
      const seen = await cast.street.ask('assessment', 'table', { table, period: MONTH })
      const file = await cast.street.ask('spreadsheet', 'assessment', { table, period: MONTH })
      expect(file.name).toBe(`${seen.title}.xlsx`)
      const bytes = Buffer.from(file.content, 'base64')
      const cells = (await readSheet(bytes)).map((row) => row.map((cell) => String(cell ?? '')))
      const lines = [seen.headings, ...seen.rows.map((row) => row.cells), ...(seen.total ? [seen.total] : [])]
      expect(cells).toEqual(lines)
      const sheet = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
      expect(sheet).toContain('<c ')
      expect(sheet).not.toMatch(/<f[ >]/)
    }
    const file = await cast.officer.ask('spreadsheet', 'sheets', { department: CHENGGUAN, month: MONTH })
    expect(file.name).toBe('区城管局评单 2026年3月.xlsx')
    const [, sheet] = await readSheet(Buffer.from(file.content, 'base64'))
    expect(sheet?.slice(1, 8)).toEqual(['占道经营反复发生', '主办', '25.00', '25.00', '50.00', '100.00', 95])
    expect(await cast.resident.call('spreadsheet', 'assessment', { table: 'streets', period: MONTH })).toMatchObject({
      code: 'assessment/not-staff',
    })
  })

  test('一个月一页的简报，数字和表里的一样', async () => {
    await closed(96)
    await neverArrived()
    await counted()
    const bulletin = await cast.district.ask('assessment', 'bulletin', { month: MONTH })
    expect(bulletin.title).toBe('镜湖区“街道吹哨、部门报到”工作简报')
    expect(bulletin.lead).toContain('全区共吹哨 2 声')
    expect(bulletin.lead).toContain('按时办结率 100.0%')
    expect(bulletin.findings).toEqual([{ text: '没有到场就办结', count: 1 }])
    expect(bulletin.html).toContain('区城管局')
    expect(bulletin.html).not.toContain('<script')
    expect((await cast.district.ask('assessment', 'bulletin', { month: '2025-03' })).lead).toBe('2025年3月，没有吹哨。')
  })
})
