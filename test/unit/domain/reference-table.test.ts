import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Cells, ReferenceTable, ReferenceRow } from '../../../cloudfunctions/contract/reference'
import { type Calendar, isCovered } from '../../../cloudfunctions/domain/calendar'
import type { Categories } from '../../../cloudfunctions/domain/category'
import type { Policy } from '../../../cloudfunctions/domain/policy'
import type { DepartmentList } from '../../../cloudfunctions/domain/reference-departments'
import { planRow, planTable } from '../../../cloudfunctions/domain/reference-plan'
import {
  type KeptDocument,
  type ReferenceGround,
  TABLE_NAMES,
  TABLES,
} from '../../../cloudfunctions/domain/reference-tables'

const read = <T>(name: string): T =>
  JSON.parse(readFileSync(join(__dirname, '../../../data/jinghu', name), 'utf8')) as T

const documents: Record<string, KeptDocument> = {
  categories: read<KeptDocument[]>('categories.json')[0]!,
  policy: read('policy.json'),
  phrases: read('phrases.json'),
  needs: read('need-classes.json'),
  circle: read('circle.json'),
  whistles: read('whistles.json'),
  calendar: { ...read<KeptDocument[]>('calendar.json')[0]!, _id: 'calendar' },
  templates: { _id: 'templates', version: 1, items: read('templates.json') } as unknown as KeptDocument,
  district: read('district.json'),
  departments: { _id: 'departments', version: 1, items: read('departments.json') } as unknown as KeptDocument,
}
const ground = documents as unknown as ReferenceGround

const documentOf = (name: ReferenceTable) => documents[TABLES[name].document]!
const rowsOf = (name: ReferenceTable) => TABLES[name].rowsOf(documentOf(name))
const numbered = (rows: Cells[]): ReferenceRow[] => rows.map((cells, i) => ({ row: i + 2, cells }))
const plan = (name: ReferenceTable, rows: Cells[], isWhole = false) =>
  planTable(name, TABLES[name], documentOf(name), numbered(rows), isWhole, ground)
const rowWith = (name: ReferenceTable, key: Cells): Cells =>
  rowsOf(name).find((cells) => Object.entries(key).every(([column, text]) => cells[column] === text))!
const save = (name: ReferenceTable, before?: Cells, after?: Cells) =>
  planRow(TABLES[name], documentOf(name), { before, after }, ground)
/** What is wrong with one row, changed so. */
const problemOf = (name: ReferenceTable, key: Cells, change: Cells): string[] => {
  const before = rowWith(name, key)
  const plan = save(name, before, { ...before, ...change })
  return plan.result === 'problem' ? plan.problems.map(({ column, text }) => `${column}：${text}`) : [plan.result]
}

test.each(TABLE_NAMES)('%s：导出的表原样导入，一个字都不变', (name) => {
  const rows = rowsOf(name)
  expect(rows.length).toBeGreaterThan(0)
  const { report, document } = plan(name, rows, true)
  expect(report.lines.filter(({ result }) => result !== 'same')).toEqual([])
  expect(report.dropped).toEqual([])
  expect(document).toEqual(documentOf(name))
})

test('格子里有看不见的控制字符，整张表不采用，说是哪一行哪一格；改一行也一样', () => {
  const row = rowWith('keywords', {})
  const word = `${row['word']}\u202e`
  const { report, document } = plan('keywords', [{ ...row, word }])
  expect(document).toBeUndefined()
  const text = '这一格里有看不见的控制字符，请把整格删掉，重新打一遍'
  expect(report.lines).toMatchObject([{ row: 2, result: 'problem', problems: [{ column: 'word', text }] }])
  expect(save('keywords', row, { ...row, word })).toMatchObject({
    result: 'problem',
    problems: [{ column: 'word', text }],
  })
})

test('写法不同、意思一样的，不算改动', () => {
  const { report } = plan('categories', [
    { ...rowWith('categories', { code: '0102' }), accept: '1个工作小时', urgent: '否' },
  ])
  expect(report.text).toBe('1 行：新增 0，改动 0，没有变化 1，有问题 0；不再留 0 行')
  expect(plan('calendar', [{ date: '2026/10/1', kind: '放假' }]).report.lines).toMatchObject([{ result: 'same' }])
})

test('只导几行：别的行不动；整张换掉：表里没有的不再留', () => {
  const row = { ...rowWith('categories', { code: '0102' }), finish: '2 个工作小时' }
  const some = plan('categories', [row])
  expect(some.report.lines).toMatchObject([
    { row: 2, key: '0102', result: 'change', changes: [{ column: 'finish', text: '4 个工作小时' }] },
  ])
  expect((some.document as unknown as Categories).items).toHaveLength(68)
  const whole = plan('phrases', [rowsOf('phrases')[0]!], true)
  expect(whole.report.dropped).toHaveLength(79)
})

test('表里没有的列、空着的格子，照现在的样子不动；写“清空”才清掉', () => {
  const row = rowWith('categories', { code: '0102' })
  const bare = plan('categories', [{ code: '0102', name: '', plain: '垃圾没人收' }])
  expect(bare.report.lines).toMatchObject([{ result: 'change', changes: [{ column: 'plain' }] }])
  const items = (document: unknown) => (document as Categories).items
  const was = items(documents['categories']).find(({ code }) => code === '0102')!
  expect(items(bare.document).find(({ code }) => code === '0102')).toEqual({ ...was, plain: '垃圾没人收' })
  // 整张换掉，也只是没有的行不再留.
  const whole = plan(
    'categories',
    rowsOf('categories').map(({ code }) => ({ code: code! })),
    true,
  )
  expect(whole.document).toEqual(documents['categories'])
  const cleared = plan('categories', [{ code: '0102', keywords: '清空', urgent: '否' }])
  expect(cleared.report.lines[0]?.changes).toEqual([{ column: 'keywords', text: row['keywords'] }])
  expect(plan('categories', [{ code: '0102', plain: '清空' }]).report.lines[0]?.problems).toEqual([
    { column: 'plain', text: '请填写居民的说法' },
  ])
  expect(plan('officeHours', [{ from: '08:30' }]).report.lines).toMatchObject([{ result: 'same' }])
})

test('有一行不对，整张都不成；每一处都说清在哪一格、为什么', () => {
  const { report, document } = plan('categories', [
    { code: '0901', group: '99', name: '新的', plain: '', accept: '很快', finish: '7 个工作日' },
    { code: '0102', group: '01', name: '私搭乱建', plain: '垃圾', accept: '2 个工作日', finish: '1 个工作小时' },
    {
      code: '0103',
      group: '01',
      name: '渣土',
      plain: '渣土',
      accept: '1 个工作小时',
      finish: '2 个工作日',
      extra: '多的',
    },
  ])
  expect(document).toBeUndefined()
  expect(report.isAdoptable).toBe(false)
  expect(report.lines.map(({ problems }) => problems)).toEqual([
    [{ column: 'plain', text: '请填写居民的说法' }],
    [{ column: 'finish', text: '办结时限比接单时限（2 个工作日）还短' }],
    [{ column: 'extra', text: '这张表没有这一列' }],
  ])
  expect(report.text).toContain('有问题的行改好以前，整张都不采用')
})

test('同一行写了两次、用了没有的编号，都指出来', () => {
  const twice = plan('phrases', [rowsOf('phrases')[0]!, rowsOf('phrases')[0]!])
  expect(twice.report.lines[1]?.problems).toEqual([{ column: 'text', text: '和第 2 行是同一行' }])
  expect(problemOf('categories', { code: '0102' }, { related: '0103、9999' })).toEqual([
    'related：没有编号“9999”的其他类别',
  ])
  expect(problemOf('categories', { code: '0102' }, { group: '77' })).toEqual(['group：没有编号“77”的大类'])
  expect(problemOf('categories', { code: '0102' }, { name: '私搭乱建' })).toEqual(['name：已经有一类叫“私搭乱建”'])
  expect(problemOf('needClasses', { code: 'meals' }, { related: 'meals' })).toEqual([
    'related：没有编号“meals”的其他类别',
  ])
  expect(plan('keywords', [{ word: '垃圾山', category: '8888' }]).report.lines[0]?.problems).toEqual([
    { column: 'category', text: '没有编号“8888”的类别' },
  ])
  expect(plan('keywords', [{ word: '垃圾山', category: '0102', name: '积水' }]).report.lines[0]?.problems).toEqual([
    { column: 'name', text: '编号“0102”的类别是“暴露垃圾”' },
  ])
  expect(plan('keywords', [{ word: '垃圾、山', category: '0102' }]).report.lines[0]?.problems).toEqual([
    { column: 'word', text: '一行只写一个词' },
  ])
})

test('公式、网页代码只当文字：像公式的不收，代码原样留着', () => {
  expect(problemOf('charter', { title: '谁来办' }, { text: '=cmd|calc' })).toEqual([
    'text：“=cmd|calc”像是公式，请改成文字',
  ])
  const before = rowWith('charter', { title: '谁来办' })
  expect(save('charter', before, { ...before, text: '<script>alert(1)</script>' }).result).toBe('save')
})

test('改一行：看到的还是现在的，才改得成；别人改过的，两样都拿给人看；自己已经改成的，就是改成了', () => {
  const before = rowWith('categories', { code: '0102' })
  const after = { ...before, plain: '垃圾没人收' }
  expect(save('categories', before, after)).toMatchObject({ result: 'save' })
  const stale = { ...before, plain: '旧的说法' }
  expect(save('categories', stale, after)).toEqual({ result: 'conflict', version: 3, current: before })
  expect(save('categories', stale, before)).toEqual({ result: 'same' })
  expect(save('categories', undefined, after)).toEqual({ result: 'conflict', version: 3, current: before })
  expect(save('categories', { ...before, code: '0199x' }, undefined)).toEqual({ result: 'same' })
  const gone = { ...before, code: '0888' }
  expect(save('categories', gone, { ...gone, plain: '改' })).toEqual({ result: 'conflict', version: 3 })
})

test('编号是一行的名字，不能改；固定的行不能增、不能删；别处在用的不能删', () => {
  expect(problemOf('categories', { code: '0102' }, { code: '0177' })).toEqual([
    'code：编号不能改；要换一个，请删掉再新增',
  ])
  const setting = rowWith('policy', { key: 'longestDays' })
  expect(save('policy', setting, undefined)).toMatchObject({
    problems: [{ column: '', text: '这张表的行有别处在用，只能改，不能删' }],
  })
  expect(save('policy', undefined, { key: 'no.such', value: '1' })).toMatchObject({
    problems: [
      { column: 'key', text: '没有“no.such”这项设置' },
      { column: 'key', text: '这张表的行是固定的，没有这一行' },
    ],
  })
  expect(save('legend', rowWith('legend', { code: 'wifi' }), undefined)).toMatchObject({ result: 'problem' })
  expect(save('groups', rowWith('groups', { code: '01' }), undefined)).toMatchObject({
    problems: [{ column: '', text: expect.stringContaining('大类“01”里还有“私搭乱建”，不能没有') as string }],
  })
})

test('常用语、关键词每一栏都是一行的名字：改就是换一行，位置不变；再来一遍不是别人改的', () => {
  const before = rowsOf('phrases')[0]!
  const after = { ...before, text: '换一种说法' }
  const plan = save('phrases', before, after)
  if (plan.result !== 'save') throw new Error(plan.result)
  const rows = TABLES.phrases.rowsOf(plan.document)
  expect(rows).toEqual([after, ...rowsOf('phrases').slice(1)])
  expect(planRow(TABLES.phrases, plan.document, { before, after }, ground)).toEqual({ result: 'same' })
  const other = { ...before, text: '又一种说法' }
  expect(planRow(TABLES.phrases, plan.document, { before, after: other }, ground)).toMatchObject({ result: 'conflict' })
  expect(save('phrases', before, rowsOf('phrases')[1])).toMatchObject({
    problems: [{ column: 'text', text: '和第 2 行是同一行' }],
  })
})

test('关键词归到别的类别：类别名称跟着换', () => {
  const before = rowsOf('keywords').find(({ category }) => category === '0102')!
  const plan = save('keywords', before, { ...before, category: '0103' })
  if (plan.result !== 'save') throw new Error(plan.result)
  const { name } = rowWith('categories', { code: '0103' })
  const moved = TABLES.keywords.rowsOf(plan.document).filter(({ word }) => word === before['word'])
  expect(moved).toEqual([{ word: before['word'], category: '0103', name }])
})

test('最后一行不能删：没有上班时间，期限就算不出来', () => {
  const hours = { ...documents['calendar'], hours: [['08:30', '17:30']] } as unknown as KeptDocument
  const before = { from: '08:30', until: '17:30' }
  expect(planRow(TABLES.officeHours, hours, { before }, ground)).toMatchObject({
    problems: [{ column: '', text: '最后一行不能删' }],
  })
})

test('意见箱要用的类别不能没有', () => {
  const { opinion } = documents['categories'] as unknown as Categories
  const plan = save('categories', rowWith('categories', { code: opinion }), undefined)
  expect(JSON.stringify(plan)).toContain(`意见箱要用编号“${opinion}”的类别，不能没有`)
})

test('载入一年的放假和调休：写成 10月1日 也认；不是周末的“上班”、没有的日子不收', () => {
  const { report, document } = plan('calendar', [
    { date: '2027-01-01', kind: '放假' },
    { date: '2027年2月6日', kind: '上班' },
  ])
  expect(report.lines.map(({ result }) => result)).toEqual(['add', 'add'])
  expect((document as unknown as Calendar).years['2027']).toMatchObject({ off: ['2027-01-01'], on: ['2027-02-06'] })
  const bad = plan('calendar', [
    { date: '2027-02-30', kind: '放假' },
    { date: '2027-03-01', kind: '上班' },
    { date: '2027-03-06', kind: '加班' },
  ])
  expect(bad.report.lines.map(({ problems }) => problems[0]?.text)).toEqual([
    '看不懂“2027-02-30”，请写成 2026-10-01 这样',
    '这一天本来就上班，不用写',
    '没有“加班”这个安排，请写放假、上班',
  ])
})

test('上班时间不能倒着，也不能重叠', () => {
  const all = rowsOf('officeHours')
  expect(save('officeHours', all[0], { from: all[0]!['from']!, until: '07:00' })).toMatchObject({
    problems: [{ column: 'until', text: '结束要晚于开始' }],
  })
  expect(problemOf('officeHours', { from: all[0]!['from']! }, { until: '25:00' })).toEqual([
    'until：看不懂“25:00”，请写成 08:30 这样',
  ])
  expect(save('officeHours', undefined, { from: '11:00', until: '13:00' })).toMatchObject({
    problems: [{ text: expect.stringContaining('和另一段重叠了') as string }, { text: '和另一段重叠了' }],
  })
})

test.each([
  ['policy', 'dispatch.steps', '网格员、社区', '最后一步要是街道：属地兜底'],
  ['policy', 'dispatch.steps', '网格员、保安', '没有“保安”，可以写网格员、代班、团队、社区、街道'],
  ['policy', 'dispatch.capacity', '0', '要在 1 到 500 之间'],
  ['policy', 'dispatch.capacity', '很多', '请写整数'],
  ['policy', 'climbShare', '半', '请写成 50% 这样，0% 到 200%'],
  ['policy', 'messages.quiet', '夜里', '看不懂“夜里”，请写成 22:00—07:00 这样'],
  ['policy', 'messages.retryMinutes', '1、0', '要在 1 到 1440 之间'],
  ['policy', 'board.lists', '随便', '请写只登有摘要的、都登'],
  ['policy', 'similar.staffMetres', '100', '不能比居民看到的还近'],
  ['policy', 'privacy.keepDays.audit', '90', '要在 180 到 3650 之间'],
  ['policy', 'urgentAccept', '马上', '看不懂“马上”，请写成“4 个工作小时”“7 个工作日”“30 分钟”这样'],
  ['whistleRules', 'platform.key', '街道', '看不懂“街道”，请写成“街道，1 个工作小时”，或者“直接分单”'],
  ['whistleRules', 'defaults.key.finish', '1 个工作小时', '比前一步的时限还短'],
  ['whistleRules', 'defaults.key.reportIn', '1 个工作小时', '比应哨时限还短'],
  ['whistleRules', 'sheet.answer.weight', '30', '三项合计是 105，要正好 100'],
  ['whistleRules', 'points.basically', '70–95，通常 80', '和更好的一档重叠了'],
  ['whistleRules', 'points.dissatisfied', '0–75，通常 50', '和更好的一档重叠了'],
  ['whistleRules', 'points.basically', '好', '看不懂“好”，请写成“70–89，通常 80”，0 到 100 分'],
] as const)('%s 的 %s 写成“%s”：%s', (table, key, value, text) => {
  expect(problemOf(table, { key }, { value }).join()).toContain(text)
})

test('设置改了，只改那一处', () => {
  const before = rowWith('policy', { key: 'board.lists' })
  const saved = save('policy', before, { ...before, value: '都登' })
  expect(saved).toMatchObject({ result: 'save', document: { ...documents['policy'], board: { lists: 'all' } } })
  const year = rowWith('whistleRules', { key: 'year.street' })
  const plan = save('whistleRules', year, { ...year, value: '40%' })
  expect((plan as { document?: unknown }).document).toEqual({
    ...documents['whistles'],
    year: { system: 0.6, street: 0.4 },
  })
  const kind = rowWith('whistleRules', { key: 'platform.regular' })
  expect(save('whistleRules', kind, { ...kind, value: '直接分单' })).toMatchObject({
    document: { platform: { regular: null } },
  })
})

test('部门的电话和名字都要对；名字停用了的，新的部门可以接着用', () => {
  expect(problemOf('departments', { id: 'd-district-01' }, { phone: '12345' })).toEqual(['phone：电话号码不对，请检查'])
  expect(problemOf('departments', { id: 'd-district-01' }, { name: '市住建局' })).toEqual([
    'name：已经有一个部门叫“市住建局”',
  ])
  const added = { id: 'd-district-19', name: '区新局', fullName: '镜湖区新局', level: '区', phone: '0553-0000019' }
  const same = rowWith('departments', { id: 'd-district-02' })
  const list = documentOf('departments') as KeptDocument & DepartmentList
  const items = list.items.map((one) => (one._id === same['id'] ? { ...one, retired: true } : one))
  expect(
    planRow(
      TABLES.departments,
      { ...list, items } as KeptDocument,
      { after: { ...added, name: same['name']! } },
      ground,
    ),
  ).toMatchObject({ result: 'save' })
  const plan = save('departments', undefined, added) as { document?: { items?: Array<{ members: unknown[] }> } }
  expect(plan.document?.items?.at(-1)?.members).toEqual([])
})

test('紧急词分两样；模板的每一项都要认得', () => {
  const { document } = plan('dangerWords', [{ word: '漏电起火', sense: '听着危险' }])
  expect((document as unknown as Policy).emergency.words).toContain('漏电起火')
  expect(plan('dangerWords', [{ word: '…', sense: '听着危险' }]).report.lines[0]?.problems).toEqual([
    { column: 'word', text: '请写词' },
  ])
  expect(problemOf('templates', { key: '办结' }, { templateId: '短' })).toEqual([
    'templateId：模板编号不对，请从微信公众平台复制',
  ])
  expect(problemOf('templates', { key: '办结' }, { fields: 'thing2 诉求类别：天气' })[0]).toContain(
    '没有“天气”这种内容，可以写编号、类别',
  )
  expect(problemOf('templates', { key: '办结' }, { fields: '随便写' })).toEqual([
    'fields：看不懂“随便写”，请写成“thing2 诉求类别：类别”这样',
  ])
  expect(problemOf('templates', { key: '办结' }, { fields: 'thing2 甲：类别\nthing2 乙：说明' })).toEqual([
    'fields：thing2 写了两次',
  ])
  expect(problemOf('categories', { code: '0101' }, { questions: '随便问问' })[0]).toContain('看不懂“随便问问”')
  expect(problemOf('categories', { code: '0101' }, { questions: 'a 问题（选一项）：只有一个' })).toEqual([
    'questions：“问题”要有 2 到 12 个选项',
  ])
})

const holidays = (...dates: string[]) => dates.map((date) => ({ date, kind: '放假' }))

test('七个法定节日都有了，这一年才算载完；还缺哪几个，说得清', () => {
  const some = plan('calendar', holidays('2028-01-01', '2028-05-01'))
  expect(some.report.notes).toEqual([
    '2028 年还没有载完，缺春节、清明节、端午节、中秋节、国庆节；载完以前，这一年的期限只是暂定',
  ])
  const calendar = some.document as unknown as Calendar
  const at = Date.parse('2028-03-01T09:00:00+08:00')
  expect(isCovered(at, calendar)).toBe(false)
  expect(TABLES.calendar.notes(some.document!)).toEqual(some.report.notes)
  // 元旦是周六，只写了补休的周一，也算有.
  const rest = holidays(
    '2028-01-03',
    '2028-01-26',
    '2028-04-04',
    '2028-05-01',
    '2028-05-28',
    '2028-10-01',
    '2028-10-03',
  )
  const whole = plan('calendar', rest)
  expect(whole.report.notes).toEqual([])
  expect(isCovered(at, whole.document as unknown as Calendar)).toBe(true)
  expect(isCovered(at, documents['calendar'] as unknown as Calendar)).toBe(false)
})

describe('一套制度', () => {
  const titles = (document: unknown) =>
    (document as { charter: Array<{ title: string }> }).charter.map(({ title }) => title)
  const upon = (document: KeptDocument, before?: Cells, after?: Cells) =>
    planRow(TABLES.charter, document, { before, after }, ground)
  const saved = (plan: ReturnType<typeof upon>): KeptDocument => {
    if (plan.result !== 'save') throw new Error(plan.result)
    return plan.document
  }

  test('删一条，没等到回话再点一次：不会多删一条', () => {
    const second = rowWith('charter', { order: '2' })
    const left = saved(save('charter', second))
    expect(titles(left)).toEqual(['谁来办', '办不了', '要延期', '办完了', '没办好'])
    expect(upon(left, second)).toEqual({ result: 'same' })
  })

  test('加一条，没等到回话再点一次：不会加两条；序号写大了就排在最后', () => {
    const added = { order: '9', title: '谁来管', text: '区里来管' }
    const more = saved(save('charter', undefined, added))
    expect(titles(more).at(-1)).toBe('谁来管')
    expect(upon(more, undefined, added)).toEqual({ result: 'same' })
    expect(upon(more, undefined, { ...added, text: '别的' })).toMatchObject({ result: 'conflict' })
  })

  test('改序号就是挪到那里，别的顺着让；再来一次还在那里', () => {
    const [first, , , , , last] = rowsOf('charter') as [Cells, Cells, Cells, Cells, Cells, Cells]
    const up = { ...last, order: '2' }
    expect(titles(saved(save('charter', last, up)))).toEqual([
      '谁来办',
      '没办好',
      '多久办',
      '办不了',
      '要延期',
      '办完了',
    ])
    const down = saved(save('charter', first, { ...first, order: '3' }))
    expect(titles(down)).toEqual(['多久办', '办不了', '谁来办', '要延期', '办完了', '没办好'])
    const end = saved(save('charter', first, { ...first, order: '20' }))
    expect(titles(end).at(-1)).toBe('谁来办')
    expect(upon(end, first, { ...first, order: '20' })).toEqual({ result: 'same' })
  })
})

describe('别处还在用的', () => {
  const uses = [
    { code: '0102', text: '常用语“已经清理干净”' },
    { code: '0102', text: '第05网格的王五' },
    { code: '9999', text: '早就没有了的' },
  ]
  const dropped = (table: ReferenceTable, key: Cells, more = uses) =>
    planRow(TABLES[table], documentOf(table), { before: rowWith(table, key) }, { ...ground, uses: more })

  test('有常用语、团队成员指着的类别，不能删，说出是谁；没有人指着的可以', () => {
    const refused = dropped('categories', { code: '0102' })
    expect(refused).toMatchObject({
      problems: expect.arrayContaining([
        { column: '', text: '类别“0102”还有常用语“已经清理干净”、第05网格的王五在用，请先改那里' },
      ]) as unknown,
    })
    const alone = [{ code: '0301', text: '甲' }, ...['乙', '丙', '丁'].map((text) => ({ code: '0301', text }))]
    expect(JSON.stringify(dropped('categories', { code: '0301' }, alone))).toContain('还有甲、乙、丙等 4 处在用')
    expect(dropped('categories', { code: '2199' }).result).toBe('save')
    const rows = rowsOf('categories').filter(({ code }) => code !== '0102')
    const whole = planTable('categories', TABLES.categories, documentOf('categories'), numbered(rows), true, {
      ...ground,
      uses,
    })
    expect(whole.report).toMatchObject({
      isAdoptable: false,
      lines: expect.arrayContaining([expect.objectContaining({ row: 0, result: 'problem' })]) as unknown,
    })
  })

  test('团队成员按大类接的，那个大类不能删；事项引着的职责清单不能删', () => {
    expect(JSON.stringify(dropped('groups', { code: '01' }, [{ code: '01', text: '王五' }]))).toContain(
      '大类“01”还有王五在用',
    )
    const line = rowsOf('dutyLists')[0]!
    const cited = [{ code: line['code']!, text: '事项“1-001 甲”' }]
    expect(JSON.stringify(dropped('dutyLists', { code: line['code']! }, cited))).toContain('还有事项“1-001 甲”在用')
    expect(dropped('dutyLists', { code: line['code']! }).result).toBe('save')
  })

  test('指着空处的旧行，不碍着改别的行', () => {
    const stale = { action: 'resolve', category: '9999', text: '旧的' }
    const phrases = documents['phrases'] as unknown as { items: object[] }
    const document = { ...phrases, items: [stale, ...phrases.items] } as unknown as KeptDocument
    const row = rowsOf('phrases')[0]!
    expect(planRow(TABLES.phrases, document, { before: row }, ground).result).toBe('save')
    const added = { action: '办结', category: '*', text: '新的一句' }
    expect(planRow(TABLES.phrases, document, { after: added }, ground).result).toBe('save')
    expect(planTable('phrases', TABLES.phrases, document, numbered([added]), false, ground).report.isAdoptable).toBe(
      true,
    )
    // 自己改的这一行，还是要对.
    expect(planRow(TABLES.phrases, document, { after: { ...added, category: '8888' } }, ground).result).toBe('problem')
  })

  test('一类最多 60 个关键词：第 61 个在关键词表里就不收，类别表照样能改', () => {
    const categories = documents['categories'] as unknown as Categories
    const words = Array.from({ length: 60 }, (_, at) => `词${at}`)
    const full = (keywords: string[]) =>
      ({
        ...categories,
        items: categories.items.map((item) => (item.code === '0102' ? { ...item, keywords } : item)),
      }) as unknown as KeptDocument
    const after = { word: '又一个', category: '0102', name: '' }
    expect(planRow(TABLES.keywords, full(words), { after }, ground)).toMatchObject({
      problems: [{ column: 'word', text: '“暴露垃圾”已经有 60 个关键词，一类最多 60 个' }],
    })
    const over = full([...words, '多出来的'])
    const other = rowWith('categories', { code: '0103' })
    expect(
      planRow(TABLES.categories, over, { before: other, after: { ...other, plain: '换个说法' } }, ground).result,
    ).toBe('save')
  })
})
