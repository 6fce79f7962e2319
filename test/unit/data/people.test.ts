import type { Area, Duty, Role } from '../../../data/jinghu/generate/documents'
import { areaById, areas, identities, ofKind, people, personById } from './district'

const duties = areas.flatMap((area) => [area.worker, ...(area.standIns ?? []), ...(area.staff ?? [])].filter(isDuty))

function isDuty(duty: Duty | undefined): duty is Duty {
  return duty !== undefined
}

function holds(area: Area, { role, standIn }: Role, person: string): boolean {
  if (role === 'worker') return standIn ? someone(area.standIns, person) : area.worker?.person === person
  return role === area.kind && someone(area.staff, person)
}

function someone(list: Duty[] | undefined, person: string): boolean {
  return list?.some((duty) => duty.person === person) ?? false
}

test('每个网格有一名网格员和一名同社区的代班，每个社区、街道有两名工作人员', () => {
  for (const grid of ofKind('grid')) {
    const [standIn, ...others] = grid.standIns ?? []
    expect(others).toEqual([])
    expect(standIn?.person).not.toBe(grid.worker?.person)
    const own = ofKind('grid').find((candidate) => candidate.worker?.person === standIn?.person)
    expect(own?.path.at(-2)).toBe(grid.path.at(-2))
  }
  expect(new Set(ofKind('grid').map((grid) => grid.worker?.person)).size).toBe(696)
  for (const area of [...ofKind('community'), ...ofKind('street')]) expect(area.staff).toHaveLength(2)
})

test('岗位上的每个人都查得到，姓名一致，并且有这个岗位的角色', () => {
  for (const area of areas) {
    const expected: Array<[Duty[], Role]> = [
      [area.worker ? [area.worker] : [], { role: 'worker', scope: area._id }],
      [area.standIns ?? [], { role: 'worker', scope: area._id, standIn: true }],
      [area.staff ?? [], { role: area.kind === 'street' ? 'street' : 'community', scope: area._id }],
    ]
    for (const [list, role] of expected) {
      for (const duty of list) {
        expect(personById.get(duty.person)?.name).toBe(duty.name)
        expect(personById.get(duty.person)?.roles).toContainEqual(role)
      }
    }
  }
})

test('反过来，每个工作角色都在那个区域的岗位上', () => {
  const roles = people.flatMap((person) => person.roles.map((role) => ({ person: person._id, role })))
  const lost = roles.filter(({ person, role }) => {
    const area = areaById.get(role.scope)
    return !area || (role.role !== 'resident' && !holds(area, role, person))
  })
  expect(lost).toEqual([])
})

test('一个人不在岗，在哪个网格都算不在岗', () => {
  const away = new Set(duties.filter((duty) => duty.away).map((duty) => duty.person))
  expect(duties.filter((duty) => away.has(duty.person) && !duty.away)).toEqual([])
})

test('6 个网格的网格员不在岗而代班在岗，只有 1 个网格两人都不在岗', () => {
  const away = ofKind('grid').filter((grid) => grid.worker?.away)
  const unattended = away.filter((grid) => grid.standIns?.every((standIn) => standIn.away))
  expect(unattended).toHaveLength(1)
  expect(away).toHaveLength(7)
})

test('示例电话不可能拨通，也不会重复', () => {
  const phones = new Map(duties.map((duty) => [duty.person, duty.phone]))
  const offices = areas.flatMap((area) => area.phone ?? [])
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
