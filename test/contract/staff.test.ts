import type { StaffItem, StaffRow } from '../../cloudfunctions/contract/staff'
import type { Area } from '../../cloudfunctions/domain/area'
import { type LocalCity, newRequestId } from '../support/city'
import { type Desk, desksIn } from '../support/desk'
import { cityOfThisFile } from '../support/of-this-file'
import { Records } from '../support/records'

const STREET = '340202014'
const COMMUNITY = `${STREET}002`
const GRID = '340202014002005'

let city: LocalCity
let records: Records
let community: Desk
const desk = desksIn(() => city.url)
cityOfThisFile((opened) => {
  city = opened
  records = new Records(city)
  community = desk('chezhan')
})

const row = (change: Partial<StaffRow>): StaffRow => ({
  ...{ row: 2, place: GRID, post: '楼栋长', name: '王小明', phone: '', capacity: '', categories: '', person: '' },
  ...change,
})
const all = async (who: Desk, area: string, query = ''): Promise<StaffItem[]> => {
  const items: StaffItem[] = []
  for (let cursor: string | undefined = ''; cursor !== undefined;) {
    const page: { items: StaffItem[]; next?: string } = await who.ask('staff', 'list', { area, query, cursor })
    items.push(...page.items)
    cursor = page.next
  }
  return items
}
const workerOf = () => records.one<Area>('areas', GRID).worker!

test('社区看得到自己各网格的人，别的社区看不到；一页一页，找得到名字', async () => {
  const items = await all(community, COMMUNITY)
  expect(new Set(items.map(({ scope }) => scope)).size).toBeGreaterThan(5)
  expect(items.filter(({ role }) => role === 'worker').length).toBeGreaterThan(5)
  const { name } = workerOf()
  expect((await all(community, COMMUNITY, name)).map(({ cells }) => cells.name)).toContain(name)
  expect(await community.call('staff', 'list', { area: '340202013001' })).toMatchObject({ code: 'search/not-yours' })
  const everyone = await all(desk('quzhongxin'), '340202')
  expect(everyone.length).toBeGreaterThan(1_000 - 100)
  expect(new Set(everyone.map(({ person, scope, role }) => `${person}${scope}${role}`)).size).toBe(everyone.length)
})

test('导出名单留一条审计，翻几页也只有一条', async () => {
  const district = desk('quzhongxin')
  const first = await district.ask('staff', 'sheet', {}, 'request-export-01')
  await district.ask('staff', 'sheet', { cursor: first.next! }, 'request-export-01')
  expect(records.find('audits', { action: 'staff.sheet' })).toMatchObject([{ object: '340202', by: 'p-district-1' }])
  // 不从头翻的也留.
  await district.ask('staff', 'sheet', { cursor: first.next! })
  expect(records.find('audits', { action: 'staff.sheet' })).toHaveLength(2)
})

test('导入：新的人发邀请码，已有的人改资料；再发一遍，还是那些码，什么也不多', async () => {
  const worker = workerOf()
  const known = { ...row({ post: '网格员', name: worker.name, person: worker.person }), phone: '0553-1234567' }
  const rows = [row({}), { ...known, row: 3, capacity: '12' }]
  const checked = await community.ask('staff', 'check', { rows })
  expect(checked.map(({ result }) => result)).toEqual(['add', 'change'])
  expect(checked[1]?.changes).toEqual(['phone', 'capacity'])
  expect(workerOf()).toEqual(worker)

  const requestId = newRequestId()
  const first = await community.ask('staff', 'adopt', { rows }, requestId)
  expect(first[0]?.code).toMatch(/^[0-9A-Z]{8}$/)
  expect(workerOf()).toMatchObject({ phone: '0553-1234567', capacity: 12, person: worker.person })
  const again = await community.ask('staff', 'adopt', { rows }, requestId)
  expect(again[0]?.code).toBe(first[0]?.code)
  expect(again[1]?.result).toBe('same')
  expect(records.find('audits', { action: 'staff.adopt' })).toHaveLength(1)

  // 拿着码的人自己在微信里加入.
  const newcomer = await city.newcomer().agrees()
  await newcomer.ask('account', 'join', { code: first[0]!.code!, name: '王小明' })
  const team = records.one<Area>('areas', GRID).team!
  expect(team.some(({ name, duty }) => name === '王小明' && duty === 'building-head')).toBe(true)
})

test('导出的表原样导入，没有一行要动', async () => {
  const items = (await all(community, COMMUNITY)).filter(({ mayKeep }) => mayKeep)
  const rows = items.slice(0, 100).map(({ cells }, i) => ({ row: i + 2, ...cells }))
  const lines = await community.ask('staff', 'check', { rows })
  expect(lines.filter(({ result }) => result !== 'same')).toEqual([])
})

test('不归自己管的、没有的地方、占着的位子，逐行说清', async () => {
  const rows = [
    row({ row: 2, place: '340202013001001' }),
    row({ row: 3, place: '999' }),
    row({ row: 4, post: '网格员', name: '新来的', phone: '13800000000' }),
    row({ row: 5, place: COMMUNITY, post: '社区工作人员', phone: '13800000000' }),
    row({ row: 6, post: '保安' }),
  ]
  const lines = await community.ask('staff', 'check', { rows })
  expect(lines.map(({ problems }) => problems[0]?.text)).toEqual([
    '这里的网格团队由上一级管，您不能导入',
    '没有“999”这个地方，请写它的编号',
    expect.stringMatching(/^这个网格已有网格员.+，请先请原网格员离任，或者邀请为代班$/),
    '这里的社区工作人员由上一级管，您不能导入',
    expect.stringContaining('没有“保安”这个岗位'),
  ])
  expect(await city.resident.call('staff', 'check', { rows })).toMatchObject({ code: 'search/not-staff' })
})

test('部门的人由联络员导入；别人不行', async () => {
  const rows = [row({ place: 'd-district-01', post: '经办人', name: '小李', phone: '13800000001' })]
  expect((await community.ask('staff', 'check', { rows }))[0]?.problems[0]?.text).toBe(
    '部门的人由本部门的联络员邀请，您不能导入',
  )
  const liaison = city.phone('o-demo-d-district-01-liaison')
  const [line] = await liaison.ask('staff', 'adopt', { rows })
  expect(line).toMatchObject({ result: 'add', code: expect.any(String) as string })
})

test('联络员看得到、导得出自己部门的人，别的部门和各处网格的看不到；导出的原样导入，没有一行要动', async () => {
  const department = 'd-district-01'
  const liaison = city.phone('o-demo-d-district-01-liaison')
  const { items, text, next } = await liaison.ask('staff', 'list', { department })
  expect(next).toBeUndefined()
  expect(text).toBe('区城管局')
  const members = records.one<{ members: Array<{ person: string; name: string }> }>('departments', department).members
  expect(items.map(({ person }) => person).sort()).toEqual(members.map(({ person }) => person).sort())
  expect(items.map(({ cells }) => cells.post)).toEqual(expect.arrayContaining(['联络员', '经办人', '负责人']))
  expect(items.every(({ role, scope, mayKeep }) => role === 'department' && scope === department && !mayKeep)).toBe(
    true,
  )
  const found = await liaison.ask('staff', 'list', { department, query: members[0]!.name })
  expect(found.items.map(({ person }) => person)).toContain(members[0]!.person)

  const { items: taken } = await liaison.ask('staff', 'sheet', { department })
  expect(records.find('audits', { action: 'staff.sheet', object: department })).toMatchObject([{ scope: department }])
  const rows = taken.map(({ cells }, i) => ({ row: i + 2, ...cells }))
  expect((await liaison.ask('staff', 'check', { rows })).map(({ result }) => result)).toEqual(rows.map(() => 'same'))

  const refused = { code: 'staff/not-liaison', message: '部门的人由本部门的联络员管' }
  expect(await liaison.call('staff', 'list', { department: 'd-district-02' })).toMatchObject(refused)
  for (const who of ['chengguan', 'quzhongxin', 'chezhan'])
    expect(await desk(who).call('staff', 'list', { department })).toMatchObject(refused)
  expect(await liaison.call('staff', 'list', {})).toMatchObject({ code: 'search/not-staff' })
  expect(await liaison.call('staff', 'list', { area: COMMUNITY })).toMatchObject({ code: 'search/not-yours' })
})

test('社区给网格员登记请假：派单马上知道；不是上一级不行，不在这里的人不行', async () => {
  const now = city.cloud.now()
  const { person } = workerOf()
  const leave = [{ from: now, until: now + 86_400_000 }]
  const input = { person, role: 'worker' as const, scope: GRID, seen: [], leave }
  expect(await desk('zhelu').call('staff', 'setLeave', input)).toMatchObject({
    code: 'staff/not-superior',
    message: '只有上一级可以改下级的资料、登记请假',
  })
  expect(await community.call('staff', 'setLeave', { ...input, person: 'p-nobody' })).toMatchObject({
    code: 'account/not-serving',
  })
  await community.ask('staff', 'setLeave', input)
  expect(workerOf().leave).toEqual(input.leave)
  const items = await all(community, GRID)
  expect(items.find(({ role }) => role === 'worker')?.dutyText).toContain('请假至')
  expect(records.find('audits', { action: 'staff.setLeave' })).toMatchObject([{ object: person, scope: GRID }])
})

test('社区改请假，本人请的代班还在；时间改了的，代班由本人再请', async () => {
  const now = city.cloud.now()
  const [standIn] = records.one<Area>('areas', GRID).standIns!
  const own = { from: now + 200_000_000, until: now + 300_000_000, standIn: standIn!.person }
  await city.worker.ask('account', 'setLeave', { leave: [own] })
  const { standIn: _, ...span } = own
  const more = { from: now + 400_000_000, until: now + 500_000_000 }
  const input = { person: workerOf().person, role: 'worker' as const, scope: GRID }
  await community.ask('staff', 'setLeave', { ...input, seen: [span], leave: [span, more] })
  expect(workerOf().leave).toEqual([own, more])
  const longer = { ...span, until: span.until + 1 }
  await community.ask('staff', 'setLeave', { ...input, seen: [span, more], leave: [longer] })
  expect(workerOf().leave).toEqual([longer])
})

test('上级登记的请假，互相重叠的、整段过去的都不收，原来的不动', async () => {
  const now = city.cloud.now()
  const before = workerOf().leave
  const { person, role, scope, leave: seen } = await workerSeen()
  const spanOf = (from: number, until: number) => ({ from: now + from, until: now + until })
  const give = (leave: typeof seen) =>
    community.call('staff', 'setLeave', { person, role, scope, seen, leave: [...seen, ...leave] })
  expect(await give([spanOf(800_000_000, 900_000_000), spanOf(810_000_000, 820_000_000)])).toMatchObject({
    code: 'staff/leave-overlap',
    field: 'leave',
  })
  expect(await give([spanOf(-900_000_000, -800_000_000)])).toMatchObject({ code: 'staff/leave-over', field: 'leave' })
  expect(workerOf().leave).toEqual(before)
})

test('本人在手机上登记的请假，是同一条规矩：重叠的、整段过去的不收，值班时间也不动；原来就有的照样能再送', async () => {
  const now = city.cloud.now()
  const spanOf = (from: number, until: number) => ({ from: now + from, until: now + until })
  const [kept, over] = [spanOf(600_000_000, 700_000_000), spanOf(-900_000_000, -800_000_000)]
  await city.worker.ask('account', 'setLeave', { leave: [kept] })
  const give = (...leave: Array<typeof kept>) =>
    city.worker.call('account', 'setLeave', { leave, hours: [{ from: '08:00', until: '18:00' }] })
  expect(await give(kept, spanOf(650_000_000, 800_000_000))).toMatchObject({
    code: 'staff/leave-overlap',
    message: expect.stringMatching(/^和已经登记的 .* 到 .* 重叠$/) as string,
    field: 'leave',
  })
  expect(await give(kept, over)).toMatchObject({
    code: 'staff/leave-over',
    message: expect.stringMatching(/这一段已经过去了$/) as string,
    field: 'leave',
  })
  expect(await city.worker.me()).toMatchObject({ leave: [kept], hours: [] })
  expect(workerOf().leave).toEqual([kept])
  await city.worker.ask('account', 'setLeave', { leave: [], hours: [] })
})

test('本人改请假的时候，上级刚登记了一段：先看一看，谁的也不丢；同一个请求再来一遍照旧', async () => {
  const now = city.cloud.now()
  const spanOf = (from: number) => ({ from: now + from, until: now + from + 50_000_000 })
  const [theirs, mine] = [spanOf(600_000_000), spanOf(800_000_000)]
  await city.worker.ask('account', 'setLeave', { leave: [theirs] })
  expect(await city.worker.call('account', 'setLeave', { seen: [], leave: [mine] })).toMatchObject({
    code: 'account/leave-changed',
    message: '刚才有人改过您的请假，现在是最新的，请看一看再改',
    field: 'leave',
  })
  expect(await city.worker.me()).toMatchObject({ leave: [theirs] })
  const both = { seen: [theirs], leave: [theirs, mine] }
  await city.worker.ask('account', 'setLeave', both)
  await city.worker.ask('account', 'setLeave', both)
  expect(await city.worker.me()).toMatchObject({ leave: [theirs, mine] })
  await city.worker.ask('account', 'setLeave', { leave: [], hours: [] })
})

test('街道定自己的领导：重点哨以后告诉新的一位，原来的一位还在名单里；别的街道不行，不在这里的人不行', async () => {
  const before = records.one<Area>('areas', STREET)
  const [clerk] = before.staff!
  const input = { person: clerk!.person, scope: STREET }
  expect(await community.call('staff', 'setLeader', input)).toMatchObject({
    code: 'staff/not-street',
    message: '街道领导由本街道或者区网格中心来定',
  })
  expect(await desk('zhelu').call('staff', 'setLeader', { ...input, person: workerOf().person })).toMatchObject({
    code: 'account/not-serving',
    message: '这个人已经不在这里了',
  })
  await desk('zhelu').ask('staff', 'setLeader', input)
  const after = records.one<Area>('areas', STREET)
  expect(after.leader).toMatchObject({ person: clerk!.person })
  expect(after.staff!.map(({ person }) => person)).toEqual(
    [...before.staff!, before.leader!].map(({ person }) => person),
  )
  expect(records.find('audits', { action: 'staff.setLeader' })).toMatchObject([
    { object: clerk!.person, scope: STREET },
  ])
  const people = (await all(desk('quzhongxin'), STREET)).filter(({ role }) => role === 'street')
  expect(people.filter(({ isLeader }) => isLeader).map(({ person }) => person)).toEqual([clerk!.person])
  expect(people.filter(({ mayLead }) => mayLead).map(({ person }) => person)).toContain(before.leader!.person)
  // 又定回去：还是同样几个人.
  await desk('quzhongxin').ask('staff', 'setLeader', { ...input, person: before.leader!.person })
  expect(records.one<Area>('areas', STREET).staff).toHaveLength(after.staff!.length)
})

const cardOf = ({ phone, capacity, categories }: StaffItem['cells']) => ({ phone, capacity, categories })
const workerSeen = async (): Promise<StaffItem> =>
  (await all(community, GRID)).find(({ role, person }) => role === 'worker' && person === workerOf().person)!

test('两个人同时改一个人的资料：没碰的格子照别人写的，碰了同一格的先看过；不是上一级不行', async () => {
  const { person, role, scope, cells } = await workerSeen()
  const seen = cardOf(cells)
  const amend = (wanted: Partial<typeof seen>, as = seen, who = community) =>
    who.call('staff', 'amend', { person, role, scope, seen: as, wanted: { ...as, ...wanted } })
  expect(await amend({ phone: '0553-7654321' })).toMatchObject({ data: { result: 'saved' } })
  // 没看到新电话的人只改最多在办：电话还是新的.
  expect(await amend({ capacity: '33' })).toMatchObject({ data: { result: 'saved' } })
  expect(workerOf()).toMatchObject({ phone: '0553-7654321', capacity: 33 })
  const now = { ...seen, phone: '0553-7654321', capacity: '33' }
  expect(await amend({ phone: '0553-1111111' })).toMatchObject({ data: { result: 'conflict', current: now } })
  expect(workerOf().phone).toBe('0553-7654321')
  // 回音丢了再来一遍，不算别人改的；看过了再改，就改成了.
  expect(await amend({ phone: '0553-7654321' })).toMatchObject({ data: { result: 'saved' } })
  expect(await amend({ phone: '0553-1111111' }, now)).toMatchObject({ data: { result: 'saved' } })
  expect(await amend({ phone: '123' }, { ...now, phone: '0553-1111111' })).toMatchObject({
    data: { result: 'problem', problems: [{ column: 'phone', text: '电话号码不对，请检查' }] },
  })
  expect(await amend({}, seen, desk('zhelu'))).toMatchObject({
    code: 'staff/not-superior',
    message: '只有上一级可以改下级的资料、登记请假',
  })
  expect(records.find('audits', { action: 'staff.amend' }).length).toBeGreaterThan(0)
})

test('同一刻两个人改同一格：只有一个写上，另一个看得到写上的', async () => {
  const { person, role, scope, cells } = await workerSeen()
  const seen = cardOf(cells)
  const numbers = ['0553-2222221', '0553-2222222']
  const said = await Promise.all(
    numbers.map((phone) => community.ask('staff', 'amend', { person, role, scope, seen, wanted: { ...seen, phone } })),
  )
  expect(said.map(({ result }) => result).sort()).toEqual(['conflict', 'saved'])
  const kept = numbers[said.findIndex(({ result }) => result === 'saved')]
  expect(workerOf().phone).toBe(kept)
  expect(said).toContainEqual({ result: 'conflict', current: { ...seen, phone: kept } })
})

test('两个人同时登记请假，或者本人刚请了：后一个先看过，一段也不会不声不响地没了', async () => {
  await city.worker.ask('account', 'setLeave', { leave: [] })
  const { person, role, scope, leave: seen } = await workerSeen()
  const now = city.cloud.now()
  const [first, second, own] = [1, 2, 3].map((n) => ({ from: now + n * 100_000_000, until: now + n * 110_000_000 }))
  const give = (leave: typeof seen, as = seen) =>
    community.ask('staff', 'setLeave', { person, role, scope, seen: as, leave })
  expect(await give([...seen, first!])).toEqual({ result: 'saved' })
  expect(await give([...seen, second!])).toEqual({ result: 'conflict', current: [...seen, first] })
  // 同一个请求再来一遍，不是别人改的.
  expect(await give([...seen, first!])).toEqual({ result: 'saved' })
  await city.worker.ask('account', 'setLeave', { leave: [own!] })
  expect(await give([...seen, first!, second!], [...seen, first!])).toEqual({ result: 'conflict', current: [own] })
  expect(workerOf().leave).toEqual([own])
  expect(await give([second!, own!], [own!])).toEqual({ result: 'saved' })
  expect(workerOf().leave).toEqual([second, own])
  await city.worker.ask('account', 'setLeave', { leave: [] })
})
