import type { Cells } from '../../cloudfunctions/contract/reference'
import type { Catalogue } from '../../cloudfunctions/domain/catalogue'
import type { Department } from '../../cloudfunctions/domain/department'
import { type LocalCity } from '../support/city'
import { type Desk, desksIn } from '../support/desk'
import { invite, join } from '../support/invite'
import { cityOfThisFile } from '../support/of-this-file'
import { Records } from '../support/records'
import { act, blow, type Cast, castOf, done, ticketInHand, tryTo } from '../support/whistle'

// 部门加错了删得掉；机构改革停用以后，办过的还写着它的名字，新的事不再给它。

let city: LocalCity
let cast: Cast
let records: Records
let district: Desk
const desk = desksIn(() => city.url)
cityOfThisFile((opened) => {
  city = opened
  cast = castOf(city)
  records = new Records(city)
  district = desk('quzhongxin')
})

const MADE: Cells = {
  id: 'd-district-90',
  name: '区加错局',
  fullName: '镜湖区加错了的局',
  level: '区',
  phone: '0553-0009090',
}
const rowOf = async (id: string): Promise<Cells> => {
  const { rows } = await district.ask('reference', 'rows', { table: 'departments' })
  return rows.find((cells) => cells['id'] === id)!
}
const save = (before: Cells | undefined, after: Cells | undefined) =>
  district.ask('reference', 'save', {
    ...{ table: 'departments' as const, note: '机构改革' },
    ...(before && { before }),
    ...(after && { after }),
  })
const retire = async (id: string) => {
  const before = await rowOf(id)
  return save(before, { ...before, state: '停用' })
}

test('加错了的，没有别处用着，删得掉；再加回来还是新的', async () => {
  expect(await save(undefined, MADE)).toMatchObject({ result: 'saved' })
  expect(records.one<Department>('departments', MADE['id']!)).toMatchObject({ members: [] })
  expect(await save(await rowOf(MADE['id']!), undefined)).toMatchObject({ result: 'saved' })
  expect(records.find('departments', { _id: MADE['id'] })).toEqual([])
  expect(await save(undefined, MADE)).toMatchObject({ result: 'saved' })
  expect(records.find('departments', { _id: MADE['id'] })).toHaveLength(1)
  await save(await rowOf(MADE['id']!), undefined)
})

test('有人的、清单上有它的，删不掉；整张表导入时少了它，也一样说清楚', async () => {
  const before = await rowOf('d-district-01')
  const dropped = await save(before, undefined)
  expect(dropped).toMatchObject({
    result: 'problem',
    problems: [{ text: expect.stringContaining('不能删') as string }],
  })
  const { rows } = await district.ask('reference', 'rows', { table: 'departments' })
  const kept = rows.filter(({ id }) => id !== 'd-district-01').map((cells, i) => ({ row: i + 2, cells }))
  const report = await district.ask('reference', 'check', { table: 'departments', rows: kept, isWhole: true })
  expect(report.isAdoptable).toBe(false)
  expect(JSON.stringify(report.lines)).toContain('机构改革的，请改成停用')
})

test('事项清单还写着它、还有没办完的哨，不能停用，说得出是哪些', async () => {
  const ticket = await ticketInHand(cast)
  const whistle = await blow(cast.worker, ticket.id)
  const waiting = await retire('d-district-01')
  expect(waiting).toMatchObject({ result: 'problem', problems: [{ column: 'state' }] })
  expect(JSON.stringify(waiting)).toContain(`没办完的哨 ${whistle.no}`)
  await act(cast.clerk, whistle.id, { name: 'accept' })
  expect(JSON.stringify(await retire('d-district-01'))).toContain(`没办完的哨 ${whistle.no}`)
  await done(whistle, cast.officer)
  await act(cast.street, whistle.id, { name: 'evaluate', verdict: 'satisfied', points: 95, note: '很快' })
  const listed = JSON.stringify(await retire('d-district-01'))
  expect(listed).toContain('事项“')
  expect(listed).not.toContain('没办完的哨')
  // 十五天以内居民要求重办、再吹一次，这声哨就重新打开，叫的还是它.
  expect(listed).toContain(`以前还能重新打开的哨 ${whistle.no}`)
  expect(listed).toContain('还能重新打开的等过了那天')
})

test('能重新打开的日子过了，办过的哨不再挡着停用', async () => {
  await city.passes({ days: 17 })
  const listed = JSON.stringify(await retire('d-district-01'))
  expect(listed).toContain('事项“')
  expect(listed).not.toContain('还能重新打开的哨')
})

test('停用以后：不能分给它、改派给它，不列在可选的里，不邀请人、不开账号、不上清单；名字还在；可以再启用', async () => {
  await save(undefined, MADE)
  const id = MADE['id']!
  expect(await retire(id)).toMatchObject({ result: 'saved' })
  expect(records.one<Department>('departments', id).retired).toBe(true)
  const scopes = await district.ask('search', 'scopes', {})
  expect(scopes.departments.find(({ department }) => department === id)).toMatchObject({
    name: '区加错局',
    isRetired: true,
  })
  const table = await district.ask('assessment', 'table', { table: 'departments', period: '2026-03' })
  expect(JSON.stringify(table)).not.toContain('区加错局')

  const ticket = await ticketInHand(cast)
  const whistle = await blow(cast.worker, ticket.id)
  await act(cast.clerk, whistle.id, { name: 'accept' })
  const RETIRED = { code: 'whistle/retired-department', message: '“区加错局”已经停用，请改选别的部门' }
  const note = '换一个部门办'
  for (const parties of [
    { lead: id, assists: [] },
    { lead: 'd-district-02', assists: [id] },
  ])
    expect(await tryTo(cast.street, whistle.id, { name: 'dispatch', ...parties, note })).toMatchObject(RETIRED)
  await city.passes({ minutes: 2 })
  const options = await cast.street.ask('whistle', 'options', { id: whistle.id, action: 'dispatch' })
  expect(options.map(({ value }) => value)).not.toContain(id)
  expect(
    await district.call('login', 'create', {
      ...{ role: 'department', scope: id, username: 'jiacuo', name: '新来的', phone: '0553-0001111', post: 'officer' },
    }),
  ).toMatchObject({ code: 'department/retired', message: '这个部门已经停用，不再开账号' })

  const before = await rowOf(id)
  expect(await save(before, { ...before, state: '在用' })).toMatchObject({ result: 'saved' })
  expect(records.one<Department>('departments', id).retired).toBe(false)
})

test('停用了的部门，联络员不再邀请人；停用以前发的邀请码也不再加人，码没有用掉，启用以后还能用', async () => {
  const liaison = city.phone('o-demo-d-district-01-liaison')
  const offer = { role: 'department', scope: 'd-district-01', post: 'officer' } as const
  const { code } = await invite(liaison, offer)
  await records.change('departments', 'd-district-01', { retired: true })
  const RETIRED = { code: 'invitation/retired', message: '这个部门已经停用，不再邀请人' }
  expect(await liaison.call('account', 'invite', offer)).toMatchObject(RETIRED)
  const members = () => records.one<Department>('departments', 'd-district-01').members.length
  const before = members()
  const who = await city.newcomer().agrees()
  expect(await join(who, code, '来晚了的')).toMatchObject(RETIRED)
  expect(members()).toBe(before)
  await records.change('departments', 'd-district-01', { retired: false })
  expect(await join(who, code, '来晚了的')).toMatchObject({ ok: true })
  expect(members()).toBe(before + 1)
})

test('清单新的一版已经立了、还没换上，也算它的事项；同一个事项只说一次', async () => {
  await save(undefined, { ...MADE, id: 'd-district-91', name: '区待换局' })
  const [inForce] = records.find<Catalogue>('catalogues', { version: 1 })
  const items = inForce!.items.map((item, i) => (i === 0 ? { ...item, lead: 'd-district-91' } : item))
  await records.add('catalogues', [{ ...inForce!, _id: 'v2', version: 2, note: '断在半路的', items }])
  const { code, name } = items[0]!
  const waiting = { result: 'problem', problems: [{ column: 'state' }] }
  const refused = await retire('d-district-91')
  expect(refused).toMatchObject(waiting)
  expect(refused).toMatchObject({
    problems: [{ text: expect.stringContaining(`还有事项“${code} ${name}”，`) as string }],
  })
  expect(await retire(inForce!.items[0]!.lead)).toMatchObject(waiting)
})

test('问过以后、写下以前又给了它人、又邀请了人的，写下以后再看一眼，放回去；没有的照删', async () => {
  const [given, invited, unused] = ['d-district-92', 'd-district-93', 'd-district-94'] as const
  for (const id of [given, invited, unused]) await save(undefined, { ...MADE, id, name: `区${id.slice(-2)}局` })
  await records.change('departments', given, {
    members: [{ person: 'p-1', name: '刚来的', phone: '', post: 'officer' }],
  })
  await records.add('invitations', [
    { _id: 'JUSTMADE', role: 'department', scope: invited, expiresAt: city.cloud.now() * 2, uses: 1, usedBy: [] },
  ])
  const { version } = records.one<{ version: number }>('references', 'departments')
  const item = { _id: invited, name: '区93局', fullName: MADE['fullName'], level: 'district', phone: MADE['phone'] }
  await records.change('references', 'departments', {
    version: version + 1,
    changed: { at: city.cloud.now(), by: 'p-district-1', note: '抢在中间的' },
    pending: {
      ...{ action: 'reference.adopt', table: 'departments', requestId: 'raced-1' },
      ...{ items: [{ ...item, retired: true }], gone: [given, unused], wereOpen: [given, invited, unused] },
    },
  })
  expect(await rowOf(given)).toMatchObject({ state: '在用' })
  expect(await rowOf(invited)).toMatchObject({ state: '在用' })
  expect(records.one<Department>('departments', given).members).toHaveLength(1)
  expect(records.find('departments', { _id: unused })).toEqual([])
  expect(records.one('references', 'departments')).not.toHaveProperty('pending')
})
