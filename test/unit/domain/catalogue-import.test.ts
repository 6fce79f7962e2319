import type { CatalogueColumn, CatalogueRow } from '../../../cloudfunctions/contract/catalogue'
import { planCatalogue } from '../../../cloudfunctions/domain/catalogue-import'
import { catalogueSheet, readCatalogueFile } from '../../../cloudfunctions/domain/catalogue-sheet'
import { catalogueRow } from '../../support/catalogue-row'
import { catalogue, categories, departments, whistles } from '../data/district'

const ground = { departments, categories: categories.items, settings: whistles }
const plan = (rows: CatalogueRow[], former = catalogue, on = ground) => planCatalogue(rows, former, on)
/** What is said of one row. */
const only = (facts: Partial<CatalogueRow>) => {
  const { report, items } = plan([catalogueRow(facts)])
  return { line: report.lines[0]!, item: items?.[0] }
}
const said = (facts: Partial<CatalogueRow>) => only(facts).line.problems.map(({ column, text }) => `${column} ${text}`)

const exported = catalogueSheet(catalogue, departments, categories)
const rowsOf = (cells: string[][]): CatalogueRow[] => {
  const file = readCatalogueFile(cells)
  if ('wrong' in file) throw new Error(file.wrong)
  return file.rows
}
const wrongOf = (cells: string[][]): string => {
  const file = readCatalogueFile(cells)
  return 'wrong' in file ? file.wrong : ''
}
const BLANK = '这一格是空的；如果合并过单元格，请取消合并单元格，每一行都填上'

describe('一行读成一项', () => {
  test('名称、编号都认；首字母没写的算出来', () => {
    expect(only({}).item).toEqual({
      code: '3-001',
      batch: 3,
      name: '共享单车淤积清运',
      class: '街面秩序',
      categories: ['0506'],
      kind: 'regular',
      field: 'service',
      lead: 'd-district-01',
      assists: ['d-city-07', 'd-district-12'],
      limits: {
        answer: { amount: 4, unit: 'workingHours' },
        reportIn: null,
        finish: { amount: 3, unit: 'naturalDays' },
      },
      basis: '《芜湖市市容管理条例》（示例）',
      evidence: '清运前后对比照片',
      duties: ['A-04'],
      initials: 'gxdcyjqy',
    })
    const { item } = only({
      ...{ batch: '第3批', categories: '0506，2101', kind: 'regular', lead: 'd-district-01', initials: 'GXDC' },
      ...{ assists: departments.find(({ _id }) => _id === 'd-city-07')!.fullName, duties: '' },
    })
    expect(item).toMatchObject({
      ...{ batch: 3, categories: ['0506', '2101'], kind: 'regular', lead: 'd-district-01', initials: 'gxdc' },
      ...{ assists: ['d-city-07'], duties: [] },
    })
  })

  test('停用了的部门不再上清单；名字给了新的部门，就是新的', () => {
    const closed = departments.map((one) => (one._id === 'd-district-01' ? { ...one, retired: true } : one))
    const lines = (on: typeof departments) => plan([catalogueRow({})], catalogue, { ...ground, departments: on }).report
    expect(lines(closed).lines[0]?.problems).toEqual([{ column: 'lead', text: '“区城管局”这个部门已经停用' }])
    const heir = { ...departments[0]!, _id: 'd-district-99', name: '区城管局' }
    expect(lines([...closed, heir]).lines[0]?.problems).toEqual([])
  })

  test('名称里自己有顿号的诉求类别，照样认得', () => {
    expect(only({ categories: '焚烧垃圾、树叶、油烟污染' }).item?.categories).toEqual(['0115', '0116'])
  })

  test.each([
    ['4 个工作小时', 4, 'workingHours'],
    ['30分钟', 30, 'naturalMinutes'],
    ['2 小时', 2, 'naturalHours'],
    ['７个工作日', 7, 'workingDays'],
    ['3日', 3, 'naturalDays'],
    ['90 个工作分钟', 90, 'workingMinutes'],
  ])('时限“%s”', (text, amount, unit) => {
    const cells = { answer: '1 个工作分钟', reportIn: '不用到场', finish: text }
    expect(only(cells).item?.limits.finish).toEqual({ amount, unit })
  })

  test('时限空着的按这类哨的默认，报告里说一声', () => {
    const { item, line } = only({ kind: '应急哨', answer: '', reportIn: '', finish: '' })
    expect(item?.limits).toEqual(whistles.defaults.emergency)
    expect(line.notes).toEqual([
      { column: 'answer', text: '应哨时限空着，按应急哨的 30 分钟' },
      { column: 'reportIn', text: '报到时限空着，按应急哨的 2 小时' },
      { column: 'finish', text: '办结时限空着，按应急哨的 24 小时' },
    ])
    const calm = { ...whistles.defaults, regular: { ...whistles.defaults.regular, reportIn: null } }
    const { report } = plan([catalogueRow({ reportIn: '' })], catalogue, {
      ...ground,
      settings: { ...whistles, defaults: calm },
    })
    expect(report.lines[0]?.notes).toEqual([{ column: 'reportIn', text: '报到时限空着，按常规哨的 不用到场' }])
  })

  test.each<[string, Partial<CatalogueRow>, string]>([
    [
      '报到比应哨短',
      { answer: '2 个工作日', reportIn: '4 个工作小时', finish: '7 个工作日' },
      'reportIn 报到时限比应哨时限（2 个工作日）还短',
    ],
    [
      '办结比报到短',
      { answer: '1 个工作日', reportIn: '2 个工作日', finish: '1 个工作日' },
      'finish 办结时限比报到时限（2 个工作日）还短',
    ],
    [
      '不用到场的，办结比应哨短',
      { answer: '10 个工作日', reportIn: '不用到场', finish: '1 个工作日' },
      'finish 办结时限比应哨时限（10 个工作日）还短',
    ],
    ['没有编号', { code: '' }, `code ${BLANK}`],
    ['编号里有空格', { code: '3 001' }, 'code 编号只能用字母、数字和 - _，最多 32 个'],
    ['编号太长', { code: '3'.repeat(33) }, 'code 编号只能用字母、数字和 - _，最多 32 个'],
    ['编号成了日期', { code: '2001-03-01' }, 'code “2001-03-01”像是被表格软件改成了日期，请把这一列设成文本再填'],
    ['没有批次', { batch: '' }, `batch ${BLANK}`],
    ['批次是文字', { batch: '首批' }, 'batch 批次请写成 1、2 这样的数字'],
    ['没有事项', { name: '' }, `name ${BLANK}`],
    ['依据里有改书写方向的字', { basis: '第\u202e三条' }, 'basis 这一格里有看不见的控制字符，请把整格删掉，重新打一遍'],
    ['事项里只有看不见的字', { name: '\u200b\u202e ' }, `name ${BLANK}`],
    ['事项太长', { name: '事'.repeat(41) }, 'name 最多 40 个字'],
    ['没有大类', { class: '' }, `class ${BLANK}`],
    ['没有这个诉求类别', { categories: '非机动车乱停放、飞碟降落' }, 'categories 没有“飞碟降落”这个诉求类别'],
    [
      '诉求类别太多',
      {
        categories: categories.items
          .slice(0, 21)
          .map(({ code }) => code)
          .join('、'),
      },
      'categories 适用诉求类别最多 20 个',
    ],
    ['没有哨类', { kind: '' }, `kind ${BLANK}`],
    ['没有这个哨类', { kind: '紧急哨' }, 'kind 没有“紧急哨”这个哨类，请写常规哨、重点哨、应急哨'],
    ['没有领域', { field: '' }, `field ${BLANK}`],
    ['没有这个领域', { field: '执法' }, 'field 没有“执法”这个领域，请写综合执法、管理服务、应急处置'],
    ['没有主办', { lead: '' }, `lead ${BLANK}`],
    ['没有这个主办部门', { lead: '区园林局' }, 'lead 没有“区园林局”这个部门'],
    ['没有这个协办部门', { assists: '市交通局、区园林局' }, 'assists 没有“区园林局”这个部门'],
    ['主办又是协办', { assists: '市交通局、区城管局' }, 'assists “区城管局”已经是主办，不能又是协办'],
    [
      '主办又是协办，一个写名称一个写编号',
      { assists: 'd-district-01' },
      'assists “d-district-01”已经是主办，不能又是协办',
    ],
    [
      '协办太多',
      {
        assists: departments
          .filter(({ level }) => level === 'city')
          .map(({ name }) => name)
          .join('、'),
      },
      'assists 协办部门最多 10 个',
    ],
    ['时限看不懂', { answer: '尽快' }, 'answer 看不懂“尽快”，请写成“4 个工作小时”“7 个工作日”“30 分钟”这样'],
    ['时限是零', { finish: '0 天' }, 'finish 看不懂“0 天”，请写成“4 个工作小时”“7 个工作日”“30 分钟”这样'],
    ['时限太长', { finish: '1001 天' }, 'finish 看不懂“1001 天”，请写成“4 个工作小时”“7 个工作日”“30 分钟”这样'],
    ['时限没有单位', { reportIn: '4' }, 'reportIn 看不懂“4”，请写成“4 个工作小时”“7 个工作日”“30 分钟”这样'],
    ['办结不能不用', { finish: '不用到场' }, 'finish 看不懂“不用到场”，请写成“4 个工作小时”“7 个工作日”“30 分钟”这样'],
    ['依据太长', { basis: '据'.repeat(201) }, 'basis 最多 200 个字'],
    ['办结材料太长', { evidence: '据'.repeat(201) }, 'evidence 最多 200 个字'],
    ['没有这条职责', { duties: 'A-04、Z-99' }, 'duties 职责清单里没有“Z-99”这一条'],
    [
      '职责太多',
      {
        duties: whistles.dutyLists
          .flatMap(({ lines }) => lines.map(({ code }) => code))
          .slice(0, 21)
          .join('、'),
      },
      'duties 职责清单最多引 20 条',
    ],
    ['首字母里有汉字', { initials: '共享' }, 'initials 拼音首字母只写字母和数字'],
    ['塞了命令的格子', { name: "=cmd|' /C calc'!A0" }, "name “=cmd|' /C ca…”像是公式，请改成文字"],
    ['公式样的依据', { basis: '@SUM(A1:A9)' }, 'basis “@SUM(A1:A9)”像是公式，请改成文字'],
    ['加号开头的材料', { evidence: '+1+1' }, 'evidence “+1+1”像是公式，请改成文字'],
    ['减号开头的大类', { class: '-2+3' }, 'class “-2+3”像是公式，请改成文字'],
  ])('%s：%s', (_, facts, problem) => {
    const { line, item } = only(facts)
    expect(said(facts)).toContain(problem)
    expect(line.result).toBe('problem')
    expect(item).toBeUndefined()
  })

  test('一行有几处不对，一次都说出来', () => {
    const { line } = only({ batch: '', lead: '区园林局', finish: '很久' })
    expect(line.problems.map(({ column }) => column)).toEqual(['batch', 'lead', 'finish'])
  })

  test('同名的两个部门，要写编号', () => {
    const doubled = [...departments, { ...departments[0]!, _id: 'd-city-99' }]
    const twins = { ...ground, departments: doubled }
    const { report } = plan([catalogueRow({ lead: '市住建局' })], catalogue, twins)
    expect(report.lines[0]?.problems[0]?.text).toBe('叫“市住建局”的部门有 2 个，请写部门编号')
    expect(catalogueSheet(catalogue, doubled, categories).flat()).toContain('d-city-01')
  })

  test('格子里看不见的字不算，一横就是一横', () => {
    expect(only({ name: '共享\u200b单车淤积', basis: '-' }).item).toMatchObject({
      name: '共享单车淤积',
      basis: '-',
    })
  })
})

describe('和现行的一版比', () => {
  test('导出来的表原样导回去，一项也不变', () => {
    const { report, items } = plan(rowsOf(exported))
    expect(report).toMatchObject({ from: 1, retired: [], isAdoptable: true })
    expect(report.text).toBe('194 行：新增 0，改动 0，没有变化 194，有问题 0；不再列入 0 项')
    expect(items).toEqual(catalogue.items)
  })

  test('改了的说出是哪几列，没有了的列出来', () => {
    const [first, second, ...rest] = rowsOf(exported)
    const changed = { ...first!, lead: '市自规局', assists: '', finish: '5 个工作日' }
    const { report } = plan([changed, ...rest, catalogueRow({ row: 300 })])
    expect(report.lines[0]).toMatchObject({ result: 'change', changes: ['lead', 'assists', 'finish'] })
    expect(report.lines.at(-1)).toMatchObject({ result: 'add', changes: [] })
    expect(report.retired).toEqual([{ code: second!.code, name: second!.name }])
    expect(report.text).toBe('194 行：新增 1，改动 1，没有变化 192，有问题 0；不再列入 1 项')
  })

  test('改了名、没改首字母的，请人看一看；清空了就重新算', () => {
    const [first] = rowsOf(exported)
    const named = { ...first!, name: '在建违建制止' }
    const stale = plan([named]).report.lines[0]
    expect(stale).toMatchObject({
      result: 'change',
      notes: [{ column: 'initials', text: '事项改了名，拼音首字母还是原来的；清空这一格就会重新算' }],
    })
    const { report, items } = plan([{ ...named, initials: '' }])
    expect(report.lines[0]?.notes).toEqual([])
    expect(items?.[0]?.initials).toBe('zjwjzz')
  })

  test('协办、类别换了先后，不算改', () => {
    const [first, ...rest] = rowsOf(exported)
    const turned = { ...first!, assists: first!.assists.split('、').reverse().join('、') }
    expect(plan([turned, ...rest]).report.lines[0]?.result).toBe('same')
  })

  test('编号、事项在表里重了，说出和哪一行重', () => {
    const { report } = plan([
      catalogueRow(),
      catalogueRow({ row: 3, name: '另一件' }),
      catalogueRow({ row: 4, code: '3-002' }),
    ])
    expect(report.lines.map(({ problems }) => problems)).toEqual([
      [],
      [{ column: 'code', text: '和第 2 行的编号一样' }],
      [{ column: 'name', text: '和第 2 行是同一个事项' }],
    ])
  })

  test('有一行不对，整张都不采用；写错的那一行不算不再列入', () => {
    const [first, ...rest] = rowsOf(exported)
    const { report, items } = plan([{ ...first!, lead: '区园林局' }, ...rest])
    expect(report).toMatchObject({ retired: [], isAdoptable: false })
    expect(report.text).toBe(
      '194 行：新增 0，改动 0，没有变化 193，有问题 1；不再列入 0 项。清单是一个整体：有问题的行改好以前，整张表都不采用',
    )
    expect(items).toBeUndefined()
  })
})

describe('整份文件', () => {
  const HEADING = exported[0]!

  test('列名认中文、英文，空行跳过、行号照表里的；多出来的列说出来', () => {
    const english: CatalogueColumn[] = ['code', 'batch', 'name', 'class', 'categories', 'kind', 'field', 'lead']
    const file = readCatalogueFile([
      [...english.map((name, i) => (i === 0 ? `\ufeff${name}` : name)), ...HEADING.slice(8), '备注'],
      [' 3-001 ', '3', "'=1+1"],
      ['', ' ', ''],
      ['3-002'],
    ])
    expect(file).toMatchObject({
      rows: [
        { row: 2, code: '3-001', name: '=1+1', lead: '' },
        { row: 4, code: '3-002', initials: '' },
      ],
      unknown: ['备注'],
    })
  })

  test('缺列的、两列同名的、空的，都不读', () => {
    expect(wrongOf([['编号', '事项'], ['3-001']])).toBe(
      '第一行要是列名，缺少这些列：批次、大类、适用诉求类别、哨类、领域、主办部门、协办部门、应哨时限、报到时限、办结时限、依据、办结材料、职责清单',
    )
    expect(wrongOf([[...HEADING, '主办部门'], ['3-001']])).toBe('这些列有两列同名：主办部门')
    for (const cells of [[], [HEADING], [HEADING, ['', ' ']]]) expect(wrongOf(cells)).toBe('表格里没有内容')
    expect(wrongOf([HEADING.slice(0, 15), ['3-001']])).toBe('')
  })

  test('五万行的表，一行也不看就不收；后面只有空行的不算', () => {
    const looked = jest.fn()
    const line = (text: string) => {
      const cells = [text]
      return new Proxy(cells, {
        get(target, key) {
          looked()
          return Reflect.get(target, key) as unknown
        },
      })
    }
    const rows = Array.from({ length: 50_000 }, (_, i) => line(`3-${i}`))
    expect(wrongOf([HEADING, ...rows])).toBe('表里有 50000 行，一张清单最多 2000 行，请检查是不是选错了文件')
    // 只碰过最后一行，看它是不是空行.
    expect(looked.mock.calls.length).toBeLessThan(10)
    const blank = Array.from({ length: 50_000 }, () => ['', ''])
    expect(wrongOf([HEADING, ['3-001'], ...blank])).toBe('')
  })
})

describe('导出', () => {
  test('像公式的格子前面加一撇，导回来那一撇就没了', () => {
    const [item] = catalogue.items
    const risky = { ...item!, name: '=HYPERLINK("x")', basis: '-', evidence: '@A1' }
    const cells = catalogueSheet({ ...catalogue, items: [risky] }, departments, categories)
    expect(cells[1]).toEqual(expect.arrayContaining(['\'=HYPERLINK("x")', "'-", "'@A1"]))
    const [row] = rowsOf(cells)
    expect(row).toMatchObject({ name: '=HYPERLINK("x")', basis: '-', evidence: '@A1' })
  })

  test('已经没有的部门、类别，写它的编号', () => {
    const [item] = catalogue.items
    const gone = { ...item!, lead: 'd-gone', categories: ['9999'], limits: { ...item!.limits, reportIn: null } }
    const cells = catalogueSheet({ ...catalogue, items: [gone] }, departments, categories)
    expect(cells[1]).toEqual(expect.arrayContaining(['d-gone', '9999', '不用到场']))
  })
})
