import type { AssessmentView, FindingsView, TableView } from '../../typings/contract'
import { switchRole } from '../../miniprogram/services/store'
import { aPerson, aRole } from './builders'
import { opener } from './open-page'
import { Phone, refusal } from './phone'
import { call, fill, press } from './press'
import { aWhistle } from './whistle-builders'

const open = opener('packages/assessment')

const buckets = { total: 3, onTime: 2, late: 0, overdue: 0, running: 1, setAside: 0 }

const aTable = (change: Partial<TableView> = {}): TableView => ({
  table: 'departments',
  title: '各部门考核 2026年3月',
  period: '2026-03',
  periodText: '2026年3月',
  headings: ['名次', '部门', '系统评单平均'],
  rows: [
    { id: 'd-1', cells: ['1', '区城管局', '96.25'] },
    { id: 'd-2', cells: ['—', '区住建局', '—'] },
  ],
  total: ['', '合计', '96.25'],
  note: '评单不足 5 张的不排名',
  ...change,
})

describe('考核表', () => {
  test('每个数字带着列名；点一行看它的一页，合计不能点', async () => {
    const phone = new Phone()
    phone.answer('assessment', 'table', () => aTable())
    const page = await open('tables', { period: '2026-03' })
    expect(page.dom.textContent).toContain('系统评单平均')
    await press(page, '区城管局')
    await press(page, '合计')
    expect(phone.opened).toEqual(['navigateTo /packages/assessment/unit/unit?unit=department&id=d-1&period=2026-03'])
  })

  test('按年看，问的是那一年；往前翻，问的是上一期', async () => {
    const phone = new Phone()
    phone.answer('assessment', 'table', () => aTable())
    const page = await open('tables', { period: '2025-03' })
    await press(page, '按年')
    await press(page, '‹ 上年')
    await press(page, '按月')
    expect(phone.sentTo('assessment.table').map(({ input }) => (input as { period: string }).period)).toEqual([
      '2025-03',
      '2025',
      '2024',
      '2024-12',
    ])
  })

  test('街道和部门：没有哨的街道、没有哨的部门不列，四个桶是零也列着', async () => {
    const phone = new Phone()
    phone.answer('assessment', 'table', () =>
      aTable({
        table: 'crossing',
        headings: ['街道', '总数', '按时办结', '超时办结', '超时未办结', '在办未到期', '区城管局', '区住建局'],
        rows: [
          { id: 's-1', cells: ['甲街道', '0', '0', '0', '0', '0', '0', '0'] },
          { id: 's-2', cells: ['乙街道', '5', '1', '0', '1', '3', '5', '0'] },
        ],
        total: ['合计', '5', '1', '0', '1', '3', '5', '0'],
      }),
    )
    const page = await open('tables', { period: '2026-03' })
    await press(page, '街道和部门')
    const text = page.dom.textContent
    expect(text).not.toContain('甲街道')
    expect(text).toContain('乙街道›总数5按时办结1超时办结0超时未办结1在办未到期3区城管局5合计')
  })

  test('做成电子表格，转发出去；没做成的说为什么，表还在', async () => {
    const phone = new Phone()
    const sent: object[] = []
    const written: unknown[] = []
    const files = { writeFileSync: (...all: unknown[]) => written.push(all), unlink: () => undefined }
    phone.answer('assessment', 'table', () => aTable())
    phone.answer('spreadsheet', 'assessment', () => ({ name: '各部门考核 2026年3月.xlsx', content: 'UEs=' }))
    const page = await open('tables', { period: '2026-03' })
    Object.assign(wx, {
      getFileSystemManager: () => files,
      shareFileMessage: (options: object) => Promise.resolve(sent.push(options)),
    })
    await press(page, '做成电子表格')
    expect(written).toEqual([['wxfile://usr/各部门考核 2026年3月.xlsx', 'UEs=', 'base64']])
    expect(sent).toHaveLength(1)
    phone.answer('spreadsheet', 'assessment', () => {
      throw refusal('internal', '系统出了点问题')
    })
    await press(page, '做成电子表格')
    expect(page.dom.textContent).toContain('系统出了点问题')
    expect(page.dom.textContent).toContain('区城管局')
  })
})

const aUnit = (change: Partial<AssessmentView> = {}): AssessmentView => ({
  id: 'd-1',
  title: '区城管局',
  period: '2026',
  periodText: '2026年',
  rankText: '第 2 名（共 18 个）',
  score: { text: '年度得分', value: '94.80', arithmetic: '0.70 × 96.25 + 0.30 × 91.40 = 94.80' },
  buckets,
  carriedText: '',
  figures: [
    { name: 'onTime', text: '按时办结率', value: '100.0%', arithmetic: '2 ÷ 2', before: '+1.2', yearAgo: '−0.4' },
  ],
  kinds: [{ text: '常规哨', count: 3 }],
  months: [{ month: '2026-03', text: '3月', total: 3, cells: ['100.0%', '96.25', '91.40'] }],
  monthHeadings: ['按时办结率', '系统评单', '街道评价'],
  exercises: [
    {
      id: 'x-1',
      powerText: '人事考核权',
      stanceText: '同意',
      streetText: '赭麓街道',
      departmentText: '区城管局',
      note: '建议优秀',
      at: Date.now(),
      canRetract: true,
    },
  ],
  ...change,
})

describe('一个部门、一个人的一页', () => {
  test('得分、名次、每个数字都有算式；点一个月，看那个月', async () => {
    const phone = new Phone()
    phone.answer('assessment', 'department', () => aUnit())
    const page = await open('unit', { unit: 'department', id: 'd-1', period: '2026' })
    for (const text of [
      '第 2 名（共 18 个）',
      '0.70 × 96.25 + 0.30 × 91.40 = 94.80',
      '2 ÷ 2',
      '比上年 −0.4',
      '人事考核权',
    ])
      expect(page.dom.textContent).toContain(text)
    expect(page.dom.textContent).not.toContain('环比')
    await call(page, 'openMonth', { currentTarget: { dataset: { month: '2026-03' } } })
    expect(page.dom.textContent).toContain('环比 +1.2 · 同比 −0.4')
    expect(phone.sentTo('assessment.department').at(-1)?.input).toEqual({ department: 'd-1', period: '2026-03' })
  })

  test('登记错了的可以收回，先说清楚原来的还在', async () => {
    const phone = new Phone()
    phone.answer('assessment', 'department', () => aUnit())
    const page = await open('unit', { unit: 'department', id: 'd-1', period: '2026' })
    await press(page, '登记错了，收回')
    expect(page.dom.textContent).toContain('原来的登记还在')
  })

  test('自己的一页，看得到自己的，也看得到本网格的诉求', async () => {
    switchRole(aRole({ role: 'worker', scope: 'g-1' }))
    const phone = new Phone()
    phone.answer('account', 'me', () => aPerson({ roles: [aRole({ role: 'worker', scope: 'g-1' })] }))
    phone.answer('assessment', 'worker', () => aUnit({ title: '王秀兰', rankText: '', exercises: [], months: [] }))
    const page = await open('unit', { unit: 'worker' })
    expect(phone.sentTo('assessment.worker')[0]?.input).toEqual({
      month: expect.stringMatching(/^\d{4}-\d\d$/) as string,
    })
    expect(page.dom.textContent).toContain('王秀兰')
  })
})

test('电子监察：规则都列着，找到的点开就是那声哨', async () => {
  const phone = new Phone()
  const view: FindingsView = {
    month: '2026-03',
    monthText: '2026年3月',
    rules: [{ text: '没有到场就办结', about: '应当到场的，没有报到就报告办结', count: 1 }],
    findings: [
      {
        id: 'f-1',
        ruleText: '没有到场就办结',
        about: '',
        departmentText: '区城管局',
        marks: [{ whistle: 'w-1', no: 'JHS1', at: Date.now(), text: '叫到以后 2 小时 报告办结，没有报到' }],
      },
    ],
  }
  phone.answer('assessment', 'findings', () => view)
  const page = await open('findings', { month: '2026-03' })
  await press(page, '叫到以后 2 小时 报告办结，没有报到')
  expect(phone.opened).toEqual(['navigateTo /packages/whistle/whistle/whistle?id=w-1'])
})

test('评单一张一张：系统评单、街道评价、申诉到哪一步', async () => {
  const phone = new Phone()
  phone.answer('assessment', 'sheets', () => ({
    items: [
      {
        whistle: 'w-1',
        no: 'JHS1',
        title: '占道经营反复发生',
        roleText: '主办',
        system: '75.00',
        street: '80',
        at: Date.now(),
        objection: '申诉中',
        lines: [],
        objections: [],
      },
    ],
  }))
  const page = await open('sheets', { department: 'd-1', month: '2026-03' })
  for (const text of ['75.00', '街道评价 80', '申诉中']) expect(page.dom.textContent).toContain(text)
})

describe('登记行使权力', () => {
  const powers = {
    powers: [{ id: 'personnel', name: '人事考核权', about: '意见' }],
    departments: [{ id: 'd-1', name: '区城管局' }],
    stances: [{ value: 'for' as const, text: '同意' }],
    exercises: [],
    mayRegister: true,
  }

  test('没填全的不交，说缺哪样；交不上的，填的都还在', async () => {
    const phone = new Phone()
    phone.answer('assessment', 'powers', () => powers)
    phone.answer('assessment', 'register', () => {
      throw refusal('assessment/not-street', '街道的权力由街道登记')
    })
    const page = await open('power')
    await press(page, '登记')
    expect(page.dom.textContent).toContain('请选择权力')
    await fill(page, 'onField', 'power', 'personnel')
    await fill(page, 'onField', 'department', 'd-1')
    await fill(page, 'onField', 'stance', 'for')
    await press(page, '登记')
    expect(page.dom.textContent).toContain('请填写事由和意见')
    await fill(page, 'onField', 'note', '建议优秀')
    await press(page, '登记')
    expect(phone.sentTo('assessment.register')[0]?.input).toEqual({
      power: 'personnel',
      department: 'd-1',
      stance: 'for',
      note: '建议优秀',
    })
    expect(page.dom.textContent).toContain('街道的权力由街道登记')
    const again = await open('power')
    expect(again.instance.data).toMatchObject({ power: 'personnel', department: 'd-1', note: '建议优秀' })
  })
})

test('申诉、答复、裁定，都在哨的页上', async () => {
  const phone = new Phone()
  phone.answer('whistle', 'get', () =>
    aWhistle({
      status: 'closed',
      objections: [
        {
          entry: 'e9',
          title: '区城管局 · 报到',
          words: '封闭施工，进不去',
          photos: [],
          answer: { text: '街道赞成', note: '情况属实' },
          ruling: { text: '区里裁定：申诉成立', note: '有公告', isUpheld: true },
        },
      ],
    }),
  )
  const page = await opener('packages/whistle')('whistle', { id: 'w-1' })
  for (const text of ['申诉 · 区城管局 · 报到', '封闭施工，进不去', '街道赞成', '区里裁定：申诉成立'])
    expect(page.dom.textContent).toContain(text)
})
