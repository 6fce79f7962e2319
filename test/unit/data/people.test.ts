import { isAway, type Server } from '../../../cloudfunctions/domain/server'
import type { Area, Role } from '../../../data/jinghu/generate/documents'
import {
  areaById,
  areas,
  categories,
  departmentById,
  departments,
  identities,
  ofKind,
  people,
  personById,
} from './district'

/** A working day on which the demonstration may be played. */
const NOW = Date.parse('2026-03-02T09:00:00+08:00')

const servers = [
  ...areas.flatMap(({ worker, standIns = [], team = [], staff = [], leader }) => [
    ...(worker ? [worker] : []),
    ...standIns,
    ...team,
    ...staff,
    ...(leader ? [leader] : []),
  ]),
  ...departments.flatMap(({ members }) => members),
]

/** Those of the area who serve in this role. */
function holders(
  { kind, worker, standIns = [], team = [], staff = [], leader }: Area,
  { role, standIn, duty }: Role,
): Server[] {
  if (role === 'worker') return standIn ? standIns : worker ? [worker] : []
  if (role === 'team') return team.filter((member) => member.duty === duty)
  return role === kind ? [...staff, ...(leader ? [leader] : [])] : []
}

test('每个网格有一名网格员和同社区的代班，有一个网格有两名；每个社区、街道和区里有两名工作人员', () => {
  for (const grid of ofKind('grid')) {
    const standIns = (grid.standIns ?? []).map(({ person }) => person)
    expect(standIns).not.toContain(grid.worker?.person)
    const own = ofKind('grid').filter(({ worker }) => standIns.includes(worker?.person ?? ''))
    expect(own.map(({ path }) => path.at(-2))).toEqual(standIns.map(() => grid.path.at(-2)))
    expect(standIns.length).toBeGreaterThanOrEqual(1)
  }
  expect(ofKind('grid').filter(({ standIns = [] }) => standIns.length > 1)).toHaveLength(1)
  expect(new Set(ofKind('grid').map((grid) => grid.worker?.person)).size).toBe(696)
  for (const kind of ['district', 'street', 'community'] as const) {
    for (const { staff } of ofKind(kind)) expect(staff).toHaveLength(2)
  }
})

test('有团队的网格各有 3 到 6 人，人人有职责，所管的类别都在目录里', () => {
  const teams = areas.flatMap(({ team }) => (team ? [team] : []))
  const codes = categories.items.map(({ code }) => code)
  expect(teams.length).toBeGreaterThanOrEqual(5)
  for (const team of teams) {
    expect(team.length).toBeGreaterThanOrEqual(3)
    expect(team.length).toBeLessThanOrEqual(6)
    for (const { duty, categories = [] } of team) {
      expect(duty).toBeDefined()
      expect(codes).toEqual(expect.arrayContaining(categories))
    }
  }
})

test('岗位上的每个人都查得到，姓名一致，并且有这个岗位的角色', () => {
  for (const area of areas) {
    const { _id: scope, kind, worker, standIns = [], team = [], staff = [] } = area
    const expected: Array<{ server: Server; role: object }> = [
      ...(worker ? [{ server: worker, role: { role: 'worker', scope } }] : []),
      ...standIns.map((server) => ({ server, role: { role: 'worker', scope, standIn: true } })),
      ...team.map((server) => ({ server, role: { role: 'team', scope, duty: server.duty } })),
      ...staff.map((server) => ({ server, role: { role: kind, scope } })),
    ]
    for (const { server, role } of expected) {
      const person = personById.get(server.person)
      expect(person?.name).toBe(server.name)
      expect(person?.roles).toContainEqual(role)
    }
  }
})

test('每个街道有一位街道领导：不在工作人员名册里，另有街道的身份', () => {
  for (const { _id: scope, staff = [], leader } of ofKind('street')) {
    expect(staff.map(({ person }) => person)).not.toContain(leader?.person)
    expect(personById.get(leader?.person ?? '')).toMatchObject({
      name: leader?.name,
      roles: [{ role: 'street', scope }],
    })
  }
})

test('反过来，每个工作角色都在那个区域或部门的岗位上', () => {
  const roles = people.flatMap((person) => person.roles.map((role) => ({ person: person._id, role })))
  const lost = roles.filter(({ person, role }) => {
    if (role.role === 'department')
      return !departmentById
        .get(role.scope)
        ?.members.some((member) => member.person === person && member.post === role.post)
    const area = areaById.get(role.scope)
    return !area || (role.role !== 'resident' && !holders(area, role).some((server) => server.person === person))
  })
  expect(lost).toEqual([])
})

test('一个人请了假，在哪个岗位上、在本人那里都写着同样的假', () => {
  for (const { person, leave } of servers) expect([person, leave]).toEqual([person, personById.get(person)?.leave])
})

test('9 个网格的网格员不在岗，其中 2 个连代班也不在岗：一个有团队，一个没有', () => {
  const away = ofKind('grid').filter(({ worker }) => worker && isAway(worker, NOW))
  const unattended = away.filter(({ standIns = [] }) => standIns.every((standIn) => isAway(standIn, NOW)))
  expect(away).toHaveLength(9)
  expect(unattended.map(({ team = [] }) => team.length > 0)).toEqual([false, true])
})

test('示例电话不可能拨通，也不会重复', () => {
  const phones = new Map(servers.map(({ person, phone }) => [person, phone]))
  const offices = [...areas, ...departments].flatMap(({ phone }) => phone ?? [])
  const all = [...phones.values(), ...offices]
  expect(all.every((phone) => /^0553-000\d{4}$/.test(phone))).toBe(true)
  expect(new Set(all).size).toBe(all.length)
})

test('没有同名的人，每个人都能用微信进来', () => {
  expect(new Set(people.map((person) => person.name)).size).toBe(people.length)
  expect(identities.map((identity) => identity.person)).toEqual(people.map((person) => person._id))
  expect(new Set(identities.map((identity) => identity._id)).size).toBe(identities.length)
  expect(identities.every((identity) => /^wx:o[A-Za-z0-9_-]{3,63}$/.test(identity._id))).toBe(true)
})

test('至少 12 位居民住在网格里，一位住在村里，一位是还没有选网格的新居民', () => {
  const residents = people.filter((person) => person.roles.every((role) => role.role === 'resident'))
  const homes = residents.map((person) => areaById.get(person.roles[0]?.scope ?? '')?.kind)
  expect(homes.filter((kind) => kind === 'grid').length).toBeGreaterThanOrEqual(12)
  expect(homes.filter((kind) => kind === 'village')).toHaveLength(1)
  expect(homes.filter((kind) => kind === undefined)).toHaveLength(1)
  for (const { roles, homeGrid } of residents) {
    const inGrid = roles.filter(({ scope }) => areaById.get(scope)?.kind === 'grid').map(({ scope }) => scope)
    expect(inGrid).toEqual(homeGrid ? [homeGrid] : [])
  }
})
