import type { Cells } from '../../cloudfunctions/contract/reference'
import type { KeptDocument } from '../../cloudfunctions/domain/reference-tables'
import { type LocalCity, newRequestId } from '../support/city'
import { type Desk, desksIn } from '../support/desk'
import { cityOfThisFile } from '../support/of-this-file'
import { Records } from '../support/records'

let city: LocalCity
let records: Records
let district: Desk
const desk = desksIn(() => city.url)
cityOfThisFile((opened) => {
  city = opened
  records = new Records(city)
  district = desk('quzhongxin')
})

const MOVED_ON = { code: 'reference/moved-on', message: '检查以后这些数据又有人改过，请再检查一遍' }

const rowsOf = (table: 'categories' | 'phrases' | 'charter' | 'policy' | 'calendar' | 'departments') =>
  district.ask('reference', 'rows', { table })
const rowOf = async (table: 'categories' | 'charter' | 'policy', key: string): Promise<Cells> => {
  const { rows } = await rowsOf(table)
  return rows.find((cells) => Object.values(cells).includes(key))!
}
const numbered = (rows: Cells[]) => rows.map((cells, i) => ({ row: i + 2, cells }))
const lines = () =>
  records
    .find<{ action: string; object: string; by: string }>('audits')
    .filter(({ action }) => action.startsWith('reference.'))

test('只有区网格中心管得了；表和列都说得清', async () => {
  for (const username of ['zhelu', 'chezhan', 'chengguan'])
    expect(await desk(username).call('reference', 'tables', {})).toMatchObject({
      code: 'reference/not-district',
      message: '只有区网格中心可以管理基础数据',
    })
  const tables = await district.ask('reference', 'tables', {})
  expect(tables.map(({ name }) => name)).toContain('诉求类别')
  for (const { table } of tables)
    expect((await district.ask('reference', 'rows', { table })).rows.length).toBeGreaterThan(0)
})

test('改一行：写明为什么，马上算数，原来的一版还在，谁改的看得到', async () => {
  const before = await rowOf('charter', '谁来办')
  const after = { ...before, text: '先派给网格员。' }
  const requestId = newRequestId()
  const input = { table: 'charter' as const, before, after, note: '说短一点' }
  const saved = await district.ask('reference', 'save', input, requestId)
  expect(saved).toEqual({ result: 'saved', version: 2 })
  expect(await rowOf('charter', '谁来办')).toEqual(after)
  // 没收到回话再发一遍，还是改成了，不多立一版.
  expect(await district.ask('reference', 'save', input, requestId)).toEqual(saved)
  const versions = await district.ask('reference', 'versions', { table: 'charter' })
  expect(versions).toMatchObject([
    { version: 2, isInForce: true, changed: { by: '谢少华', note: '说短一点' } },
    { version: 1, isInForce: false },
  ])
  const former = await district.ask('reference', 'rows', { table: 'charter', version: 1 })
  expect(former).toMatchObject({ isInForce: false, version: 1 })
  expect(former.rows[0]).toEqual(before)
  expect(await district.call('reference', 'rows', { table: 'charter', version: 9 })).toMatchObject({
    code: 'reference/no-version',
    message: '没有这一版',
  })
  expect(lines()).toMatchObject([{ action: 'reference.save', object: 'charter', by: 'p-district-1' }])
})

test('两个人改同一行：后一个看到现在的样子，打的字没有丢；改不同的行，都算数', async () => {
  const [first, second] = (await rowsOf('phrases')).rows as [Cells, Cells]
  const moved: Cells = { ...first, category: '0103' }
  const change = () => district.ask('reference', 'save', { table: 'phrases', before: first, after: moved, note: '试' })
  // 步骤、类别、话都是一行的名字：改一个就是另一行，原来那行让给它；没收到回话再改一遍，还是那一次.
  const saved = await change()
  expect(saved.result).toBe('saved')
  expect(await change()).toEqual(saved)
  const drop = (row: Cells) => district.ask('reference', 'save', { table: 'phrases', before: row, note: '不用了' })
  const both = await Promise.all([drop(moved), drop(second)])
  expect(both.map(({ result }) => result)).toEqual(['saved', 'saved'])
  const left = (await rowsOf('phrases')).rows
  expect(left).toHaveLength(78)

  const lists = await rowOf('policy', 'board.lists')
  const put = (before: Cells, value: string) =>
    district.ask('reference', 'save', { table: 'policy', before, after: { ...before, value }, note: '试试' })
  expect(await put(lists, '都登')).toMatchObject({ result: 'saved' })
  expect(await put({ ...lists, value: '从前' }, '只登有摘要的')).toMatchObject({
    result: 'conflict',
    current: { ...lists, value: '都登' },
  })
})

test('导入：先检查，什么也不写；有一行不对就都不采用；检查以后有人改过，要再检查', async () => {
  const { rows, version } = await rowsOf('categories')
  const good = rows.map((cells) => (cells['code'] === '0102' ? { ...cells, plain: '垃圾没人收' } : cells))
  const bad = [...good, { ...rows[0]!, code: '0177', name: '=1+1' }]
  const input = (cells: Cells[]) => ({ table: 'categories' as const, rows: numbered(cells), isWhole: true })
  const checked = await district.ask('reference', 'check', input(bad))
  expect(checked).toMatchObject({ from: version, isAdoptable: false })
  expect(checked.lines.at(-1)?.problems).toEqual([{ column: 'name', text: '“=1+1”像是公式，请改成文字' }])
  expect(await district.call('reference', 'adopt', { ...input(bad), from: version, note: '试' })).toMatchObject({
    code: 'reference/problems',
    message: '有 1 行有问题，整张表都没有采用，请改好再来',
  })
  expect((await rowsOf('categories')).version).toBe(version)

  const adopt = () => district.call('reference', 'adopt', { ...input(good), from: version, note: '换说法' })
  expect(await adopt()).toMatchObject({ ok: true, data: { version: version + 1, dropped: [] } })
  // 没收到回话再发一遍.
  expect(await adopt()).toMatchObject({ ok: true, data: { version: version + 1 } })
  const other = good.map((cells) => (cells['code'] === '0102' ? { ...cells, plain: '又一种说法' } : cells))
  expect(await district.call('reference', 'adopt', { ...input(other), from: version, note: '晚了' })).toMatchObject(
    MOVED_ON,
  )
  expect(lines().filter(({ action }) => action === 'reference.adopt')).toHaveLength(1)
  expect(records.find('formerReferences', { name: 'categories' })).toHaveLength(1)
})

test('改了类别的说法，居民一分钟后看到的就是新的；载入一年的日历，七个节日都有了，那年的期限才不再是暂定', async () => {
  await city.passes({ minutes: 2 })
  const groups = await city.resident.ask('ticket', 'categories', {})
  expect(groups[0]?.items.find(({ code }) => code === '0102')?.plain).toBe('垃圾没人收')
  const { version } = await rowsOf('calendar')
  const year = (...dates: string[]) => numbered(dates.map((date) => ({ date, kind: '放假' })))
  const some = { table: 'calendar' as const, rows: year('2027-01-01', '2027-10-01') }
  const first = await district.ask('reference', 'adopt', { ...some, from: version, note: '2027 年' })
  expect(first.text).toBe('2 行：新增 2，改动 0，没有变化 0，有问题 0；不再留 0 行')
  const missing = '2027 年还没有载完，缺春节、清明节、劳动节、端午节、中秋节；载完以前，这一年的期限只是暂定'
  expect(first.notes).toEqual([missing])
  expect((await rowsOf('calendar')).notes).toEqual([missing])
  const rest = year('2027-02-06', '2027-04-05', '2027-05-03', '2027-06-09', '2027-09-15')
  const input = { table: 'calendar' as const, rows: rest, from: first.version, note: '2027 年，载完' }
  expect((await district.ask('reference', 'adopt', input)).notes).toEqual([])
  const calendar = records.one<KeptDocument & { years: Record<string, object> }>('references', 'calendar')
  expect(calendar.years['2027']).not.toHaveProperty('missing')
  expect((await rowsOf('calendar')).notes).toEqual([])
})

test('常用语、团队成员、事项指着的类别不能删，说出是谁在用', async () => {
  const { rows } = await rowsOf('categories')
  const drop = (code: string) => {
    const before = rows.find((cells) => cells['code'] === code)!
    return district.ask('reference', 'save', { table: 'categories', before, note: '不要了' })
  }
  const told = async (code: string) => JSON.stringify(await drop(code))
  const phrase = (await rowsOf('phrases')).rows.find(({ category }) => category !== '*')!
  expect(await told(phrase['category']!)).toContain(`还有常用语“${phrase['text']!.slice(0, 12)}”`)
  const grid = records.find<{ _id: string; name: string; team: object[] }>('areas', { kind: 'grid' })[0]!
  const member = { person: 'p-x', name: '试用员', phone: '', categories: ['2199'] }
  expect(rows.map(({ code }) => code)).toContain('2199')
  await records.change('areas', grid._id, { team: [...(grid.team ?? []), member] })
  expect(await told('2199')).toContain(`${grid.name}的试用员`)
  const item = records.find<{ items: Array<{ code: string; name: string; categories: string[] }> }>('catalogues')[0]!
  const used = item.items.find(({ categories }) => categories.length > 0)!
  expect(await told(used.categories[0]!)).toContain('在用，请先改那里')
  const lists = await district.ask('reference', 'rows', { table: 'dutyLists' })
  const cited = lists.rows.find(({ code }) => JSON.stringify(item).includes(`"${code}"`))!
  expect(await district.ask('reference', 'save', { table: 'dutyLists', before: cited, note: '不要了' })).toMatchObject({
    result: 'problem',
    problems: [{ text: expect.stringContaining('在用，请先改那里') as string }],
  })
})

test('改部门的电话：吹哨的人看到的就是新的；同时被别人改过的，看得到', async () => {
  const { rows } = await district.ask('reference', 'rows', { table: 'departments' })
  const before = rows.find(({ id }) => id === 'd-district-01')!
  const after = { ...before, phone: '0553-0009999' }
  const put = (input: { before: Cells; after: Cells }) =>
    district.ask('reference', 'save', { table: 'departments', ...input, note: '换号' })
  expect(await put({ before, after })).toEqual({ result: 'saved', version: 2 })
  expect(records.one('departments', 'd-district-01')).toMatchObject({ phone: '0553-0009999', name: '区城管局' })
  expect(await put({ before, after: { ...before, phone: '0553-0008888' } })).toMatchObject({
    result: 'conflict',
    current: { phone: '0553-0009999' },
  })
  expect(records.one<{ members: unknown[] }>('departments', 'd-district-01').members.length).toBeGreaterThan(0)
  // 旧的一版只留名称和电话，不留人.
  expect(JSON.stringify(records.find('formerReferences', { name: 'departments' }))).not.toContain('members')
  const former = await district.ask('reference', 'rows', { table: 'departments', version: 1 })
  expect(former.rows).toContainEqual(before)
})

test('两个人同时改不同的部门：各立一版，各留一条，谁也没有白改', async () => {
  const { rows, version } = await rowsOf('departments')
  const before = lines().length
  const put = (id: string, phone: string) => {
    const row = rows.find((cells) => cells['id'] === id)!
    const after = { ...row, phone }
    return district.ask('reference', 'save', { table: 'departments', before: row, after, note: `改 ${id}` })
  }
  const answers = await Promise.all([put('d-district-02', '0553-0002222'), put('d-district-03', '0553-0003333')])
  expect(answers.map((answer) => [answer.result, answer.version]).sort()).toEqual([
    ['saved', version + 1],
    ['saved', version + 2],
  ])
  const versions = await district.ask('reference', 'versions', { table: 'departments' })
  expect(versions.slice(0, 2).map(({ changed }) => changed?.note)).toEqual(
    expect.arrayContaining(['改 d-district-02', '改 d-district-03']),
  )
  expect(lines().length).toBe(before + 2)
  for (const [id, phone] of [['d-district-02', '0553-0002222'] as const, ['d-district-03', '0553-0003333'] as const])
    expect(records.one('departments', id)).toMatchObject({ phone })
})

test('写下了、还没办完就断了的一版：下一个来看的人先替他办完，审计里记的是他', async () => {
  const { version } = await rowsOf('departments')
  // As it is when a call was killed between its decision and what follows from it.
  const items = [
    { _id: 'd-district-04', name: '区四局', fullName: '镜湖区第四局', level: 'district', phone: '0553-0004444' },
    { _id: 'd-district-77', name: '区新局', fullName: '镜湖区新局', level: 'district', phone: '0553-0007777' },
  ]
  await records.change('references', 'departments', {
    version: version + 1,
    changed: { at: city.cloud.now(), by: 'p-street-1', note: '断在半路的' },
    pending: { action: 'reference.adopt', table: 'departments', requestId: 'cut-short', items },
  })
  const { rows } = await rowsOf('departments')
  expect(rows.find(({ id }) => id === 'd-district-04')).toMatchObject({ name: '区四局', phone: '0553-0004444' })
  expect(rows.find(({ id }) => id === 'd-district-77')).toMatchObject({ name: '区新局' })
  expect(records.one('departments', 'd-district-77')).toMatchObject({ members: [], shifts: [] })
  expect(records.one<{ members: unknown[] }>('departments', 'd-district-04').members.length).toBeGreaterThan(0)
  expect(records.one('references', 'departments')).not.toHaveProperty('pending')
  expect(lines().filter(({ by }) => by === 'p-street-1')).toMatchObject([{ action: 'reference.adopt' }])
  await rowsOf('departments')
  expect(lines().filter(({ by }) => by === 'p-street-1')).toHaveLength(1)
})

test('版图、路网也动过的文档：哪一版不是这里改的，说得清，不算在别人头上', async () => {
  const before = await rowOf('charter', '没办好')
  const after = { ...before, text: '不满意的，十五天内可以重新办。' }
  const saved = await district.ask('reference', 'save', { table: 'charter', before, after, note: '说短' })
  await records.change('references', 'district', { version: saved.version + 1 })
  const [latest] = await district.ask('reference', 'versions', { table: 'charter' })
  expect(latest).toEqual({ version: saved.version + 1, isByOthers: true, isInForce: true })
  expect(await rowsOf('charter')).not.toHaveProperty('changed')
  const again = { ...after, text: '十五天内可以重新办。' }
  await district.ask('reference', 'save', { table: 'charter', before: after, after: again, note: '再短' })
  const versions = await district.ask('reference', 'versions', { table: 'charter' })
  expect(versions[0]).toMatchObject({ version: saved.version + 2, changed: { note: '再短' } })
  expect(versions[1]).toMatchObject({ version: saved.version + 1, isByOthers: true })
})

test('什么也不改、太多的行、没有的表，在门口就说清', async () => {
  expect(await district.call('reference', 'save', { table: 'charter', note: '试' })).toMatchObject({
    code: 'reference/nothing',
    message: '没有要改的内容',
  })
  const rows = Array.from({ length: 5_001 }, (_, i) => ({ row: i + 2, cells: {} }))
  expect(await district.call('reference', 'check', { table: 'keywords', rows })).toMatchObject({
    ok: false,
    message: '表里有 5001 行，一张表最多 5000 行',
  })
  const strange = { table: 'people' } as unknown as { table: 'charter' }
  expect(await district.call('reference', 'rows', strange)).toMatchObject({ ok: false, message: '没有这张表' })
})
